/** The preset of CONTRIBUTING, read from the page and signed in with, over a socket. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readDescription, Secret, trySignIn } from '../../core';
import type { Preset } from '../../core/described/preset';
import { readReply } from '../../core/model/read-reply';
import { root } from '../../scripts/repository';

const PASSWORD = 'p"ä&<word>';

function presetOfThePage(): Preset {
  const page = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');
  const [, id = '', text = ''] =
    /^#### `core\/described\/presets\/([\w-]+)\.json`\n\n```json\n(.*?)^```$/ms.exec(page) ?? [];
  const preset = JSON.parse(text) as Preset;
  expect(preset.id).toBe(id);
  return preset;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

let server: Server;
let baseUrl: string;
const seen: string[] = [];

/** Harbor Desk as its made-up documentation has it. */
beforeAll(async () => {
  const open = new Set<unknown>();
  server = createServer((request, response) => {
    void bodyOf(request).then(({ user, password }) => {
      seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
      const answer = (status: number, value: object): void => {
        response.writeHead(status, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(value));
      };
      const token = request.headers['x-desk-token'];
      if (request.method === 'POST') {
        if (user !== 'automation' || password !== PASSWORD) {
          answer(500, { error: { code: 'BAD_LOGIN', text: 'User or password is wrong' } });
          return;
        }
        open.add('desk-token');
        answer(200, { data: { token: 'desk-token', expiresIn: 600 } });
      } else if (!open.has(token)) answer(401, {});
      else if (request.method === 'DELETE') {
        open.delete(token);
        answer(200, {});
      } else answer(200, { berths: ['A', 'B'] });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

function trial(password: string): ReturnType<typeof trySignIn> {
  const account = { baseUrl, username: 'automation', password: new Secret(password) };
  return trySignIn(readDescription(presetOfThePage().description), account, {
    nowMs: Date.now(),
    random: (count) => new Uint8Array(randomBytes(count)),
    redactor: () => (text) => text.replaceAll(password, '[secret]'),
    send: async ({ method, url, headers, body }) => {
      const response = await fetch(url, {
        method,
        headers: headers as Record<string, string>,
        ...(typeof body === 'string' ? { body } : {}),
      });
      return readReply({
        status: response.status,
        headers: { 'content-type': response.headers.get('content-type') ?? '' },
        cookies: response.headers.getSetCookie(),
        body: new Uint8Array(await response.arrayBuffer()),
      });
    },
  });
}

it('signs in, calls the test request with the token, and signs out', async () => {
  const { steps, passed, lifeSeconds, carries } = await trial(PASSWORD);
  expect(steps.map(({ sentence }) => sentence)).toEqual([
    '1. POST /api/login: 200, took token (10 characters), seconds = 600.',
    '2. GET /api/berths: 200.',
    '3. DELETE /api/login: 200, signed out.',
  ]);
  expect({ passed, lifeSeconds }).toEqual({ passed: true, lifeSeconds: 600 });
  expect(carries).toEqual(['header X-Desk-Token (10 characters)']);
  expect(seen).toEqual(['POST /api/login', 'GET /api/berths', 'DELETE /api/login']);
});

it('knows a wrong password, whatever the status says', async () => {
  const result = await trial('not-it');
  expect(result).toMatchObject({ passed: false, rejected: true });
  expect(result.steps[0]?.sentence).toContain('User or password is wrong');
});
