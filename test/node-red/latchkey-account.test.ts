/** What the dialog of an account of any API asks: Test, and the reading of a pasted curl command. */
import { createAuthority } from '../../simulators/certificates';
import { apiAccount, requestNodes } from './support/api-flow';
import { ECHO_ACCOUNT, PASSWORD, startEcho } from './support/echo-server';
import type { EchoServer } from './support/echo-server';
import { startRuntime } from './support/runtime';
import type { Runtime } from './support/runtime';

/** bcrypt of "editor", cost 4: a password of nobody. */
const HASH = '$2b$04$UeXSKMmp35Nv/NuQFaUkeO2wk.5Lx9xxzAPii13CZnyU/71D3pymS';
const TEST = 'latchkey/latchkey-account/test';
const CURL = 'latchkey/latchkey-account/curl';

type Body = Readonly<Record<string, unknown>>;

describe('the dialog of an account of any API', () => {
  let echo: EchoServer;
  let thief: EchoServer;
  let runtime: Runtime;
  let dialogs = 0;

  beforeAll(async () => {
    [echo, thief, runtime] = await Promise.all([
      startEcho(),
      startEcho(),
      startRuntime({ env: { ECHO_PASSWORD: PASSWORD } }),
    ]);
  });
  afterAll(async () => {
    await runtime.stop();
    await Promise.all([echo.close(), thief.close()]);
  });
  beforeEach(() => runtime.deploy([]));

  /** As the editor posts it. Each has a user of its own, so that one test does not wait for another. */
  function dialog(changes: Body = {}, credentials: Body = {}, id?: string): Body {
    dialogs += 1;
    const { credentials: own, ...values } = ECHO_ACCOUNT;
    return {
      id: id ?? `dialog${String(dialogs)}`,
      values: { ...values, baseUrl: echo.url, maxPages: String(dialogs), ...changes },
      credentials: { ...own, ...credentials },
    };
  }
  const press = async (body: Body): Promise<Body> => {
    const { body: said } = await runtime.post(TEST, body);
    return said as Body;
  };
  /** Past the pause between two tests of one account. */
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 3_100));

  it('Test tells each step, masked, with what the next request carries', async () => {
    const said = await press(dialog({}, {}));
    expect(said).toMatchObject({ ok: true, message: 'API: signed in as anna.' });
    expect(said['steps']).toMatchObject([
      { sentence: '1. POST /login: 200, took token (30 characters).', passed: true },
    ]);
    expect(JSON.stringify(said['steps'])).toContain('"take":{"json":"token"}');
    expect(said['carries']).toEqual(['header Authorization (37 characters)']);
    expect(JSON.stringify(said)).not.toMatch(/tok-\d|wö1rd/);
  });

  it('Test does not say that a key works which it has nowhere sent', async () => {
    const document = JSON.stringify({
      name: 'Key API',
      fields: [{ name: 'password', label: 'Key', secret: true }],
      send: { headers: { 'X-Key': '{password}' } },
    });
    const form = { signIn: 'document', document, shortForm: {}, values: {} };
    const before = echo.received.length;
    const said = await press(dialog(form, { password: 'k3y-of-anna' }));
    expect(said['message']).toMatch(/^Key API: ready\. Nothing was sent, because there is no test/);
    expect(said['carries']).toEqual(['header X-Key (11 characters)']);
    expect(echo.received).toHaveLength(before);
  });

  it('Test leaves the deployed account a session where the server allows one per user', async () => {
    const { values, credentials } = dialog({
      shortForm: { ...ECHO_ACCOUNT.shortForm, testPath: '/guarded' },
    });
    const account = apiAccount({ ...(values as typeof ECHO_ACCOUNT), baseUrl: echo.url });
    await runtime.deploy([{ ...account, credentials }, ...requestNodes({ url: '/guarded' })]);
    expect((await runtime.run('request')).failed).toBe(false);
    const before = echo.logins();
    echo.allowOneSession(true);
    const said = await press({ id: 'account', values, credentials });
    expect(said).toMatchObject({
      ok: true,
      message: expect.stringMatching(
        /signed in as anna\. The server ended the session that was in use/,
      ),
    });
    expect((await runtime.run('request')).failed).toBe(false);
    echo.allowOneSession(false);
    expect(echo.logins()).toBe(before + 1);
  });

  it('a token that is not there is told with the names of the response, to be chosen from', async () => {
    await pause();
    const shortForm = { signInRequest: 'POST /login', tokenName: 'data.ticket' };
    const said = await press(dialog({ shortForm }));
    expect(said).toMatchObject({ ok: false, message: expect.stringContaining('click the value') });
    expect(said['steps']).toMatchObject([
      {
        sentence: expect.stringContaining('no value at data.ticket; the response has token'),
        tree: [
          {
            name: 'body',
            children: [
              { name: 'token', leaf: { kind: 'text', take: { json: 'token' } } },
              { name: 'expires_in', leaf: { kind: 'number', take: { json: 'expires_in' } } },
            ],
          },
        ],
      },
    ]);
  });

  it('a wrong password is told once, and not tried again for half a minute', async () => {
    await pause();
    const wrong = dialog({ values: { username: 'bob' } }, { password: 'wrong' });
    const before = echo.attempts();
    expect(await press(wrong)).toMatchObject({
      ok: false,
      rejected: true,
      message: expect.stringMatching(/^Check User Name, Password and Base URL/),
    });
    await pause();
    const { status, body } = await runtime.post(TEST, wrong);
    expect([status, echo.attempts() - before]).toEqual([429, 1]);
    expect(body).toMatchObject({ message: expect.stringMatching(/Wait 2\d seconds/) });
  });

  it('a mistake names its field, and nothing is sent', async () => {
    const before = echo.attempts();
    for (const [changes, field] of [
      [{ shortForm: { tokenName: 'x' } }, 'signInRequest'],
      [{ baseUrl: '' }, 'baseUrl'],
      [{ values: {} }, 'username'],
      [{ signIn: 'document', document: '{"name":"X"' }, 'document'],
      [{ signIn: 'no-such-preset' }, 'signIn'],
    ] as const) {
      expect(await press(dialog(changes))).toMatchObject({ ok: false, field });
    }
    expect(await press(dialog({}, { password: '' }))).toMatchObject({ field: 'password' });
    expect(echo.attempts()).toBe(before);
  });

  describe('a stored secret', () => {
    const stored = apiAccountWith();
    function apiAccountWith() {
      return (changes: Body = {}): object =>
        apiAccount({ ...ECHO_ACCOUNT, baseUrl: echo.url, ...changes });
    }
    const kept = (changes: Body): Body =>
      dialog({ maxPages: '7', ...changes }, { password: '__PWRD__' }, 'account');

    it('is used where the dialog left it alone', async () => {
      await runtime.deploy([stored()]);
      expect(await press(kept({ budgetMs: '20000' }))).toMatchObject({ ok: true });
    });

    it.each([
      ['another base URL', (there: string): Body => ({ baseUrl: there })],
      [
        'another origin of a document',
        (there: string): Body => ({
          signIn: 'document',
          document: JSON.stringify({
            name: 'X',
            fields: [
              { name: 'username', label: 'User' },
              { name: 'password', label: 'Password', secret: true },
            ],
            origins: [there],
            signIn: [
              {
                base: there,
                path: '/login',
                json: { username: '{username}', password: '{password}' },
                take: [{ as: 'token', json: 'token' }],
              },
            ],
            send: { headers: { A: '{token}' } },
          }),
        }),
      ],
    ])('does not go to %s', async (_what, changes) => {
      await runtime.deploy([stored()]);
      const said = await press(kept(changes(thief.url)));
      expect(said).toMatchObject({ ok: false, field: 'password' });
      expect(said['message']).toContain('a stored secret is sent to its own server only');
      expect([thief.attempts(), thief.received.length]).toEqual([0, 0]);
    });

    it("of another node's id or type is none", async () => {
      await runtime.deploy([{ ...stored(), id: 'other' }, ...requestNodes({}, 'request')]);
      expect(await press(kept({}))).toMatchObject({ ok: false, field: 'password' });
    });

    it('does not come back, wherever the description sends and takes it', async () => {
      await runtime.deploy([stored()]);
      const document = JSON.stringify({
        name: 'X',
        fields: [{ name: 'password', label: 'Password', secret: true }],
        signIn: [
          {
            path: '/login',
            json: { username: 'anna', password: '{password}' },
            take: [{ as: 'token', json: 'token', public: true }],
          },
        ],
        send: { query: { x: '{token}' } },
        test: { method: 'GET', path: '/things' },
      });
      const said = await press(kept({ signIn: 'document', document }));
      expect(JSON.stringify(said)).not.toContain('wö1rd');
    });
  });

  it('uses a TLS configuration that is not deployed, and shows what is not trusted without it', async () => {
    const authority = await createAuthority('Council CA');
    const { certificate: cert, privateKey: key } = await authority.issueServer();
    const own = await startEcho({ key, cert });
    try {
      const values = { name: 'new', cert: '', key: '', ca: '', verifyservercert: true };
      const tls = { id: 'new-tls', type: 'tls-config', values };
      const withTls = (changes: Body, credentials: Body): Body => ({
        ...dialog({ baseUrl: own.url, tls: 'new-tls', ...changes }),
        undeployed: [{ ...tls, credentials }],
      });
      const untrusted = await press(withTls({}, {}));
      expect(untrusted).toMatchObject({
        ok: false,
        certificates: [{ issuer: 'CN=Council CA' }],
        notices: [
          { message: expect.stringMatching(/issued by CN=Council CA, SHA-256 [0-9A-F:]{95}/) },
        ],
      });
      expect(own.attempts()).toBe(0);
      await pause();
      const trusted = await press(withTls({}, { cadata: authority.certificate }));
      expect(trusted).toMatchObject({ ok: true, notices: [] });
    } finally {
      await own.close();
    }
  });

  it('${NAME} is taken from the environment, and one that is not set is none', async () => {
    await pause();
    const said = await press(dialog({}, { password: '${ECHO_PASSWORD}' }));
    expect(said).toMatchObject({ ok: true });
    const unset = await press(dialog({}, { password: '${NOT_THERE}' }));
    expect(unset).toMatchObject({ ok: false, field: 'password' });
  });

  it('secrets of unusual names have places of their own', async () => {
    const document = JSON.stringify({
      name: 'Two keys',
      fields: [{ name: 'apiSecretKey', label: 'Key', secret: true }],
      send: { headers: { 'X-Key': '{apiSecretKey}' } },
      test: { method: 'GET', path: '/things' },
    });
    const form = { signIn: 'document', document, shortForm: {}, values: {}, baseUrl: echo.url };
    const noPlace = await press({ id: 'x', values: form, credentials: {} });
    expect(noPlace['message']).toContain('no value is stored');
    await runtime.deploy([
      apiAccount({
        ...form,
        slots: { apiSecretKey: 'secret2' },
        credentials: { secret2: 'k-123456' },
      }),
      ...requestNodes({ url: '/things' }),
    ]);
    await runtime.run('request', {});
    expect(echo.received.at(-1)?.headers).toContainEqual(['X-Key', 'k-123456']);
  });

  describe('a pasted curl command', () => {
    const command = `curl '${'https://host.test'}/api/login' -H 'Accept: application/json, */*' --data-raw '{"user":"anna","pass":"${PASSWORD.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"}'`;

    it('fills the form, and its secrets go back to the one who pasted them', async () => {
      const { body } = await runtime.post(CURL, { command });
      expect(body).toMatchObject({
        ok: true,
        baseUrl: 'https://host.test',
        shortForm: { signInRequest: 'POST /api/login', credentialNames: 'user, pass' },
        account: { username: 'anna' },
        secrets: { password: PASSWORD },
      });
      const { secrets: _, ...rest } = body as Body;
      expect(JSON.stringify(rest)).not.toContain('wö1rd');
    });

    it.each([
      ['nothing', '', 'nothing was pasted'],
      ['a form with files', 'curl -F a=@b https://host.test', '-F'],
      ['another program', 'wget https://host.test', 'does not begin with "curl"'],
    ])('%s is a sentence', async (_what, given, sentence) => {
      const { body } = await runtime.post(CURL, { command: given });
      expect(body).toMatchObject({ ok: false, message: expect.stringContaining(sentence) });
    });
  });

  describe('a request that cannot run is red from the deploy on, with the reason', () => {
    it.each<[string, Body, Body, string]>([
      ['no account', {}, { account: '' }, 'Account: choose an account in the node, then deploy'],
      ['no password', { credentials: {} }, {}, 'Account: Password is missing'],
      [
        'a document that cannot be read',
        { signIn: 'document', document: '{' },
        {},
        'Account: Document: the document ends too early',
      ],
      [
        'a variable of the URL that is not set',
        {},
        { url: '${NOT_THERE}' },
        'NOT_THERE is not set',
      ],
      [
        'a variable of a header that is not set',
        {},
        { headers: [{ keyType: 'X-Tenant', valueType: 'other', valueValue: '${NOT_THERE}' }] },
        'NOT_THERE is not set',
      ],
    ])('%s', async (_what, account, request, text) => {
      const from = runtime.everything.length;
      await runtime.deploy([
        ...requestNodes({ url: '/things', ...request }),
        apiAccount({ ...ECHO_ACCOUNT, baseUrl: echo.url, ...account }),
      ]);
      const shown = runtime.everything
        .slice(from)
        .flatMap((item) => (item.kind === 'status' && item.node === 'request' ? [item.status] : []))
        .at(-1);
      expect(shown).toMatchObject({ fill: 'red', shape: 'ring' });
      expect(shown?.text).toContain(text);
    });
  });

  it('forms of other web sites are refused', async () => {
    expect((await runtime.postForm(TEST, 'a=1')).status).toBe(415);
    expect((await runtime.postForm(CURL, 'command=curl')).status).toBe(415);
  });

  it('nobody asks who may not edit accounts', async () => {
    const user = { username: 'reader', password: HASH, permissions: 'read' };
    const guarded = await startRuntime({
      settings: { adminAuth: { type: 'credentials', users: [user] } },
    });
    try {
      expect((await guarded.post(TEST, dialog())).status).toBe(401);
      expect((await guarded.post(CURL, {})).status).toBe(401);
    } finally {
      await guarded.stop();
    }
  });

  it('no log, status or file holds a secret, pasted, entered or stored', () => {
    const told = JSON.stringify([runtime.logs, runtime.everything]) + runtime.files();
    for (const text of ['wö1rd', 'k-123456', 'tok-1-xxxx']) expect(told).not.toContain(text);
  });
});
