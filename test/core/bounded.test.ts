import { DEFAULT_LIMITS, createPool, findScheme, readAccount, readLimits } from '../../core';
import type { Operation, Outcome, Pool } from '../../core';
import { createRunningJobs } from '../../core/client/running-jobs';
import { clientFor } from '../support/account';
import { createFakeClock, settle } from '../support/fake-clock';
import type { FakeClock } from '../support/fake-clock';
import { schemeCase, schemeServer } from '../support/every-scheme';
import type { SchemeServer } from '../support/every-scheme';
import { createMemoryTransport } from '../support/memory-transport';
import type { Answer } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';

describe('calls of an account are bounded', () => {
  it('in number at a time', async () => {
    const server = schemeServer(schemeCase('tcpwave/session-token'), {
      limits: { concurrency: 3 },
    });
    let inside = 0;
    let most = 0;
    server.reply = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await server.clock.sleep(100);
      inside -= 1;
      return {};
    };
    const all = Promise.all(Array.from({ length: 20 }, () => server.call()));
    await server.clock.advance(10_000);
    await all;
    expect(most).toBe(3);
  });

  it('in the size and time of an answer', async () => {
    const { scheme, vendor } = plain();
    const seen: unknown[] = [];
    const client = clientFor({
      vendor,
      scheme,
      account: { baseUrl: 'https://h.test' },
      clock: createFakeClock(),
      limits: { maxResponseBytes: 4_096, timeoutMs: 200 },
      transport: async (_, options) => {
        await Promise.resolve();
        seen.push(options);
        return { status: 200, headers: {}, cookies: [], body: new Uint8Array() };
      },
    });
    await client.run({ operation: 'thing.get', params: {} });
    expect(seen).toEqual([{ timeoutMs: 200, maxResponseBytes: 4_096 }]);
  });

  it.each([
    ['timeoutMs', 99],
    ['timeoutMs', 'abc'],
    ['concurrency', 0],
    ['concurrency', 1.5],
    ['maxPages', Infinity],
    ['maxPages', NaN],
    ['maxResponseBytes', true],
  ])('by limits that make sense: not %s = %p', (name, value) => {
    expect(() => readLimits({ [name]: value })).toThrow(
      new RegExp(`^${name}: must be a whole number`),
    );
  });

  it('by the defaults where nothing was entered', () => {
    expect(readLimits({ timeoutMs: '', budgetMs: null, concurrency: undefined })).toEqual(
      DEFAULT_LIMITS,
    );
    expect(readLimits({ concurrency: '7' }).concurrency).toBe(7);
  });
});

function plain(rows: readonly Partial<Operation>[] = [{}]): {
  vendor: ReturnType<typeof plainVendor>;
  scheme: string;
} {
  return { vendor: plainVendor(rows), scheme: 'plain/token' };
}

interface Lists {
  readonly pages: (limit?: number) => Promise<readonly Outcome[]>;
  readonly queries: string[];
}

function lists(row: Partial<Operation>, answer: (index: number) => Answer, maxPages = 50): Lists {
  const queries: string[] = [];
  const { send } = createMemoryTransport((request, index) => {
    queries.push(new URL(request.url).search + String(request.body ?? ''));
    return answer(index);
  });
  const client = clientFor({
    ...plain([row]),
    account: { baseUrl: 'https://h.test' },
    transport: send,
    clock: createFakeClock(),
    limits: { maxPages },
  });
  return {
    queries,
    pages: async (limit) => {
      const found: Outcome[] = [];
      const call = {
        operation: 'thing.get',
        params: {},
        ...(limit === undefined ? {} : { limit }),
      };
      for await (const page of client.pages(call)) found.push(page);
      return found;
    },
  };
}

function failing(): never {
  throw new TypeError('a bug');
}

const OFFSET = {
  paging: {
    kind: 'offset',
    in: 'query',
    offset: 'start',
    limit: 'length',
    size: 2,
    total: 'total',
  },
  answer: { items: 'rows' },
} as const;

const WITHOUT_TOTAL = {
  paging: { kind: 'offset', in: 'query', offset: 'start', limit: 'length', size: 2 },
  answer: { items: 'rows' },
} as const;

