import { startScriptedProxy } from '../support/scripted-proxy';
import { dialog, openDialogStage, runtime, truesight } from './support/dialog-stage';
import { accountNodes } from './support/flow';

describe('Test with a TLS configuration or a proxy that is not deployed', () => {
  openDialogStage();

  const PRIVATE = { name: 'new', cert: '', key: '', ca: '', verifyservercert: true };

  /** The dialog of an account, and the TLS configuration that was made in it. */
  async function withTls(
    credentials: Readonly<Record<string, unknown>>,
    values: Readonly<Record<string, unknown>> = {},
    account: Readonly<Record<string, string>> = {},
  ): Promise<unknown> {
    const form = (await dialog(account)) as { readonly values: object };
    await runtime.deploy([]);
    const tls = { id: 'new-tls', type: 'tls-config', values: { ...PRIVATE, ...values } };
    const body = {
      ...form,
      values: { ...form.values, tls: 'new-tls' },
      undeployed: [{ ...tls, credentials }],
    };
    return (await runtime.post('latchkey/truesight/test', body)).body;
  }

  it('uses the CA that was just uploaded', async () => {
    expect(await withTls({ cadata: truesight.ca })).toMatchObject({ ok: true });
  });

  it('shows subject and fingerprint of a certificate that is not trusted', async () => {
    // Another account: the one before has just been tested.
    const body = await withTls({}, {}, { username: 'nobody' });
    const subject = expect.stringContaining('CN=');
    const fingerprint = expect.stringMatching(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(body).toMatchObject({
      ok: false,
      certificates: [{ subject, issuer: subject, fingerprint }],
      notices: [
        {
          message: expect.stringMatching(/shows a certificate for CN=.*SHA-256 [0-9A-F:]{95}\./),
        },
      ],
    });
    expect(truesight.control.state().lastRequests).toHaveLength(0);
  });

  it('looks at the certificate that the proxy of the account leads to', async () => {
    const scripted = await startScriptedProxy();
    try {
      const proxy = { id: 'proxy', type: 'http proxy', name: '', url: scripted.url, noproxy: [] };
      const form = (await dialog()) as { readonly values: object };
      const own = { baseUrl: 'https://inside.example:8443', tsimUrl: '', tls: '', proxy: 'proxy' };
      const [user = {}] = accountNodes(truesight, 'truesight/token', { proxy: 'proxy' });
      await runtime.deploy([{ ...proxy, credentials: { username: 'u', password: 'p' } }, user]);
      const { body } = await runtime.post('latchkey/truesight/test', {
        ...form,
        values: { ...form.values, ...own },
      });
      expect(body).toMatchObject({ ok: false, certificates: [{ host: 'inside.example:8443' }] });
      expect(new Set(scripted.tunnels)).toEqual(new Set(['inside.example:8443']));
      expect(new Set(scripted.logins)).toEqual(new Set([`Basic ${btoa('u:p')}`]));
      expect(scripted.requests).toHaveLength(0);
    } finally {
      await scripted.close();
    }
  });

  it('asks for a stored secret again where the server is no longer verified, and the account verifies it', async () => {
    const values = { ...PRIVATE, verifyservercert: false };
    const unverified = { id: 'unverified', type: 'tls-config' };
    const asked = async (deployedTls: string, credentials: object): Promise<unknown> => {
      const form = (await dialog()) as { readonly id: string; readonly values: object };
      const [account = {}, tls = {}] = accountNodes(truesight, 'truesight/token');
      await runtime.deploy([
        { ...account, id: form.id, tls: deployedTls },
        tls,
        { ...unverified, ...values },
      ]);
      const body = {
        ...form,
        values: { ...form.values, tls: 'unverified' },
        credentials,
        undeployed: [{ ...unverified, values, credentials: {} }],
      };
      return (await runtime.post('latchkey/truesight/test', body)).body;
    };
    expect(await asked('account-tls', { password: '__PWRD__' })).toMatchObject({
      ok: false,
      field: 'password',
      message: expect.stringContaining('no longer verifies the certificate of its server'),
    });
    expect(truesight.control.state().lastRequests).toHaveLength(0);
    const { password } = ((await dialog()) as { readonly credentials: { password: string } })
      .credentials;
    expect(await asked('account-tls', { password })).toMatchObject({ ok: true });
    // Between two tests of one account.
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    expect(await asked('unverified', { password: '__PWRD__' })).toMatchObject({ ok: true });
  });

  it.each([
    ['a certificate without its key', { certdata: 'x' }, {}],
    ['a file that is not there', {}, { ca: '/nowhere/ca.pem' }],
  ])('names %s', async (_, credentials, values) => {
    expect(await withTls(credentials, values)).toMatchObject({
      ok: false,
      field: 'tls',
      message: expect.stringMatching(/^TLS: the TLS configuration "new" could not be used/),
    });
  });

  it('takes ${NAME} from the environment, and sends none that is not set, not even to a proxy', async () => {
    const form = (await dialog()) as { readonly values: object };
    const throughProxy = async (password: string): Promise<unknown> => {
      const credentials = { username: 'u', password };
      const proxy = { type: 'http proxy', url: 'http://127.0.0.1:1', noproxy: [] };
      const deployed = { ...proxy, id: `deployed ${password}`, name: '', credentials };
      await runtime.deploy([deployed, ...accountNodes(truesight, 'truesight/token').slice(1)]);
      const asked = [deployed.id, 'new'].map((id) =>
        runtime.post('latchkey/truesight/test', {
          ...form,
          id: `dialog of ${id}`,
          values: { ...form.values, username: id, proxy: id },
          undeployed: [{ id: 'new', type: proxy.type, values: proxy, credentials }],
        }),
      );
      return (await Promise.all(asked)).map(({ body }) => body);
    };
    const told = (pattern: RegExp): object => ({
      message: expect.stringMatching(pattern) as unknown,
    });
    const unset = told(/^Proxy: the environment variable NOT_THERE is not set\. Nothing was sent/);
    expect(await throughProxy('${NOT_THERE}')).toMatchObject([unset, unset]);
    const tried = told(/the proxy 127\.0\.0\.1:1 could not be reached/);
    expect(await throughProxy('${TRUESIGHT_PASSWORD}')).toMatchObject([tried, tried]);
    expect(await withTls({ passphrase: '${NOT_THERE}' })).toMatchObject(
      told(/^TLS: the environment variable NOT_THERE is not set/),
    );
  });

  it('takes stored secrets of the TLS configuration only, and of no other node', async () => {
    const foreign = { id: 'foreign', type: 'mqtt-broker', credentials: { cadata: truesight.ca } };
    const form = (await dialog()) as { readonly values: object };
    const stored = accountNodes(truesight, 'truesight/token').slice(1);
    await runtime.deploy([foreign, ...stored]);
    const tested = async (id: string): Promise<unknown> => {
      const body = {
        ...form,
        id: `dialog of ${id}`,
        values: { ...form.values, tls: id },
        undeployed: [{ id, type: 'tls-config', values: PRIVATE, credentials: {} }],
      };
      return (await runtime.post('latchkey/truesight/test', body)).body;
    };
    expect(await tested('foreign')).toMatchObject({ ok: false });
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    expect(await tested('account-tls')).toMatchObject({ ok: true });
  });

  it('sends the stored password of a proxy to no other one', async () => {
    const proxy = {
      id: 'proxy',
      type: 'http proxy',
      name: '',
      url: 'http://one:3128',
      noproxy: [],
    };
    const form = (await dialog()) as { readonly values: object };
    await runtime.deploy([
      { ...proxy, credentials: { username: 'u', password: 'stored' } },
      ...accountNodes(truesight, 'truesight/token').slice(1),
    ]);
    const { body } = await runtime.post('latchkey/truesight/test', {
      ...form,
      values: { ...form.values, proxy: 'proxy' },
      undeployed: [
        {
          id: 'proxy',
          type: 'http proxy',
          values: { url: 'http://other:3128', noproxy: [] },
          credentials: { username: 'u', password: '__PWRD__' },
        },
      ],
    });
    expect(body).toMatchObject({
      ok: false,
      field: 'proxy',
      message: expect.stringMatching(/^Proxy: .*another URL/),
    });
  });
});
