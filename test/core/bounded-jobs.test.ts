import type { Pool } from '../../core';
import { createRunningJobs } from '../../core/client/running-jobs';
import { clientFor } from '../support/account';
import { createFakeClock, settle } from '../support/fake-clock';
import type { FakeClock } from '../support/fake-clock';
import { schemeCase, schemeServer } from '../support/every-scheme';
import type { SchemeServer } from '../support/every-scheme';
import { createMemoryTransport } from '../support/memory-transport';
import type { Answer } from '../support/memory-transport';
import { plain } from './bounded-fixture';

describe('jobs at the server are bounded', () => {
  const PURGE = { operation: 'content.purge', waitSeconds: 0 };
  const params = { url: 'https://cdn.test/a' };

  function edgecast(
    given: { pool?: Pool; clock?: FakeClock; budgetMs?: number } = {},
  ): SchemeServer & {
    readonly done: Set<string>;
  } {
    const { budgetMs, ...rest } = given;
    const server = schemeServer(schemeCase('edgecast/rest-token'), {
      ...rest,
      limits: budgetMs === undefined ? {} : { budgetMs },
    });
    const done = new Set<string>();
    let made = 0;
    server.reply = (request) => {
      if (request.method === 'PUT') {
        made += 1;
        return { body: { Id: `job-${String(made)}` } };
      }
      const id = request.url.split('/').pop() ?? '';
      return { body: { Id: id, ...(done.has(id) ? { CompleteDate: 'now' } : {}) } };
    };
    return Object.assign(server, { done });
  }

  const purges = (server: SchemeServer): number =>
    server.calls.filter(({ method }) => method === 'PUT').length;

  async function full(server: SchemeServer): Promise<void> {
    for (let n = 0; n < 50; n += 1) await server.client.run({ ...PURGE, params });
  }

  it('the 51st purge waits until the oldest is done', async () => {
    const server = edgecast();
    await full(server);
    const waiting = server.client.run({ ...PURGE, params });
    await server.clock.advance(30_000);
    expect(purges(server)).toBe(50);
    server.done.add('job-1');
    await server.clock.advance(5_000);
    await waiting;
    expect(purges(server)).toBe(51);
  });

  it('counts the addresses of a bulk purge', async () => {
    const server = edgecast();
    const bulk = { operation: 'content.bulkPurge', waitSeconds: 0 };
    const urls = Array.from({ length: 30 }, (_, n) => `https://cdn.test/${String(n)}`);
    await server.client.run({ ...bulk, params: { urls } });
    const waiting = server.client.run({ ...bulk, params: { urls } }).catch(() => undefined);
    await server.clock.advance(1_000);
    expect(purges(server)).toBe(1);
    server.done.add('job-1');
    server.reply = () => ({ body: { Id: 'x', Status_Details: { Status: 'done' } } });
    await server.clock.advance(400_000);
    await waiting;
    expect(purges(server)).toBe(2);
  });

  it.each([
    [{ status: 404 }, 51],
    [{ status: 429 }, 50],
    [{ status: 503 }, 50],
    [{ body: {} }, 51],
  ])('an answer %j to the question about the oldest lets %d through', async (answer, expected) => {
    const server = edgecast({ budgetMs: 20_000 });
    await full(server);
    const before = server.reply;
    server.reply = (request, index) => (request.method === 'PUT' ? before(request, index) : answer);
    const last = server.client.run({ ...PURGE, params }).catch((fault: unknown) => fault);
    await server.clock.advance(200_000);
    const result = await last;
    expect(purges(server)).toBe(expected);
    if (expected === 50)
      expect(result).toMatchObject({
        code: 'throttled',
        message: expect.stringMatching(/Nothing was sent/),
      });
  });

  it('gives up when the question cannot be asked', async () => {
    const server = edgecast({ budgetMs: 20_000 });
    await full(server);
    server.reply = () => ({ status: 401 });
    await expect(server.client.run({ ...PURGE, params })).rejects.toMatchObject({
      code: 'sign-in-refused',
    });
  });

  it('gives the places back when a purge fails or starts no job', async () => {
    const server = edgecast();
    const works = server.reply;
    for (const answer of [{ status: 400 }, { body: {} }]) {
      server.reply = () => answer;
      for (let n = 0; n < 60; n += 1)
        await server.client.run({ ...PURGE, params }).catch(() => undefined);
    }
    server.reply = works;
    await full(server);
    expect(purges(server)).toBe(170);
  });

  it('waits for a place while others are on their way, without asking for jobs', async () => {
    const row = { jobLimit: { name: 'x', capacity: 1 }, method: 'POST' as const };
    const clock = createFakeClock();
    const { send, requests } = createMemoryTransport(async () => {
      await clock.sleep(3_000);
      return { body: {} };
    });
    const client = clientFor({
      ...plain([row]),
      account: { baseUrl: 'https://h.test' },
      transport: send,
      clock,
    });
    const call = { operation: 'thing.get', params: {} };
    const both = Promise.all([client.run(call), client.run(call)]);
    await clock.advance(2_999);
    expect(requests).toHaveLength(1);
    await clock.advance(10_000);
    await both;
    expect(requests).toHaveLength(2);
  });

  it('leaves when it is told to, while it waits', async () => {
    const server = edgecast();
    await full(server);
    const stop = new AbortController();
    const call = server.client.run({ ...PURGE, params, signal: stop.signal });
    await settle();
    stop.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    expect(server.clock.sleeping).toBe(0);
  });

  it('keeps count by the names of the places', () => {
    const running = createRunningJobs();
    expect([running.take(80, 50), running.take(1, 50)]).toEqual([true, false]);
    running.ended('unknown');
    expect(running.take(1, 50)).toBe(false);
    running.free(80);
    expect(running.take(50, 50)).toBe(true);
  });
});

