/** What latchkey-request does in another way than the core http request node, and is meant to. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiAccount, requestNodes } from './support/api-flow';
import { ECHO_ACCOUNT } from './support/echo-server';
import { herd } from './support/herd';
import { REFUSED } from './support/refused-requests';
import {
  both,
  echo,
  expectNoSecretKept,
  freshAccount,
  look,
  openRequestStage,
  runtime,
} from './support/request-stage';
import type { Settings } from './support/same-as-core';

describe('latchkey-request, other than http request', () => {
  openRequestStage();

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

  it.each(REFUSED)('%s is refused, and nothing is sent', async (_what, settings, msg, sentence) => {
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
    expect(caught[0]).toContain('The credential is sent to');
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

  it('cookies of the server are kept for the account; those of the message go before them', async () => {
    const cookiesOf = async (msg: Settings): Promise<unknown> =>
      (await look('ours', msg)).requests[0]?.headers.find(([name]) => /^cookie$/i.test(name))?.[1];
    await runtime.deploy([freshAccount(), ...requestNodes({ url: '' }, 'ours')]);
    expect(await cookiesOf({ url: `${echo.url}/cookies` })).toBeUndefined();
    expect(await cookiesOf({ url: `${echo.url}/x` })).toBe('a=1; b=x%20y');
    expect(await cookiesOf({ url: `${echo.url}/x`, cookies: { a: 'mine' } })).toBe(
      'a=mine; b=x%20y',
    );
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
    expect(runtime.logs.slice(from).join()).toContain('TLS configuration, Authentication of this');
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

  it('nothing that Node-RED keeps or tells holds a secret', expectNoSecretKept);
});