describe('lists', () => {
  it('end with their total', async () => {
    const answers: Answer[] = [
      { body: { rows: [1, 2], total: '5' } },
      { body: { rows: [3, 4], total: 5 } },
      { body: { rows: [5], total: 5 } },
    ];
    const list = lists(OFFSET, (index) => answers[index] ?? {});
    const pages = await list.pages();
    expect(pages.map(({ items, page, isLast }) => [items, page, isLast])).toEqual([
      [[1, 2], 0, false],
      [[3, 4], 1, false],
      [[5], 2, true],
    ]);
    expect(list.queries).toEqual(['?start=0&length=2', '?start=2&length=2', '?start=4&length=2']);
  });

  it.each([null, '', 'many', undefined])('go by the pages where the total is %p', async (total) => {
    const list = lists(OFFSET, (index) => ({
      body: {
        rows: [[1, 2], [3]][index] ?? [],
        ...(total === undefined ? {} : { total }),
      },
    }));
    expect((await list.pages()).flatMap(({ items }) => items)).toEqual([1, 2, 3]);
  });

  it('end when a total grows for ever and the pages are empty', async () => {
    const list = lists(OFFSET, (index) => ({
      body: { rows: index < 2 ? [index, index] : [], total: 1_000 + index },
    }));
    expect(await list.pages()).toHaveLength(3);
  });

  it('end when the server returns the same page again', async () => {
    const list = lists(WITHOUT_TOTAL, (index) => ({ body: { rows: [1, { a: [2] }], at: index } }));
    const pages = await list.pages();
    expect(pages.flatMap(({ items }) => items)).toEqual([1, { a: [2] }]);
    expect(pages.at(-1)).toMatchObject({ items: [], isLast: true });
    expect(list.queries).toHaveLength(2);
  });

  it('fail when the server returns the same page again and says that there is more', async () => {
    const list = lists(OFFSET, () => ({ body: { rows: [1, 2], total: 1_000 } }));
    await expect(list.pages()).rejects.toThrow(
      'Plain API, thing.get: the list has 1000 items, and the server returns the same 2 again for every page.',
    );
    expect(list.queries).toHaveLength(2);
  });

  it('go on after a page that the server has cut short', async () => {
    const all = [1, 2, 3, 4, 5];
    const list = lists(OFFSET, (index) => ({
      body: { rows: all.slice(index, index + 1), total: 5 },
    }));
    expect((await list.pages()).flatMap(({ items }) => items)).toEqual(all);
    expect(list.queries.at(-1)).toBe('?start=4&length=2');
    const unsaid = lists(WITHOUT_TOTAL, (index) => ({
      body: { rows: all.slice(index, index + 1) },
    }));
    expect((await unsaid.pages()).flatMap(({ items }) => items)).toEqual(all);
    expect(unsaid.queries.at(-1)).toBe('?start=5&length=2');
  });

  it('end with a page that is not found, after one that was not full', async () => {
    const list = lists(WITHOUT_TOTAL, (index) =>
      index < 2 ? { body: { rows: index === 0 ? [1, 2] : [3] } } : { status: 404 },
    );
    const pages = await list.pages();
    expect(pages.map(({ items, isLast }) => [items, isLast])).toEqual([
      [[1, 2], false],
      [[3], false],
      [[], true],
    ]);
    const full = lists(WITHOUT_TOTAL, (index) =>
      index === 0 ? { body: { rows: [1, 2] } } : { status: 404 },
    );
    await expect(full.pages()).rejects.toMatchObject({ status: 404 });
    await expect(lists(WITHOUT_TOTAL, () => ({ status: 404 })).pages()).rejects.toMatchObject({
      status: 404,
    });
  });

  it('ask for no more than is wanted', async () => {
    const list = lists(OFFSET, (index) => ({ body: { rows: [index, index], total: 100 } }));
    expect((await list.pages(3)).flatMap(({ items }) => items)).toEqual([0, 0, 1]);
    const one = lists(OFFSET, () => ({ body: { rows: [1], total: 100 } }));
    await one.pages(1);
    expect(one.queries).toEqual(['?start=0&length=1']);
  });

  it('fail rather than end in silence after the most pages', async () => {
    const list = lists(OFFSET, (index) => ({ body: { rows: [index, index], total: 100 } }), 3);
    await expect(list.pages()).rejects.toThrow(/3 pages/);
    expect(list.queries).toHaveLength(3);
  });

  it('come by page number, in the body too', async () => {
    const paging = { kind: 'page', in: 'body', page: 'at.page', first: 1, size: 2 } as const;
    const list = lists({ paging, method: 'POST', body: 'json' }, (index) => ({
      body: index === 0 ? [1, 2] : [],
    }));
    await list.pages();
    expect(list.queries).toEqual(['{"at":{"page":1}}', '{"at":{"page":2}}']);
  });

  it('come by a cursor, in query or body', async () => {
    const answers: Answer[] = [
      { body: { rows: [1], meta: { next: 'a/b' } } },
      { body: { rows: [], meta: { next: 7 } } },
      { body: { rows: [2], meta: { next: '' } } },
    ];
    const cursor = {
      kind: 'cursor',
      cursor: 'after',
      next: 'meta.next',
      limit: 'n',
      size: 1,
    } as const;
    const answer = { items: 'rows' };
    const list = lists(
      { paging: { ...cursor, in: 'query' }, answer },
      (index) => answers[index] ?? {},
    );
    expect((await list.pages()).flatMap(({ items }) => items)).toEqual([1, 2]);
    expect(list.queries).toEqual(['?n=1', '?after=a%2Fb&n=1', '?after=7&n=1']);
    const sent = lists(
      { paging: { ...cursor, in: 'body' }, answer, method: 'POST', body: 'json' },
      (index) => answers[index] ?? {},
    );
    await sent.pages();
    expect(sent.queries).toEqual(['{"n":1}', '{"after":"a/b","n":1}', '{"after":7,"n":1}']);
  });

  it('end with a cursor that stays, that is null, or that says there is no more', async () => {
    const paging = { kind: 'cursor', in: 'query', cursor: 'c', next: 'next', size: 9 } as const;
    const answer = { items: 'rows' };
    const stays = lists({ paging, answer }, (index) => ({ body: { rows: [index], next: 'same' } }));
    expect(await stays.pages()).toHaveLength(2);
    const ends = lists({ paging, answer }, () => ({ body: { rows: [1], next: null } }));
    expect(await ends.pages()).toHaveLength(1);
    const more = lists({ paging: { ...paging, more: 'more' }, answer }, (index) => ({
      body: { rows: [index], next: `c${String(index)}`, more: index < 2 },
    }));
    expect(await more.pages()).toHaveLength(3);
  });

  it('come by the Link header, or by an address in the response', async () => {
    const paging = { kind: 'link', in: 'query', limit: 'n', size: 2 } as const;
    const header = lists({ paging }, (index) => ({
      body: [index],
      headers:
        index < 2
          ? {
              link: `<https://h.test/p?p=0>; rel="prev", <?p=${String(index + 2)}>; title="a, b"; rel="last next"`,
            }
          : {},
    }));
    expect((await header.pages()).flatMap(({ items }) => items)).toEqual([0, 1, 2]);
    expect(header.queries).toEqual(['?n=2', '?p=2', '?p=3']);
    const body = lists(
      { paging: { ...paging, next: 'links.next' }, answer: { items: 'rows' } },
      (index) => ({
        body: {
          rows: [index],
          links: { next: index === 0 ? 'https://h.test/thing?page=2' : null },
        },
      }),
    );
    await body.pages();
    expect(body.queries).toEqual(['?n=2', '?page=2']);
  });

  it.each([
    '<https://h.test/p>',
    '<https://h.test/p>; rel=prev; rel',
    'https://h.test/p; rel=next',
    '<https://h.test/p>; title="; rel=next"; rel=nextish',
    '<https://h.test/p>; title="\\"; rel=next"; REL="prev"',
  ])('end where a Link header names no next page: %s', async (link) => {
    const paging = { kind: 'link', in: 'query', size: 2 } as const;
    const list = lists({ paging }, () => ({ body: [1], headers: { link } }));
    expect(await list.pages()).toHaveLength(1);
  });

  it.each([
    'https://other.test/thing?page=2',
    'http://h.test/thing?page=2',
    'https://h.test:8443/thing?page=2',
    '//other.test/',
    'https://me@h.test/',
    'https://:secret@h.test/',
    'https://',
  ])('take no next page from elsewhere: %s', async (next) => {
    const paging = { kind: 'link', in: 'query', next: 'next', size: 2 } as const;
    const list = lists({ paging, answer: { items: 'rows' } }, () => ({
      body: { rows: [1], next },
    }));
    await expect(list.pages()).rejects.toThrow(/The credential goes to https:\/\/h\.test only/);
    expect(list.queries).toHaveLength(1);
  });

  it('are read by name: who reads them wrongly is told, and nothing is taken for empty', async () => {
    const list = lists({ ...OFFSET, answer: { items: 'none' } }, () => ({ body: { rows: [1] } }));
    await expect(list.pages()).rejects.toMatchObject({
      code: 'failed',
      status: 200,
      body: { rows: [1] },
      message: expect.stringMatching(/^Plain API, thing\.get: the response has no list at "none"/),
    });
    const bug = lists({ read: failing }, () => ({}));
    await expect(bug.pages()).rejects.toBeInstanceOf(TypeError);
  });

  it('hold no secret that a server writes as a name', async () => {
    const secret = 'zq"x\\Ü&<1>'.repeat(8);
    const client = clientFor({
      ...plain([{ answer: { items: 'rows' } }]),
      account: { baseUrl: 'https://h.test', token: secret },
      transport: createMemoryTransport(() => ({ body: { [secret]: secret } })).send,
      clock: createFakeClock(),
    });
    const fault = await client
      .run({ operation: 'thing.get', params: {} })
      .catch((it: unknown) => it);
    expect(fault).toMatchObject({
      code: 'failed',
      message: expect.stringMatching(/no list at "rows"/),
    });
    expect(JSON.stringify([fault, String(fault)])).not.toContain('zq');
  });

  it('may be of any length', async () => {
    const rows = Array.from({ length: 130_000 }, (_, index) => index);
    const client = clientFor({
      ...plain([{}]),
      account: { baseUrl: 'https://h.test' },
      transport: createMemoryTransport(() => ({ body: rows })).send,
      clock: createFakeClock(),
    });
    expect((await client.run({ operation: 'thing.get', params: {} })).items).toHaveLength(130_000);
  });

  it.each([0, -1, NaN, 1e12])('refuse a limit of %p', async (limit) => {
    await expect(lists(OFFSET, () => ({})).pages(limit)).rejects.toMatchObject({ field: 'limit' });
  });
});

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