describe('a job that is waited for', () => {
  const purge = { operation: 'content.purge', params: { url: 'https://cdn.test/a' } };
  const answered = (state: Answer): SchemeServer => {
    const server = schemeServer(schemeCase('edgecast/rest-token'));
    server.reply = ({ method }) => (method === 'PUT' ? { body: { Id: 7 } } : state);
    return server;
  };

  it('gives its last answer', async () => {
    const server = answered({ body: { CompleteDate: 'now' } });
    expect(await server.client.run(purge)).toMatchObject({ payload: { CompleteDate: 'now' } });
    expect(server.calls[1]?.url).toMatch(/\/purge\/7$/);
  });

  it('is told as not done in time, with its id', async () => {
    const server = answered({ body: { Id: 7 } });
    const call = server.client.run({ ...purge, waitSeconds: 12 }).catch((fault: unknown) => fault);
    await server.clock.advance(60_000);
    const fault = await call;
    expect(fault).toMatchObject({ code: 'wait-timeout', status: 200, body: { Id: 7 } });
    expect(String(fault)).toMatch(/job 7 was still running after 12 seconds/);
    expect(server.calls).toHaveLength(5);
  });

  it('is told as failed', async () => {
    const wait = {
      id: 'id',
      path: '/jobs/{id}/{other}',
      done: { path: 'state', in: ['done'] },
      failed: { path: 'state', in: ['failed'] },
      everySeconds: 1,
      forSeconds: 10,
    };
    const clock = createFakeClock();
    const { send, requests } = createMemoryTransport((_, index) => ({
      body: [{ id: 'a/b' }, { state: 'running' }, { state: 'failed' }][index] ?? {},
    }));
    const client = clientFor({
      ...plain([{ wait }]),
      account: { baseUrl: 'https://h.test' },
      transport: send,
      clock,
    });
    const call = client
      .run({ operation: 'thing.get', params: {}, signal: new AbortController().signal })
      .catch((fault: unknown) => fault);
    await clock.advance(10_000);
    expect(await call).toMatchObject({ code: 'wait-failed', body: { state: 'failed' } });
    expect(requests[1]?.url).toBe('https://h.test/jobs/a%2Fb/');
  });

  it('may be one that takes no places', async () => {
    const wait = {
      id: 'id',
      path: '/jobs/{id}',
      done: { path: 'state', in: ['done'] },
      everySeconds: 1,
      forSeconds: 10,
    };
    const { send } = createMemoryTransport(() => ({ body: { id: 1, state: 'done' } }));
    const client = clientFor({
      ...plain([{ wait }]),
      account: { baseUrl: 'https://h.test' },
      transport: send,
      clock: createFakeClock(),
    });
    const outcome = await client.run({ operation: 'thing.get', params: {} });
    expect(outcome.url).toBe('https://h.test/jobs/1');
  });

  it('is not waited for where the answer names none, or nobody wants to wait', async () => {
    const server = schemeServer(schemeCase('edgecast/rest-token'));
    server.reply = () => ({ body: { other: 1 } });
    await server.client.run(purge);
    server.reply = () => ({ body: { Id: 1 } });
    await server.client.run({ ...purge, waitSeconds: 0 });
    expect(server.calls).toHaveLength(2);
  });

  it.each([-1, NaN, Infinity])('takes no wait of %p seconds', async (waitSeconds) => {
    const server = answered({});
    await expect(server.client.run({ ...purge, waitSeconds })).rejects.toMatchObject({
      field: 'waitSeconds',
    });
    expect(server.calls).toHaveLength(0);
  });
});
