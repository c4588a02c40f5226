import type { Answer } from '../support/ask';
import { send } from './preset-requests';
import {
  NOTHING,
  callWith,
  client,
  openPresets,
  perform,
  running,
  signIn,
  simulator,
  start,
} from './preset-stage';

openPresets();

describe('what only one of them does', () => {
  test.each(['proxmox-ve', 'dell-powerstore', 'unifi-os', 'sap-odata'])(
    '%s wants a CSRF token for a write',
    async (id) => {
      await start(id);
      const { read, write = read } = simulator.calls;
      const { headers = {} } = await client.carry(await signIn(), running.account, read, running);
      const answer = await perform(write, { headers: { ...headers, 'x-csrf-token': 'stale' } });
      expect([401, 403]).toContain(answer.status);
      expect(running.control.counts()).toMatchObject({ calls: 0, rejected: 1 });
    },
  );

  test('vCenter gives the token as a JSON text', async () => {
    await start('vmware-vcenter');
    expect((await signIn()).text).toMatch(/^"[^"]+"$/u);
  });

  test('Proxmox renews with the ticket as password, and not with one that is over', async () => {
    await start('proxmox-ve');
    const ticketOf = (answer: Answer): string =>
      (answer.json()['data'] as { readonly ticket: string } | null)?.ticket ?? '';
    const ticket = ticketOf(await signIn());
    const renew = (password: string): Promise<Answer> => signIn({ ...running.account, password });
    expect(ticketOf(await renew(ticket))).toMatch(/^PVE:/u);
    expect(running.control.counts()).toMatchObject({ signIns: 1, refreshes: 1 });
    running.control.expire();
    expect((await renew(ticket)).status).toBe(401);
  });

  test('Supabase takes a refresh token once', async () => {
    await start('supabase');
    const body = JSON.stringify({ refresh_token: (await signIn()).json()['refresh_token'] });
    const headers = { 'content-type': 'application/json', apikey: running.account['apiKey'] ?? '' };
    const refresh = (): Promise<Answer> =>
      send(running, '/auth/v1/token?grant_type=refresh_token', { method: 'POST', headers, body });
    expect((await refresh()).status).toBe(200);
    expect((await refresh()).text).toContain('refresh_token_already_used');
    expect(running.control.counts()).toMatchObject({ signIns: 1, refreshes: 1 });
  });

  test('PocketBase makes a guest of an expired token: 200 without records', async () => {
    await start('pocketbase');
    const token = String((await signIn()).json()['token']);
    const list = (): Promise<Answer> =>
      send(running, '/api/collections/notes/records', { headers: { authorization: token } });
    expect((await list()).json()['totalItems']).toBe(2);
    running.control.expire();
    expect(await list()).toMatchObject({ status: 200 });
    expect((await list()).json()['totalItems']).toBe(0);
  });

  test('Hikvision takes a nonce and its counter once, and says when a nonce is stale', async () => {
    await start('hikvision');
    const { read } = simulator.calls;
    const carried = await client.carry(NOTHING, running.account, read, running);
    expect((await perform(read, carried)).status).toBe(200);
    expect(String((await perform(read, carried)).headers['www-authenticate'])).toContain(
      'stale="TRUE"',
    );
    const late = await client.carry(NOTHING, running.account, read, running);
    running.control.expire();
    expect(String((await perform(read, late)).headers['www-authenticate'])).toContain(
      'stale="TRUE"',
    );
  });

  test('Binance wants a timestamp of the last five seconds', async () => {
    await start('binance');
    jest.spyOn(Date, 'now').mockReturnValueOnce(Date.now() - 6000);
    const answer = await callWith(NOTHING, simulator.calls.read);
    expect(answer.text).toContain('-1021');
  });

  test('Infoblox sets a cookie with quotes and commas and wants it back as it was', async () => {
    await start('infoblox');
    const token = await signIn();
    expect(String(token.headers['set-cookie'])).toMatch(/^ibapauth="ip=[^;]*,[^;]*";/u);
  });

  test('UniFi gives another CSRF token with each response', async () => {
    await start('unifi-os');
    const token = await signIn();
    const names = [
      await callWith(token, simulator.calls.read),
      await callWith(token, simulator.calls.read),
    ];
    const tokens = names.map((answer) => answer.headers['x-updated-csrf-token']);
    expect(new Set([token.headers['x-csrf-token'], ...tokens]).size).toBe(3);
  });

  test('SAP wants all cookies of the response that gave the CSRF token', async () => {
    await start('sap-odata');
    const { read, write = read } = simulator.calls;
    const { headers = {} } = await client.carry(await signIn(), running.account, write, running);
    const some = (headers['cookie'] ?? '').split('; ').slice(1).join('; ');
    expect(
      (await perform(write, { headers: { ...headers, cookie: some } })).headers['x-csrf-token'],
    ).toBe('Required');
    expect((await perform(write, { headers })).status).toBe(201);
  });
});
