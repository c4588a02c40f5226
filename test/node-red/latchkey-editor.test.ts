/** From an empty Node-RED to the first good answer of an API that no preset knows, in the real editor. */
import { describeEditor } from './support/describe-editor';
import { NodeRedEditor } from './support/editor';
import { EMPTY } from './support/editor-stage';
import { apiAccount } from './support/api-flow';
import { ECHO_ACCOUNT, PASSWORD, startEcho } from './support/echo-server';
import type { EchoServer } from './support/echo-server';

/** What the browser's work may take; a person reads meanwhile and has two minutes. */
const MACHINE_SECONDS = 60;

describeEditor('an API that is no preset', (suite) => {
  let echo: EchoServer;
  let editor: NodeRedEditor;
  let request = '';

  beforeAll(async () => {
    [echo, editor] = await Promise.all([startEcho(), suite.visit()]);
  });
  afterAll(() => echo.close());

  /** The editor in a page of its own. */
  const another = (): Promise<NodeRedEditor> =>
    NodeRedEditor.open(suite.stage.browser, suite.stage.runtime.editor);

  /** What the browser complains of. */
  const faults = (): readonly string[] =>
    editor.said.filter((line) => /^(?:error|thrown)/.test(line));

  it('is pasted as curl, tested, its token clicked, deployed and called', async () => {
    const startedAt = performance.now();
    const id = await editor.workspace.drop('latchkey-request');
    request = id;
    await editor.workspace.wire(id, await editor.workspace.drop('debug', { x: 600, y: 100 }));
    await editor.openNode(id);
    await editor.fill('#node-input-url', '/guarded/things');
    await editor.addAccount();
    const body = JSON.stringify({ username: 'anna', password: PASSWORD }).replaceAll("'", "'\\''");
    await editor.click('.latchkey-paste-fold');
    await editor.fill(
      '#latchkey-curl',
      `curl '${echo.url}/login' -H 'accept: application/json, text/plain, */*' -H 'content-type: application/json' --data-raw '${body}'`,
    );
    await editor.click('#latchkey-read-curl');
    await editor.appears('#latchkey-curl-result .latchkey-line');
    expect(await editor.valueOf('#latchkey-curl')).toBe('');
    expect(await editor.valueOf('#node-config-input-baseUrl')).toBe(echo.url);
    expect(await editor.valueOf('#latchkey-value-username')).toBe('anna');
    expect(await editor.valueOf('#node-config-input-password')).toBe(PASSWORD);
    expect(await editor.valueOf('#latchkey-short-signInRequest')).toBe('POST /login');
    // A guess of the import that happens to be wrong for most APIs.
    await editor.fill('#latchkey-short-tokenName', 'data.ticket');
    expect(await editor.test()).toContain('no value at data.ticket');
    await editor.picture('node-red-your-api-token', 'dialog');
    await editor.click('.latchkey-pick[data-name="token"]');
    await editor.click('.latchkey-pick[data-life="expires_in"]');
    expect(await editor.valueOf('#latchkey-short-tokenName')).toBe('token');
    expect(await editor.valueOf('#latchkey-short-life')).toBe('expires_in seconds');
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    expect(await editor.test()).toContain('signed in as anna, until 20');
    await editor.picture('node-red-your-api-signed-in', 'dialog');
    await editor.done('account');
    await editor.done('node');
    await editor.deploy();
    const { sent } = await suite.stage.runtime.run(id, {});
    const seconds = (performance.now() - startedAt) / 1000;
    expect(sent[0]?.msg).toMatchObject({
      statusCode: 200,
      payload: { list: [{ id: 1 }, { id: 2 }] },
    });
    process.stdout.write(`first good answer after ${seconds.toFixed(1)} s\n`);
    expect(seconds).toBeLessThan(MACHINE_SECONDS);

    const node = await editor.node(id);
    expect(node).toMatchObject({ valid: true, reasons: [] });
    const account = await editor.node(String(node.values['account']));
    expect(account).toMatchObject({
      valid: true,
      reasons: [],
      values: {
        signIn: 'shortForm',
        baseUrl: echo.url,
        values: { username: 'anna' },
        shortForm: { tokenName: 'token', life: 'expires_in seconds' },
      },
    });
    expect(JSON.stringify(account)).not.toContain('wö1rd');
    expect(faults()).toEqual([]);
  });

  it('opens again as it was left, and Test uses the stored password', async () => {
    await editor.reload();
    await editor.openNode(request);
    await editor.openAccount();
    expect(await editor.valueOf('#latchkey-short-tokenName')).toBe('token');
    expect(await editor.valueOf('#latchkey-value-username')).toBe('anna');
    expect(await editor.isVisible('#node-config-input-apiKey')).toBe(false);
    expect(await editor.test()).toContain('signed in as anna');
    await editor.done('account');
    await editor.cancel();
  });

  it('an account that came without its secrets is red from the start', async () => {
    const flow = (id: string, credentials: object): readonly object[] => [
      { ...apiAccount({ ...ECHO_ACCOUNT, baseUrl: echo.url, credentials: {} }, id), credentials },
    ];
    await suite.stage.runtime.deploy([
      ...EMPTY,
      ...flow('whole', { password: PASSWORD }),
      ...flow('bare', {}),
    ]);
    const other = await another();
    await other.secretsAreKnown('bare');
    expect(await other.node('whole')).toMatchObject({ valid: true, reasons: [] });
    expect(await other.node('bare')).toMatchObject({
      valid: false,
      reasons: ['Password is missing'],
    });
    await other.close();
  });

  it('a Test is not left standing under another sign-in', async () => {
    const other = await another();
    await other.openNode(await other.workspace.drop('latchkey-request'));
    await other.addAccount();
    expect(await other.test()).toContain('is missing');
    await other.choose('#node-config-input-signIn', 'document');
    expect(await other.read('#latchkey-test-result')).toBe('');
    await other.close();
  });

  it('a preset asks for its own fields only, and a document for those that it names', async () => {
    await editor.openNode(request);
    await editor.addAccount();
    await editor.choose('#node-config-input-signIn', 'binance');
    expect(await editor.isVisible('#node-config-input-apiKey')).toBe(true);
    expect(await editor.isVisible('#node-config-input-apiSecret')).toBe(true);
    expect(await editor.isVisible('#node-config-input-password')).toBe(false);
    expect(await editor.isVisible('#latchkey-short-signInRequest')).toBe(false);
    expect(await editor.read('#latchkey-choice-hint')).not.toBe('');
    await editor.choose('#node-config-input-signIn', 'document');
    const document = {
      name: 'Two',
      fields: [
        { name: 'tenant', label: 'Tenant' },
        { name: 'appSecret', label: 'App Secret', secret: true },
      ],
      send: { headers: { 'X-A': '{appSecret}' } },
    };
    await editor.fill('#node-config-input-document', JSON.stringify(document));
    await editor.fill('#node-config-input-baseUrl', echo.url);
    await editor.fill('#latchkey-value-tenant', 'north');
    await editor.fill('#node-config-input-secret1', 'k-987654');
    await editor.done('account');
    const account = await editor.node(String(await editor.valueOf('#node-input-account')));
    expect(account).toMatchObject({
      valid: true,
      values: { signIn: 'document', values: { tenant: 'north' }, slots: { appSecret: 'secret1' } },
    });
    await editor.cancel();
    expect(faults()).toEqual([]);
  });
});
