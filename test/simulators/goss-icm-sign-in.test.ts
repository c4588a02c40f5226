import { request } from 'node:http';
import { startGossIcm } from '../../simulators/goss-icm';
import {
  base,
  basic,
  details,
  key,
  openGossIcm,
  post,
  rpc,
  signed,
  simulator,
  token,
} from './goss-icm-client';

openGossIcm();

describe('GOSS iCM: signing in', () => {
  it('answers the first key-signed call with a token in the x-api-token response header', async () => {
    const answer = await post('securelibrary', rpc('Anytown.Demo.echo', { a: 1 }), signed());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-api-token')).toMatch(/^\S{20,}$/);
    expect(answer.body).toEqual({ jsonrpc: '2.0', id: 1, result: { a: 1 } });
  });

  it('takes the token alone for later calls and does not repeat it', async () => {
    const answer = await post('securelibrary', rpc('Anytown.Demo.echo'), {
      'x-api-token': await token(),
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-api-token')).toBeNull();
    expect(details()).toMatchObject({ keySigned: 1, tokenSigned: 1 });
  });

  it('refuses a token that comes with other security details', async () => {
    const value = await token();
    const both = { 'x-api-token': value, authorization: basic };
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), both)).status).toBe(401);
    const withKey = { 'x-api-token': value, 'x-api-key': key };
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), withKey)).status).toBe(401);
    simulator.control.set({ tokenMustStandAlone: false });
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), both)).status).toBe(200);
  });

  it.each([
    ['no key', (): Record<string, string> => ({})],
    ['a wrong key', () => ({ ...signed(), 'x-api-key': '5a3d' })],
    ['no credentials', () => ({ 'x-api-key': key })],
    ['wrong credentials', () => ({ ...signed(), authorization: 'Basic YTpi' })],
    ['credentials without a key', () => ({ authorization: basic })],
    ['an unknown token', () => ({ 'x-api-token': 'nonsense' })],
  ])('answers 401 with an empty body for %s', async (_name, headers) => {
    const answer = await post('securelibrary', rpc('Anytown.Demo.echo'), headers());
    expect([answer.status, answer.text]).toEqual([401, '']);
    expect(simulator.control.state().refused).toBe(1);
  });

  it('needs no credentials when the key does not demand them', async () => {
    simulator.control.set({ keyDemandsCredentials: false });
    const answer = await post('securelibrary', rpc('Anytown.Demo.echo'), { 'x-api-key': key });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-api-token')).not.toBeNull();
  });

  it('lets a token expire, and kills all of them on expireAll', async () => {
    simulator.control.set({ tokenLifeSeconds: 0.05 });
    const short = await token();
    await new Promise((resolve) => setTimeout(resolve, 80));
    const headers = { 'x-api-token': short };
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), headers)).status).toBe(401);
    simulator.control.set({ tokenLifeSeconds: 60 });
    const killed = await token();
    simulator.control.expireAll();
    const late = { 'x-api-token': killed };
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), late)).status).toBe(401);
  });

  it('accepts a token only from the address that it was issued to', async () => {
    const value = await token();
    const { hostname, port } = new URL(base);
    const status = await new Promise((resolve, reject) => {
      request(
        {
          hostname,
          port,
          path: '/securelibrary',
          method: 'POST',
          localAddress: '127.0.0.2',
          headers: { 'content-type': 'application/json', 'x-api-token': value },
        },
        (response) => resolve(response.resume().statusCode),
      )
        .on('error', reject)
        .end(JSON.stringify(rpc('Anytown.Demo.echo')));
    });
    expect(status).toBe(401);
  });

  it('gives a key with an IP rule to no other address', async () => {
    simulator.control.set({ keyAllowedAddresses: '10.1.1.1, 10.1.1.2' });
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), signed())).status).toBe(401);
    simulator.control.set({ keyAllowedAddresses: '10.1.1.1, 127.0.0.1' });
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), signed())).status).toBe(200);
  });

  it('gives no token when the key gives none, and one on every answer when told so', async () => {
    simulator.control.set({ givesToken: false });
    const none = await post('securelibrary', rpc('Anytown.Demo.echo'), signed());
    expect([none.status, none.headers.get('x-api-token')]).toEqual([200, null]);
    simulator.control.set({ givesToken: true, tokenOnEveryAnswer: true });
    const value = await token();
    const again = await post('securelibrary', rpc('Anytown.Demo.echo'), { 'x-api-token': value });
    expect(again.headers.get('x-api-token')).toBe(value);
  });

  it('refuses what the key filters out, with the token of that key too', async () => {
    const headers = { ...signed(), 'x-api-key': simulator.limitedKey };
    const dates = rpc('Anytown.Waste.getCollectionDates', { uprn: '1' });
    const allowed = await post('securelibrary', dates, headers);
    expect(allowed.status).toBe(200);
    expect((await post('workflow', rpc('getQueryProcesses'), headers)).status).toBe(401);
    const value = { 'x-api-token': allowed.headers.get('x-api-token') ?? '' };
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), value)).status).toBe(401);
  });

  it('opens ajaxlibrary to everybody, but answers 401 to a bad token there too', async () => {
    expect((await post('ajaxlibrary', rpc('Anytown.Demo.echo'), {})).status).toBe(200);
    const bad = await post('ajaxlibrary', rpc('Anytown.Demo.echo'), { 'x-api-token': 'old' });
    expect(bad.status).toBe(401);
  });
});

describe('GOSS iCM over https', () => {
  it('shows the CA that signed its certificate', async () => {
    const secure = await startGossIcm({ https: true });
    expect(secure.accounts['goss-icm/api-key']?.baseUrl).toMatch(/^https:/);
    expect(secure.ca).toContain('BEGIN CERTIFICATE');
    await secure.close();
  });
});