describe('the pool', () => {
  const scheme = findScheme(schemeCase('truesight/token').vendor, 'truesight/token');
  const account = (n: number): ReturnType<typeof readAccount> =>
    readAccount(scheme, { baseUrl: 'https://h.test', username: `u${String(n)}`, password: 'p' });

  it('gives up the longest unused accounts without users', () => {
    const pool = createPool(createFakeClock(), 3);
    const first = pool.share({ scheme, account: account(1), limits: DEFAULT_LIMITS });
    pool.share({ scheme, account: account(2), limits: DEFAULT_LIMITS });
    pool.share({ scheme, account: account(3), limits: DEFAULT_LIMITS });
    expect(pool.share({ scheme, account: account(1), limits: DEFAULT_LIMITS }).cell).toBe(
      first.cell,
    );
    pool.share({ scheme, account: account(4), limits: DEFAULT_LIMITS });
    expect(pool.size).toBe(3);
    expect(pool.share({ scheme, account: account(1), limits: DEFAULT_LIMITS }).cell).toBe(
      first.cell,
    );
  });

  it('never gives up one that has users, nor the one that is asked for', async () => {
    const pool = createPool(createFakeClock(), 2);
    const members = [1, 2, 3].map((n) =>
      pool.join({ scheme, account: account(n), limits: DEFAULT_LIMITS }),
    );
    expect(pool.size).toBe(3);
    const again = pool.join({ scheme, account: account(3), limits: DEFAULT_LIMITS });
    expect(again.cell).toBe(members[2]?.cell);
    expect(again.limiter).toBe(members[2]?.limiter);
    await Promise.resolve();
  });

  it('stays small over 10,000 accounts', () => {
    const pool = createPool(createFakeClock());
    for (let n = 0; n < 10_000; n += 1)
      pool.share({ scheme, account: account(n), limits: DEFAULT_LIMITS });
    expect(pool.size).toBe(1_000);
  });

  it('shares jobs by name', () => {
    const shared = createPool(createFakeClock()).share({
      scheme,
      account: account(1),
      limits: DEFAULT_LIMITS,
    });
    expect(shared.jobs('a')).toBe(shared.jobs('a'));
    expect(shared.jobs('a')).not.toBe(shared.jobs('b'));
  });
});
