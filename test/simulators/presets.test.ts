import { presetSimulators } from '../../simulators/preset-server/all';
import type {
  PresetCall,
  PresetSimulator,
  RunningPreset,
} from '../../simulators/preset-server/simulator';
import { ask } from '../support/ask';
import type { Answer } from '../support/ask';
import { PRESET_CLIENTS, send } from './preset-clients';
import type { Account, Carried, PresetClient } from './preset-clients';

const IDS = Object.keys(PRESET_CLIENTS).sort();

let simulators: ReadonlyMap<string, PresetSimulator>;
let running: RunningPreset;
const open: RunningPreset[] = [];
let simulator: PresetSimulator;
let client: PresetClient;

beforeAll(async () => {
  simulators = new Map((await presetSimulators()).map((one) => [one.id, one]));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function start(id: string): Promise<void> {
  const found = simulators.get(id);
  const known = PRESET_CLIENTS[id];
  if (found === undefined || known === undefined) throw new Error(`${id} is not known`);
  simulator = found;
  client = known;
  running = await found.start();
  open.push(running);
}

const NOTHING: Answer = { status: 0, headers: {}, text: '', json: () => ({}) };
const signIn = (account: Account = running.account): Promise<Answer> =>
  client.signIn?.(running, account) ?? Promise.resolve(NOTHING);

/** Omada's calls have the controller's id in their path; Sophos' go to the region. */
async function address(path: string): Promise<string> {
  if (simulator.id === 'sophos-central') return `${running.stands[1]?.here ?? ''}${path}`;
  if (!path.includes('{omadacId}')) return `${running.baseUrl}${path}`;
  const info = (await send(running, '/api/info')).json()['result'] as { readonly omadacId: string };
  return `${running.baseUrl}${path.replace('{omadacId}', info.omadacId)}`;
}

async function perform(call: PresetCall, { headers = {}, query }: Carried = {}): Promise<Answer> {
  const url = await address(call.path);
  return ask(query === undefined ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`, {
    method: call.method,
    headers: { ...call.headers, ...headers },
    ...(call.body === undefined ? {} : { body: call.body }),
  });
}

async function callWith(
  answer: Answer,
  call: PresetCall,
  account: Account = running.account,
): Promise<Answer> {
  return perform(call, await client.carry(answer, account, call, running));
}

const judged = (): PresetCall =>
  simulator.tokenFor === 'writes'
    ? (simulator.calls.write ?? simulator.calls.read)
    : simulator.calls.read;
const isSession = (): boolean => client.signIn !== undefined;

test('every simulator has a sign-in here that follows the documentation', () => {
  expect([...simulators.keys()].sort()).toEqual(IDS);
  expect(IDS).toHaveLength(25);
});

describe.each(IDS)('%s', (id) => {
  beforeEach(() => start(id));

  test('signs in by the documented way and gives the list', async () => {
    const token = await signIn();
    const list = await callWith(token, simulator.calls.read);
    expect(simulator.calls.read.holds?.length).toBeGreaterThan(1);
    for (const text of simulator.calls.read.holds ?? []) expect(list.text).toContain(text);
    expect(running.control.counts()).toMatchObject({ signIns: isSession() ? 1 : 0, calls: 1 });
  });

  test('takes a write that carries what writes have to', async () => {
    const { write } = simulator.calls;
    if (write === undefined) return;
    const token = await signIn();
    const answer = await callWith(token, write);
    expect(answer.status).toBeLessThan(300);
    expect(client.rejects(answer)).toBe(false);
    expect(running.control.counts().calls).toBe(1);
  });

  test('denies a call in its own words and keeps the session', async () => {
    const { denied, read } = simulator.calls;
    if (denied === undefined) return;
    const token = await signIn();
    const answer = await callWith(token, denied);
    expect(client.rejects(answer)).toBe(false);
    expect(answer.text).not.toContain(read.holds?.[0]);
    expect(running.control.counts()).toMatchObject({ calls: 1 });
    expect(client.rejects(await callWith(token, judged()))).toBe(false);
  });

  test('rejects a call without anything', async () => {
    await perform(judged());
    expect(running.control.counts()).toMatchObject({ calls: 0 });
    expect(running.control.counts().signIns).toBe(0);
  });

  test('refuses a wrong secret and gives no token for it', async () => {
    const answer = isSession()
      ? await signIn(running.wrongAccount)
      : await callWith(NOTHING, simulator.calls.read, running.wrongAccount);
    expect(client.refuses(answer)).toBe(true);
    expect(running.control.counts()).toMatchObject({
      signIns: 0,
      signInAttempts: isSession() ? 1 : 0,
      calls: 0,
    });
  });

  test('says of a token that has expired, and of one it does not know, that it is over', async () => {
    if (!isSession()) return;
    for (const end of [running.control.expire, running.control.killTokens]) {
      const token = await signIn();
      expect(client.rejects(await callWith(token, judged()))).toBe(false);
      end();
      const before = running.control.counts().rejected;
      const answer = await callWith(token, judged());
      expect(client.rejects(answer)).toBe(true);
      expect(answer.text).not.toContain(simulator.calls.read.holds?.[0]);
      expect(running.control.counts().rejected).toBe(before + 1);
      expect(running.control.sessions()).toBe(0);
    }
  });

  test('ends the session before when told to keep one only', async () => {
    if (!isSession()) return;
    running.control.setSingleSession(true);
    const [first, second] = [await signIn(), await signIn()];
    expect(client.rejects(await callWith(first, judged()))).toBe(true);
    expect(client.rejects(await callWith(second, judged()))).toBe(false);
  });
});

describe('locks', () => {
  test.each([
    ['zabbix', 5, 30],
    ['unifi-os', 5, 60],
    ['omada', 10, 900],
    ['splunk', 5, 1800],
    ['hikvision', 7, 1800],
  ])('%s locks after %i wrong passwords, for %i seconds', async (id, times, seconds) => {
    await start(id);
    const wrong = (): Promise<Answer> =>
      isSession()
        ? signIn(running.wrongAccount)
        : callWith(NOTHING, simulator.calls.read, running.wrongAccount);
    for (let attempt = 1; attempt < times; attempt += 1) await wrong();
    expect(running.control.locked()).toBe(false);
    await wrong();
    expect(running.control.locked()).toBe(true);
    await callWith(await signIn(), simulator.calls.read).catch(() => undefined);
    expect(running.control.counts().calls).toBe(0);
    running.control.pass(seconds + 1);
    expect(running.control.locked()).toBe(false);
    const list = await callWith(await signIn(), simulator.calls.read);
    expect(list.text).toContain(simulator.calls.read.holds?.[0]);
  });
});

describe('limits of sessions', () => {
  test.each([
    ['vmware-vcenter', 10, 503],
    ['redfish', 4, 503],
    ['pi-hole', 16, 429],
    ['sma-webconnect', 4, 200],
  ])('%s opens %i, then says %i', async (id, limit, status) => {
    await start(id);
    for (let number = 1; number <= limit; number += 1) await signIn();
    expect(running.control.counts().signIns).toBe(limit);
    const answer = await signIn();
    expect(answer.status).toBe(status);
    expect(running.control.counts().signIns).toBe(limit);
    running.control.expire();
    await signIn();
    expect(running.control.counts().signIns).toBe(limit + 1);
  });
});

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
