/** An account that is edited, renamed, moved, disabled or removed while it signs in, by every kind of deploy. */
import { apiAccount, requestNodes } from './support/api-flow';
import { SESSION_ACCOUNT, startSessions } from './support/session-server';
import type { SessionServer } from './support/session-server';
import { startRuntime } from './support/runtime';
import type { Runtime } from './support/runtime';

type Changes = Readonly<Record<string, unknown>>;

const WRONG = { credentials: { password: 'wrong' } };

describe('an account that is edited', () => {
  let server: SessionServer;
  let runtime: Runtime;
  let users = 0;

  beforeAll(async () => {
    [server, runtime] = await Promise.all([startSessions(), startRuntime()]);
  });
  afterAll(async () => {
    await runtime.stop();
    await server.close();
  });
  beforeEach(async () => {
    server.release();
    await runtime.deploy([]);
    server.reset();
    users += 1;
  });

  /** Each test has a user of its own: a rejected password is remembered beyond the test. */
  const account = (changes: Changes = {}): object =>
    apiAccount({
      ...SESSION_ACCOUNT,
      values: { username: `anna${String(users)}` },
      baseUrl: server.url,
      ...changes,
    });
  /** As the editor deploys it: secrets only where they were entered anew. */
  const unchanged = (changes: Changes = {}): object =>
    account({ ...changes, credentials: undefined });
  const request = (settings: Changes = {}, id = 'request'): readonly object[] =>
    requestNodes({ url: '/thing', errors: 'catch', ...settings }, id);

  const beginLogin = async (flows: readonly object[]): Promise<void> => {
    server.hold('login');
    await runtime.deploy(flows);
    runtime.receive('request');
    await server.arrived('login');
  };
  const errorOf = async (node = 'request'): Promise<unknown> => {
    const caught = runtime.nextFrom(`catch-${node}`);
    await runtime.run(node);
    return (await caught).msg['error'];
  };

  describe.each(['full', 'nodes', 'flows'] as const)('by a deploy (%s) during a login', (kind) => {
    it.each<readonly [string, () => readonly object[]]>([
      ['of the same', () => [...request(), unchanged()]],
      ['of another name', () => [...request(), unchanged({ name: 'new' })]],
      ['of another limit', () => [...request(), unchanged({ timeoutMs: '9000' })]],
      ['of the request alone', () => [...request({ url: '/other' }), unchanged()]],
      ['that moves it to the flow', () => [...request(), unchanged({ z: 'tab-request' })]],
    ])('%s, costs no second login', async (_, flows) => {
      await beginLogin([...request(), account()]);
      await runtime.deploy(flows(), kind);
      const answered = runtime.run('request');
      server.release();
      expect((await answered).failed).toBe(false);
      expect({ ...server.seen, open: server.open() }).toMatchObject({ login: 1, open: 1 });
    });

    it.each<readonly [string, () => readonly object[]]>([
      ['removed', () => request()],
      ['disabled', () => [...request(), unchanged({ d: true })]],
    ])('%s, ends the session that the login opens', async (_, flows) => {
      await beginLogin([...request(), account()]);
      const deployed = runtime.deploy(flows(), kind);
      server.release();
      await deployed;
      await server.arrived('logout');
      expect({ ...server.seen, open: server.open() }).toMatchObject({ login: 1, open: 0 });
    });

    it('with the right password, costs one wrong attempt and one login', async () => {
      await beginLogin([...request(), account(WRONG)]);
      await runtime.deploy([...request(), account()], kind);
      const answered = runtime.run('request');
      server.release();
      expect((await answered).failed).toBe(false);
      await server.arrived('login', 2);
      expect(server.seen).toMatchObject({ login: 2, rejected: 1 });
    });
  });

  it('goes on in the tab that a deploy of another tab leaves alone', async () => {
    await beginLogin([...request(), ...request({}, 'other'), account()]);
    const answered = runtime.nextFrom('request');
    await runtime.deploy([...request(), ...request({ url: '/x' }, 'other'), unchanged()], 'flows');
    server.release();
    await answered;
    expect((await runtime.run('other')).failed).toBe(false);
    expect(server.seen).toMatchObject({ login: 1 });
  });

  describe('after its password was rejected', () => {
    beforeEach(async () => {
      await runtime.deploy([...request(), account(WRONG)]);
      await runtime.run('request');
      expect(server.seen).toMatchObject({ rejected: 1 });
    });

    it('is not tried again by a deploy of the same, nor by wrong, right and wrong again', async () => {
      await runtime.deploy([...request(), unchanged()], 'full');
      expect((await runtime.run('request')).failed).toBe(true);
      await runtime.deploy([...request(), account()], 'nodes');
      expect((await runtime.run('request')).failed).toBe(false);
      await runtime.deploy([...request(), account(WRONG)], 'nodes');
      expect((await runtime.run('request')).failed).toBe(true);
      expect(server.seen).toMatchObject({ login: 2, rejected: 1 });
    });

    it('is tried at once after any edit, since the password may be right at the server now', async () => {
      server.accept('wrong');
      await runtime.deploy([...request(), unchanged({ name: 'looked at' })], 'nodes');
      expect((await runtime.run('request')).failed).toBe(false);
    });
  });

  it.each<readonly [string, () => object | undefined, RegExp]>([
    ['removed', () => undefined, /^Account: the chosen account has been removed\. Choose another/],
    [
      'disabled',
      () => account({ name: 'Plant', d: true }),
      /^Account: "Plant" is disabled\. Enable it under Configuration nodes/,
    ],
    [
      'of another kind',
      () => ({ id: 'account', type: 'truesight-account', name: 'TS' }),
      /^Account: "TS" \(truesight-account\) is not an account for this node\./,
    ],
    [
      'of a flow that is disabled',
      () => account({ name: 'Plant', z: 'elsewhere' }),
      /^Account: "Plant" belongs to a flow that is disabled\./,
    ],
  ])('is named where it is %s', async (_, chosen, says) => {
    const elsewhere = { id: 'elsewhere', type: 'tab', label: 'elsewhere', disabled: true };
    const found = chosen();
    await runtime.deploy([elsewhere, ...request(), ...(found === undefined ? [] : [found])]);
    expect(await errorOf()).toMatchObject({ code: 'input', message: expect.stringMatching(says) });
  });

  // Node-RED does not see that these nodes use the account, so a deploy of the account leaves them alone.
  describe.each(['nodes', 'flows'] as const)('that a variable names, by a deploy (%s)', (kind) => {
    const named = (settings: Changes = {}): readonly object[] => {
      const [tab, ...rest] = request({ account: '${ACC}', ...settings });
      return [{ ...tab, env: [{ name: 'ACC', type: 'str', value: 'account' }] }, ...rest];
    };
    const failuresFrom = (from: number): readonly unknown[] =>
      runtime.everything.slice(from).flatMap((event) => {
        const isCaught = event.kind === 'sent' && event.node === 'catch-request';
        return isCaught ? [event.msg['error']] : [];
      });

    it('loses no message that is under way, and uses the new one from then on', async () => {
      const other = await startSessions();
      try {
        await runtime.deploy([...named({ method: 'POST' }), account()]);
        server.hold('call');
        const from = runtime.everything.length;
        for (let count = 0; count < 3; count += 1) runtime.receive('request');
        await server.arrived('call', 3);
        await runtime.deploy([...named({ method: 'POST' }), account({ baseUrl: other.url })], kind);
        while (failuresFrom(from).length < 3) await new Promise((next) => setTimeout(next, 10));
        const message: unknown = expect.stringMatching(
          /^The account was changed or removed during this call.* The POST was sent and may have/,
        );
        expect(failuresFrom(from)).toEqual(Array(3).fill(expect.objectContaining({ message })));
        expect((await runtime.run('request')).failed).toBe(false);
        expect(server.seen).toMatchObject({ login: 1, call: 3 });
        expect(other.seen).toMatchObject({ login: 1, call: 1 });
      } finally {
        await other.close();
      }
    });

    it('has it said what to do with one that only reads', async () => {
      await runtime.deploy([...named(), account()]);
      server.hold('call');
      const caught = runtime.nextFrom('catch-request');
      runtime.receive('request');
      await server.arrived('call');
      await runtime.deploy([...named(), unchanged({ name: 'new' })], kind);
      const message: unknown = expect.stringMatching(/given up\. Send the message again\.$/);
      expect((await caught).msg['error']).toMatchObject({ message });
    });
  });

  it('is used again when it comes back and its nodes are left alone', async () => {
    await runtime.deploy([...request(), account()]);
    await runtime.deploy(request());
    expect(await errorOf()).toMatchObject({ code: 'input' });
    await runtime.deploy([...request(), account()], 'nodes');
    expect((await runtime.run('request')).failed).toBe(false);
  });

  it.each<readonly [string, Changes, RegExp]>([
    [
      'a default',
      { credentials: { password: '${NOT_THERE:-x}' } },
      /^Password: Node-RED takes .*no default values\. Nothing was sent\. Write \$\{NOT_THERE\}/,
    ],
    [
      'one within another',
      { credentials: { password: '${${NOT_THERE}}' } },
      /^Password: Node-RED takes .* Write \$\{NOT_THERE\}/,
    ],
    [
      'blanks',
      { credentials: { password: ' $( NOT_THERE )\n' } },
      /^Password: Node-RED takes .* Write \$\{NOT_THERE\}/,
    ],
    [
      'the host alone',
      { baseUrl: 'https://${NOT_THERE}:8443/api' },
      /^Base URL: Node-RED replaces \$\{NOT_THERE\} only where/,
    ],
    [
      'a part of the path',
      { baseUrl: 'http://127.0.0.1/$(NOT_THERE)/x' },
      /^Base URL: Node-RED replaces \$\(NOT_THERE\) only where/,
    ],
    [
      'a default of the URL',
      { baseUrl: '${NOT_THERE:-http://127.0.0.1}' },
      /^Base URL: Node-RED takes/,
    ],
    [
      'a number',
      { concurrency: '$(NOT_THERE)' },
      /^Max concurrent requests: the environment variable NOT_THERE is not set/,
    ],
    [
      'a checkbox',
      { lenientParsing: '${NOT_THERE}' },
      /: the environment variable NOT_THERE is not set/,
    ],
    [
      'the sign-in request',
      { shortForm: { signInRequest: '${NOT_THERE}' } },
      /^Sign-In Request: the environment variable NOT_THERE is not set/,
    ],
    [
      'the document',
      { signIn: 'document', document: '${NOT_THERE}' },
      /^Document: the environment variable NOT_THERE is not set/,
    ],
  ])('names a variable that is not replaced: %s', async (_, changes, says) => {
    await runtime.deploy([...request(), account(changes)]);
    expect(await errorOf()).toMatchObject({ code: 'input', message: expect.stringMatching(says) });
    expect(server.seen).toMatchObject({ login: 0, call: 0 });
  });

  it('sends a password that has a variable within as it is, as Node-RED leaves it', async () => {
    server.accept('a${HOME}b');
    await runtime.deploy([...request(), account({ credentials: { password: 'a${HOME}b' } })]);
    expect((await runtime.run('request')).failed).toBe(false);
  });
});
