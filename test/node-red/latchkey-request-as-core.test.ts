/** What latchkey-request does as the core http request node does it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { apiAccount, requestNodes } from './support/api-flow';
import { ECHO_ACCOUNT } from './support/echo-server';
import type { Received } from './support/echo-server';
import {
  both,
  echo,
  expectNoSecretKept,
  look,
  openRequestStage,
  runtime,
} from './support/request-stage';
import type { Seen } from './support/request-stage';
import { SAME } from './support/same-as-core';
import type { Msg, Settings } from './support/same-as-core';
import { comparable, expectSame } from './support/seen-alike';

describe('latchkey-request beside http request', () => {
  openRequestStage();

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

  it('nothing that Node-RED keeps or tells holds a secret', expectNoSecretKept);
});
