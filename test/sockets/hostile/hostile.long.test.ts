/** Servers that break every rule, and what the transports of both hosts make of them. */
import { createServer } from 'node:http';

import { bomb } from './bombs';
import type { Packing } from './bombs';
import { HostProcess } from './child-process';
import type { Done, Host, Job } from './job';
import { listenRaw, listening } from '../../support/raw-server';
import type { Serve } from '../../support/raw-server';
import { BOUNDS, CHARSETS, ODD_HTTP, PACKED } from './rows';
import type { Expected, Row } from './rows';

const LIMIT = 4 * 1024 * 1024;
/** What a request may cost beyond its limit. */
const MOST_MB = LIMIT / 1024 / 1024 + 64;

const JOB = { method: 'GET', timeoutMs: 1_200, maxResponseBytes: LIMIT } as const;

describe.each(['node-red', 'n8n'] as const)('%s', (host: Host) => {
  let process: HostProcess;

  beforeAll(async () => {
    process = await HostProcess.start(host);
  });

  afterAll(() => process.stop());

  async function done(serve: Serve, job: Partial<Job> = {}): Promise<Done> {
    const server = await listenRaw(serve);
    try {
      const url = `http://127.0.0.1:${String(server.port)}/`;
      const result = await process.run({ ...JOB, url, ...job });
      // Whatever happens, a transport sends once: what is repeated is for the core to decide.
      expect(server.requests()).toBeLessThanOrEqual(1);
      return result;
    } finally {
      server.close();
    }
  }

  async function proves({ serve, job, expected }: Row): Promise<void> {
    const { seen, grownMb } = await done(serve, job);
    const own = 'node-red' in expected ? expected[host] : expected;
    expect(seen).toMatchObject(shapeOf(own));
    expect(grownMb).toBeLessThan(MOST_MB);
  }

  describe('is bounded in time and size by a server that', () => {
    it.each(BOUNDS)('$name', proves);

    it.each<[Packing, string]>([
      ['gzip', 'gzip'],
      ['deflate', 'deflate'],
      ['raw deflate', 'deflate'],
      ['br', 'br'],
    ])(
      'inflates %s to 600 MB',
      async (packing, encoding) => {
        const bytes = await bomb(packing, 600);
        const length = String(bytes.length);
        const { seen, grownMb } = await done((socket) => {
          socket.write(
            `HTTP/1.1 200 OK\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${length}\r\n\r\n`,
          );
          socket.end(bytes);
        });
        expect(seen).toMatchObject({ kind: 'error', code: 'too-large' });
        expect(grownMb).toBeLessThan(MOST_MB);
      },
      60_000,
    );

    it('drips, when the caller leaves', async () => {
      const { seen } = await done((socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\n '), {
        cancelAfterMs: 100,
        timeoutMs: 60_000,
      });
      expect(seen).toMatchObject({ kind: 'error', code: 'cancelled' });
    });
  });

  describe('takes, or says what is wrong with', () => {
    it.each(ODD_HTTP)('$name', proves);
  });

  describe('unpacks, or says that it cannot,', () => {
    it.each(PACKED)('$name', proves);
  });

  // n8n's client takes a compressed body that is cut off for whole; where nothing asks for one, none comes.
  it('asks for no compressed body', async () => {
    const asked: unknown[] = [];
    const server = createServer((request, response) => {
      asked.push(request.headers['accept-encoding']);
      response.end();
    });
    const { port, close } = await listening(server);
    await process.run({ ...JOB, url: `http://127.0.0.1:${String(port)}/` });
    close();
    expect(asked).toEqual([host === 'n8n' ? 'identity' : undefined]);
  });

  describe('reads', () => {
    it.each(CHARSETS)('$name', proves);
  });
});

function shapeOf(expected: Expected): object {
  if ('code' in expected) {
    return {
      kind: 'error',
      code: expected.code,
      message: expect.stringMatching(expected.says) as unknown,
    };
  }
  const { status, text, read, headers } = expected;
  return {
    kind: 'reply',
    status,
    ...(headers === undefined ? {} : { headers }),
    ...(text === undefined ? {} : { text }),
    ...(read === undefined ? {} : { read }),
  };
}
