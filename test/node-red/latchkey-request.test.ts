/** The request node beside the core http request node: the same flow, the same server, the same messages. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { apiAccount, requestNodes } from './support/api-flow';
import { ECHO_ACCOUNT, PASSWORD, startEcho } from './support/echo-server';
import type { EchoServer, Received } from './support/echo-server';
import { herd } from './support/herd';
import { SAME } from './support/same-as-core';
import type { Msg, Settings } from './support/same-as-core';
import { startRuntime } from './support/runtime';
import type { Runtime } from './support/runtime';

/** What one node did with one message. */
interface Seen {
  readonly sent: readonly Msg[];
  readonly failed: boolean;
  readonly requests: readonly Received[];
  readonly caught: readonly string[];
  readonly warnings: number;
}

describe('latchkey-request beside http request', () => {
  let echo: EchoServer;
  let runtime: Runtime;

  beforeAll(async () => {
    [echo, runtime] = await Promise.all([startEcho(), startRuntime()]);
  }, 60_000);
  afterAll(async () => {
    await runtime.stop();
    await echo.close();
  });

  /** The core node's settings as they stand in the flow, with only its type changed and an account chosen. */
  async function both(settings: Settings, msg: Msg): Promise<readonly [core: Seen, ours: Seen]> {
    await runtime.deploy([
      apiAccount({ ...ECHO_ACCOUNT, baseUrl: echo.url }),
      ...requestNodes({ ...settings, type: 'http request' }, 'core'),
      ...requestNodes(settings, 'ours'),
    ]);
    return [await look('core', msg), await look('ours', msg)];
  }

  async function look(node: string, msg: Msg): Promise<Seen> {
    echo.received.splice(0);
    const from = runtime.everything.length;
    const { sent, failed } = await runtime.run(node, msg);
    // A failure is told to the Catch node after the node is done with the message.
    if (failed) await caughtBy(`catch-${node}`, from);
    const events = runtime.everything.slice(from);
    const isCaught = (name: string): boolean => name === `catch-${node}`;
    return {
      sent: sent.map((event) => event.msg),
      failed,
      requests: [...echo.received],
      caught: events.flatMap((event) =>
        event.kind === 'sent' && isCaught(event.node)
          ? [(event.msg['error'] as { readonly message: string }).message]
          : [],
      ),
      warnings: events.filter(
        (event) => event.kind === 'log' && event.level === 30 && event.text.includes(`'${node}'`),
      ).length,
    };
  }

  async function caughtBy(node: string, from: number): Promise<void> {
    const isThere = (): boolean =>
      runtime.everything.slice(from).some((event) => event.kind === 'sent' && event.node === node);
    while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** Each node's own: the sign-in, the name of the program, and how it writes the mark of a multipart body. */
  function comparable(requests: readonly Received[]): readonly object[] {
    return requests.map(({ method, url, headers, body }) => {
      const boundary = /boundary=(\S+)/.exec(JSON.stringify(headers))?.[1]?.replace(/["\]].*/, '');
      const plain = (text: string): string =>
        boundary === undefined ? text : text.replaceAll(boundary, 'BOUNDARY');
      const own = headers.filter(
        ([name]) => !['authorization', 'user-agent', 'connection'].includes(name.toLowerCase()),
      );
      const shown = own.map(([name, value]) => `${spelt(name)}: ${plain(value)}`).sort();
      return { method, url, headers: shown, body: plain(body) };
    });
  }

  /** As entered; the length nobody enters. */
  function spelt(name: string): string {
    return /^content-length$/i.test(name) ? 'content-length' : name;
  }

  /** The clock of the server, and what Node-RED puts on a message anew each time. */
  function message(msg: Msg | undefined): object {
    const { _msgid: _, headers, ...rest } = msg ?? {};
    const { date: _date, 'x-node-red-request-node': _mark, ...kept } = (headers ?? {}) as Msg;
    return { ...rest, headers: kept };
  }

  function expectSame([core, ours]: readonly [Seen, Seen]): void {
    expect(comparable(ours.requests)).toEqual(comparable(core.requests));
    expect(ours.sent.map(message)).toEqual(core.sent.map(message));
    expect(ours.failed).toBe(core.failed);
    expect(ours.caught).toHaveLength(core.caught.length);
    expect(ours.warnings).toBe(core.warnings);
  }

  it('every property that the core node reads is compared, or different and meant to be', () => {
    // Its own dependency, wherever npm has put it.
    const { resolve } = createRequire(require.resolve('node-red/package.json'));
    const folder = join(dirname(resolve('@node-red/nodes/package.json')), 'core/network');
    const form = readFileSync(join(folder, '21-httprequest.html'), 'utf8');
    const code = readFileSync(join(folder, '21-httprequest.js'), 'utf8');
    const [, defaults = ''] = /defaults: \{\n([^]*?)credentials: \{([^]*?)\}/.exec(form) ?? [];
    const properties = [...defaults.matchAll(/^ {12}(\w+) ?:/gm)].map(([, name]) => name);
    const ofMessages = [...code.matchAll(/\bmsg(?:\.|\.hasOwnProperty\(')(\w+)/g)].map(
      ([, name]) => name,
    );
    expect([properties.length, new Set(ofMessages).size]).toEqual([12, 14]);
    const compared = SAME.flatMap(([, settings, msg]) => [settings, msg].flatMap(Object.keys));
    const others = [
      ...['name', 'tls', 'proxy', 'authType'],
      ...['statusCode', 'responseUrl', 'redirectList', 'responseCookies', 'hasOwnProperty'],
    ];
    const known = new Set<string | undefined>([...compared, ...others]);
    expect([...properties, ...ofMessages].filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(SAME)('%s', async (_what, settings, msg) => {
    const here = (value: unknown): never =>
      JSON.parse(
        JSON.stringify(value)
          .replaceAll('"URL', `"${echo.url}`)
          .replaceAll('"HOST', `"${new URL(echo.url).host}`),
      ) as never;
    const { payload, ...rest } = msg;
    // Buffers are no JSON.
    const whole = { ...(here(rest) as Msg), ...('payload' in msg ? { payload } : {}) };
    expectSame(await both(here(settings), whole));
  });

  describe('a chain of nodes', () => {
    const chain = async (first: string, second: string): Promise<readonly Received[]> => {
      const typed = (node: string): Settings => (node === 'core' ? { type: 'http request' } : {});
      const [tab, node, ...others] = requestNodes(
        { url: `${echo.url}/one`, ...typed(first) },
        'one',
      );
      await runtime.deploy([
        apiAccount({ ...ECHO_ACCOUNT, baseUrl: echo.url }),
        tab as object,
        { ...node, wires: [['two']] },
        ...others,
        ...requestNodes({ url: `${echo.url}/two`, method: 'POST', ...typed(second) }, 'two'),
      ]);
      echo.received.splice(0);
      const answered = runtime.nextFrom('two');
      runtime.receive('one', {});
      await answered;
      return [...echo.received];
    };

    it.each([
      ['core', 'ours'],
      ['ours', 'core'],
      ['ours', 'ours'],
    ])('%s before %s: the headers of an answer are not sent back', async (first, second) => {
      const wanted = comparable(await chain('core', 'core'));
      expect(comparable(await chain(first, second))).toEqual(wanted);
    });
  });

  describe('what fails below HTTP', () => {
    const refused = 'http://127.0.0.1:1/x';
    /** The account is where the node asks. */
    async function fail(settings: Settings, baseUrl: string): Promise<readonly [Seen, Seen]> {
      const closed = { ...ECHO_ACCOUNT, signIn: 'document', shortForm: {}, baseUrl };
      const document = JSON.stringify({ name: 'X', send: { headers: { 'X-A': 'b' } } });
      await runtime.deploy([
        apiAccount({ ...closed, document }),
        ...requestNodes({ ...settings, type: 'http request' }, 'core'),
        ...requestNodes(settings, 'ours'),
      ]);
      return [await look('core', {}), await look('ours', {})];
    }

    it.each([
      ['goes to Catch and on as a message', { senderr: false }],
      ['goes to Catch alone, if that is chosen', { senderr: true }],
    ])('a refused connection %s', async (_what, settings) => {
      const [core, ours] = await fail({ ...settings, url: refused }, 'http://127.0.0.1:1');
      expect(ours.caught).toHaveLength(core.caught.length);
      expect(ours.failed).toBe(core.failed);
      expect(ours.sent.map(({ statusCode }) => statusCode)).toEqual(
        core.sent.map(({ statusCode }) => statusCode),
      );
      for (const { payload } of ours.sent) expect(payload).toMatch(/^\w+Error: .* : http:\/\//);
      expect(ours.caught[0]).toContain('Check the port in the account');
    });

    it('a connection that is cut, and a response that comes too late', async () => {
      for (const [path, msg] of [
        ['/cut', {}],
        ['/slow', { requestTimeout: 100 }],
      ] as const) {
        const [core, ours] = await both({ url: `${echo.url}${path}` }, msg);
        expect(ours.sent[0]?.['statusCode']).toBe(core.sent[0]?.['statusCode']);
        expect(ours.caught).toHaveLength(1);
      }
    });
  });

  describe('what is different, and meant to be', () => {
    const deploy = async (settings: Settings, account: Settings = {}): Promise<void> =>
      runtime.deploy([
        apiAccount({ ...ECHO_ACCOUNT, baseUrl: `${echo.url}/base`, ...account }),
        ...requestNodes(settings, 'ours'),
      ]);

    it('letters in Latin-1 and long numbers are kept', async () => {
      const url = `${echo.url}/latin`;
      const [core, ours] = await both({ url, ret: 'obj' }, {});
      expect(core.sent[0]?.['payload']).toEqual({ id: 7615917337495251000, name: 'B\uFFFDro' });
      expect(ours.sent[0]?.['payload']).toEqual({ id: '7615917337495251231', name: 'Büro' });
      const [, text] = await both({ url, ret: 'txt' }, {});
      expect(text.sent[0]?.['payload']).toBe('{"id":7615917337495251231,"name":"Büro"}');
    });

    it('a path goes below the base URL of the account', async () => {
      const noSignIn = JSON.stringify({ name: 'X', send: { headers: { 'X-A': 'b' } } });
      await deploy({ url: '/things?a=1' }, { signIn: 'document', document: noSignIn });
      const { requests } = await look('ours', {});
      expect(requests[0]).toMatchObject({ url: '/base/things?a=1' });
      expect(requests[0]?.headers).toContainEqual(['X-A', 'b']);
    });

    it.each([
      ['another server', { url: 'http://localhost.test/x' }, {}, 'is not a server of this account'],
      ['another port', { url: 'http://127.0.0.1:1/x' }, {}, 'is not a server of this account'],
      [
        'another server by the message',
        { url: '' },
        { url: 'http://thief.test' },
        'is not a server',
      ],
      [
        'another server by a template',
        { url: 'http://{{{h}}}/x' },
        { h: 'thief.test' },
        'is not a server',
      ],
      ['a path that leaves the base URL', { url: '/../x' }, {}, 'must not contain ".."'],
      ['a path that names a server', { url: '//thief.test/x' }, {}, 'must begin with a single "/"'],
      ['no URL', { url: '' }, {}, 'URL is missing'],
      ['another protocol', { url: 'ftp://host/x' }, {}, 'must begin with https:// or http://'],
      [
        'a user in the URL',
        { url: 'http://me:pw@127.0.0.1/x' },
        {},
        'leave user name and password out',
      ],
      ['no method', { url: '/x', method: 'use' }, {}, 'msg.method is missing'],
      [
        'a method of its own',
        { url: '/x', method: 'use' },
        { method: 'BREW' },
        'must be one of GET',
      ],
      [
        'a payload that is no object',
        { url: '/x', paytoqs: 'query' },
        { payload: 'a' },
        'must be an object',
      ],
      [
        'a header that breaks',
        { url: '/x' },
        { headers: { 'x-a': 'a\r\nb: c' } },
        'cannot be sent',
      ],
      [
        'a header that is none',
        { url: '/x' },
        { headers: { 'x-a': { b: 1 } } },
        'must be text or a number',
      ],
      ['a cookie that breaks', { url: '/x' }, { cookies: { 'a b': '1' } }, 'cannot be sent'],
    ])('%s is refused, and nothing is sent', async (_what, settings, msg, sentence) => {
      await deploy(settings);
      const before = echo.attempts();
      const { caught, requests, sent } = await look('ours', msg);
      expect(caught).toEqual([expect.stringContaining(sentence)]);
      expect([requests, sent, echo.attempts() - before]).toEqual([[], [], 0]);
    });

    it('a redirect to another server is not followed: nothing goes there', async () => {
      let thefts = 0;
      const thief = createServer((_request, response) => {
        thefts += 1;
        response.end();
      }).listen(0, '127.0.0.1');
      await new Promise((resolve) => thief.once('listening', resolve));
      const to = `http://127.0.0.1:${String((thief.address() as AddressInfo).port)}/x`;
      await runtime.deploy([
        apiAccount({ ...ECHO_ACCOUNT, baseUrl: echo.url }),
        ...requestNodes({ url: `/redirect/302/x?to=${encodeURIComponent(to)}` }, 'ours'),
      ]);
      const { caught, sent } = await look('ours', {});
      expect(caught[0]).toContain('The credential goes to');
      expect(sent[0]).toMatchObject({ statusCode: 302 });
      expect(thefts).toBe(0);
      await new Promise((resolve) => thief.close(resolve));
    });

    it('4xx and 5xx are failures where the node says so', async () => {
      const account = { baseUrl: echo.url };
      await deploy({ url: '/status/403', errors: 'catch' }, account);
      const caught = await look('ours', {});
      expect(caught).toMatchObject({ failed: true, sent: [] });
      expect(caught.caught[0]).toContain('lacks permission');
      await deploy({ url: '/status/500', errors: 'output', ret: 'obj' }, account);
      const { sent } = await look('ours', {});
      expect(sent[0]).toMatchObject({
        payload: { status: 500 },
        statusCode: 500,
        error: { code: 'failed' },
        latchkey: { status: 500 },
      });
    });

    it('a compressed response is unpacked, and 303 of a PUT brings an answer', async () => {
      await deploy({ url: '/gzip', ret: 'obj' }, { baseUrl: echo.url });
      expect((await look('ours', {})).sent[0]).toMatchObject({ payload: { packed: true } });
      await deploy({ url: '/redirect/303/things', method: 'PUT' }, { baseUrl: echo.url });
      const { requests } = await look('ours', { payload: 'x' });
      expect(requests.map(({ method, body }) => [method, body])).toEqual([
        ['PUT', 'x'],
        ['GET', ''],
      ]);
    });

    it('a buffer is the body of a GET as it is: the core node writes it as JSON', async () => {
      await deploy({ url: '/x', paytoqs: 'body' }, { baseUrl: echo.url });
      const { requests } = await look('ours', { payload: Buffer.from('ab') });
      expect(requests[0]).toMatchObject({ method: 'GET', body: 'ab' });
    });

    it('a Host of another server and an unchecked certificate are left out, with a word', async () => {
      await deploy({ url: '/things' }, { baseUrl: echo.url });
      const seen = await look('ours', {
        headers: { host: 'other.test', 'content-length': '999', 'x-a': 'kept' },
        rejectUnauthorized: false,
      });
      const names = seen.requests[0]?.headers.map(([name, value]) => `${name}: ${value}`);
      expect(names).toContain('x-a: kept');
      expect(names?.join()).not.toContain('other.test');
      expect(seen.warnings).toBe(2);
    });

    it('of two headers of one name the last is sent, with a word', async () => {
      const row = (keyValue: string, valueValue: string): object => ({
        ...{ keyType: 'other', keyValue },
        ...{ valueType: 'other', valueValue },
      });
      const headers = [row('X-A', 'one'), row('X-B', 'other'), row('x-a', 'two')];
      await deploy({ url: '/things', headers }, { baseUrl: echo.url });
      const seen = await look('ours', {});
      const names = seen.requests[0]?.headers.map(([name, value]) => `${name}: ${value}`);
      expect(names).toContain('x-a: two');
      expect(names?.join()).not.toContain('one');
      expect(seen.warnings).toBe(1);
    });

    it('the request can be shown, masked, and nothing is sent', async () => {
      await deploy({ url: '/things', dryRun: true }, { baseUrl: echo.url });
      const { sent, requests } = await look('ours', {});
      expect(sent[0]?.['payload']).toMatchObject({
        method: 'GET',
        url: `${echo.url}/things`,
        headers: { Authorization: 'Bearer [secret]' },
      });
      expect(requests).toEqual([]);
    });

    it('a node without an account says so', async () => {
      await runtime.deploy(requestNodes({ url: '/x' }, 'ours'));
      expect((await look('ours', {})).caught[0]).toContain('the chosen account has been removed');
      await runtime.deploy(requestNodes({ url: '/x', account: '' }, 'ours'));
      expect((await look('ours', {})).caught[0]).toContain('choose an account');
    });

    it('what the core node has and the account has now is told', async () => {
      const from = runtime.logs.length;
      await deploy({ url: '/x', tls: 'abc', proxy: '_ADD_', authType: 'basic' });
      expect(runtime.logs.slice(from).join()).toContain(
        'TLS configuration, Authentication of this',
      );
    });
  });

  it('fifty messages at once are one sign-in, also after the server has forgotten the token', async () => {
    const settings = { url: '/guarded', errors: 'output' };
    await runtime.deploy([
      apiAccount({
        ...ECHO_ACCOUNT,
        baseUrl: echo.url,
        values: { username: 'anna' },
        timeoutMs: '9000',
      }),
      ...requestNodes(settings, 'ours'),
    ]);
    for (const kill of [false, true]) {
      if (kill) echo.killTokens();
      const before = echo.logins();
      expect(await herd(runtime, 'ours', 50)).toEqual({ answers: 50, failures: 0 });
      expect(echo.logins() - before).toBe(1);
    }
  });

  it('nothing that Node-RED keeps or tells holds a secret', () => {
    const everything = JSON.stringify([runtime.logs, runtime.everything, [...runtime.statuses]]);
    for (const secret of [PASSWORD, JSON.stringify(PASSWORD).slice(1, -1), 'tok-1-xxxx']) {
      expect(everything).not.toContain(JSON.stringify(secret).slice(1, -1));
      expect(runtime.files()).not.toContain(secret);
    }
  });
});
