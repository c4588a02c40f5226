/** Time and size hold wherever n8n sends for us: node, sign-in, list and Test. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { collectGarbage } from '../support/collect-garbage';
import { placeOf } from './stage/node-parameters';
import { Stage } from './stage/stage';

const TOKEN = '/token';
const more = { options: { timeoutMs: 1_000, budgetMs: 2_000, maxResponseBytes: 100_000 } };

let server: Server;
let stage: Stage;
/** Paths that are answered by a body without an end. */
let dripping: (path: string) => boolean;
let seen: IncomingMessage[];

function answer(request: IncomingMessage, response: ServerResponse): void {
  seen.push(request);
  const path = request.url ?? '';
  response.writeHead(200, { 'content-type': 'application/json' });
  if (!dripping(path)) {
    const token = { access_token: 'abc', token_type: 'Bearer', expires_in: 300 };
    response.end(JSON.stringify(path === TOKEN ? token : []));
    return;
  }
  const timer = setInterval(() => response.write(' '), 100);
  response.on('close', () => clearInterval(timer));
}

beforeEach(async () => {
  seen = [];
  dripping = () => false;
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  stage = await Stage.with(placeOf('edgecast/client-credentials'), {
    baseUrl: url,
    tokenUrl: `${url}${TOKEN}`,
    clientId: 'me',
    clientSecret: 'secret',
    scopes: 'a',
  });
});

afterEach(async () => {
  stage.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('a call to a server that drips ends in time', async () => {
  dripping = (path) => path !== TOKEN;
  const { error } = await stage.run('policy.getMany', {}, { more });
  // The last attempt has what is left of the budget.
  expect(error?.message).toMatch(/did not respond in time \((?:1|0\.\d) s\)/);
});

it('the limits hold whatever n8n collects as garbage meanwhile', async () => {
  dripping = (path) => path !== TOKEN;
  const run = stage.start('policy.getMany', {}, { more });
  const collecting = setInterval(collectGarbage, 100);
  const { error } = await run.done;
  clearInterval(collecting);
  expect(error?.message).toMatch(/did not respond in time/);
});

it('a run ends in time while the sign-in server drips, and the account works when it is well again', async () => {
  dripping = (path) => path === TOKEN;
  const started = Date.now();
  const { error } = await stage.run('policy.getMany', {}, { more });
  expect(error?.message).toMatch(/did not respond in time/);
  // Well below the 30 seconds that a sign-in itself may take.
  expect(Date.now() - started).toBeLessThan(15_000);
  dripping = () => false;
  // The sign-in under way belongs to all; it is given up after its own time.
  for (;;) {
    const again = await stage.run('policy.getMany', {}, { more });
    if (again.error === undefined) break;
    expect(Date.now() - started).toBeLessThan(50_000);
  }
}, 70_000);

it('a run that is cancelled while the sign-in server drips ends then', async () => {
  dripping = (path) => path === TOKEN;
  const run = stage.start('policy.getMany');
  await new Promise((resolve) => setTimeout(resolve, 300));
  run.cancel();
  expect((await run.done).status).toBe('canceled');
});

it('a Test against a server that drips ends', async () => {
  dripping = () => true;
  const result = await stage.test();
  expect(result).toMatchObject({ status: 'Error' });
  expect(result.message).toMatch(/in time/);
}, 70_000);

it('an answer without an end is given up at its limit', async () => {
  const flood = (response: ServerResponse): void => {
    while (response.write(' '.repeat(65_536)));
    response.once('drain', () => flood(response));
  };
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === TOKEN) answer(request, response);
    else flood(response);
  });
  const { error } = await stage.run('policy.getMany', {}, { more });
  expect(error?.message).toMatch(/larger than 100000 bytes/);
});

it('every request says who calls, the sign-in too', async () => {
  await stage.run('policy.getMany', {}, { more });
  const manifest = readFileSync(join(__dirname, '../../package.json'), 'utf8');
  const { name, version } = JSON.parse(manifest) as Record<'name' | 'version', string>;
  expect(seen.map(({ url }) => url?.split('?')[0])).toContain(TOKEN);
  expect(seen.length).toBeGreaterThan(1);
  expect(new Set(seen.map(({ headers }) => headers['user-agent']))).toEqual(
    new Set([`${name}/${version}`]),
  );
});

it('a User-Agent that the person set is sent as it is', async () => {
  const values = { path: '/x', headers: { 'user-agent': 'mine/1' } };
  await stage.run('custom.request', values, { more });
  expect(seen.at(-1)?.headers['user-agent']).toBe('mine/1');
});
