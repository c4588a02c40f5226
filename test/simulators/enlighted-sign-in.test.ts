import { ENLIGHTED_GUEST, ENLIGHTED_LIMITED } from '../../simulators/enlighted';
import type { Answer } from '../support/ask';
import {
  ACCESS_DENIED,
  FLOORS,
  XML,
  apiKey,
  fixturesXml,
  get,
  keyed,
  now,
  openEnlighted,
  rows,
  send,
  signed,
  simulator,
} from './enlighted-client';
import type { Headers } from './enlighted-client';

openEnlighted();

describe('the headers of an Enlighted call', () => {
  it('are UserId and Authorization with the word apikey from 4.5 on', async () => {
    expect((await send(FLOORS, keyed())).status).toBe(200);
    for (const headers of [
      {},
      keyed('Bob'),
      keyed('bob', `${apiKey.slice(0, -1)}x`),
      { UserId: 'bob', Authorization: apiKey },
      { UserId: 'bob', Authorization: `ApiKey ${apiKey}` },
      { UserId: 'bob', Authorization: `apikey  ${apiKey}` },
      { Authorization: `apikey ${apiKey}` },
    ] as Headers[]) {
      const refused = await send(FLOORS, headers);
      expect([refused.status, refused.json()]).toEqual([
        401,
        { status: '401', msg: 'Unauthorized' },
      ]);
    }
    expect(simulator.control.state()).toMatchObject({ calls: 1, refused: 7 });
  });

  it('are ApiKey with the user name, ts and a SHA-1 up to 4.4, still understood by 4.5', async () => {
    expect((await send(FLOORS, signed(now()))).status).toBe(200);
    const ts = now();
    for (const headers of [
      { ...signed(ts), Authorization: `apikey ${signed(ts)['Authorization'] ?? ''}` },
      { ...signed(ts), Authorization: (signed(ts)['Authorization'] ?? '').toUpperCase() },
      { ...signed(ts), ts: String(Number(ts) + 1) },
      { ...signed(ts), ApiKey: apiKey },
      { ...signed(ts), ApiKey: 'Bob' },
      signed(`${ts}.0`),
      signed(String(Math.floor(Number(ts) / 1000))),
    ]) {
      expect((await send(FLOORS, headers)).status).toBe(401);
    }
    const { ts: _ts, ...withoutTime } = signed(ts) as { ts: string } & Headers;
    expect((await send(FLOORS, withoutTime)).status).toBe(401);
  });

  it('match the worked example of the documents', async () => {
    simulator.control.set({
      apiKey: '6eb6f07fd09b18dd61dd353dfb669820e7859cd3',
      clockWindowSeconds: 1e12,
    });
    const example = {
      ApiKey: 'bob',
      Authorization: 'e20ac2c963ccfacf23a1f70287286443820e66d1',
      ts: '1457033811032',
    };
    expect((await send(FLOORS, example)).status).toBe(200);
    simulator.control.set({ clockWindowSeconds: 300 });
    expect((await send(FLOORS, example)).status).toBe(401);
  });

  it('are never both sets at once', async () => {
    const { Authorization, ...legacy } = signed(now()) as { Authorization: string } & Headers;
    expect((await send(FLOORS, { ...legacy, ...keyed() })).status).toBe(401);
    expect((await send(FLOORS, { ...legacy, Authorization, UserId: 'bob' })).status).toBe(401);
    expect((await send(FLOORS, { ...keyed(), ts: now() })).status).toBe(401);
  });

  it('must be signed within five minutes of the server clock, which Date tells', async () => {
    expect((await send(FLOORS, signed(now(-290)))).status).toBe(200);
    expect((await send(FLOORS, signed(now(290)))).status).toBe(200);
    expect((await send(FLOORS, signed(now(-310)))).status).toBe(401);
    expect((await send(FLOORS, signed(now(310)))).status).toBe(401);

    simulator.control.set({ clockSkewSeconds: 3600 });
    const off = await send(FLOORS, signed(now()));
    expect(off.status).toBe(401);
    const ahead = Date.parse(String(off.headers['date'])) - Date.now();
    expect(ahead).toBeGreaterThan(3_595_000);
    expect(ahead).toBeLessThan(3_601_000);
    expect((await send(FLOORS, signed(now(3600)))).status).toBe(200);
  });

  it('may come back with an Age, or without a Date', async () => {
    expect((await get(FLOORS)).headers).not.toHaveProperty('age');
    simulator.control.set({ ageSeconds: 600 });
    const old = await get(FLOORS);
    expect(old.headers['age']).toBe('600');
    expect(Date.now() - Date.parse(String(old.headers['date']))).toBeGreaterThan(599_000);
    simulator.control.set({ sendDate: false });
    expect((await get(FLOORS)).headers).not.toHaveProperty('date');
  });

  it('may be used twice unless replays are refused', async () => {
    const once = signed(now());
    expect([(await send(FLOORS, once)).status, (await send(FLOORS, once)).status]).toEqual([
      200, 200,
    ]);
    simulator.control.set({ refuseReplay: true });
    const other = signed(now(1));
    expect([(await send(FLOORS, other)).status, (await send(FLOORS, other)).status]).toEqual([
      200, 401,
    ]);
  });

  it('die when a new key is generated', async () => {
    const fresh = 'f'.repeat(64);
    simulator.control.set({ apiKey: fresh });
    expect((await send(FLOORS, keyed())).status).toBe(401);
    expect((await send(FLOORS, signed(now()))).status).toBe(401);
    expect((await send(FLOORS, keyed('bob', fresh))).status).toBe(200);
    expect((await send(FLOORS, signed(now(), 'bob', fresh))).status).toBe(200);
  });

  it('are the signed ones only on a 4.4 server', async () => {
    simulator.control.set({ version: '4.4' });
    expect((await send(FLOORS, keyed())).status).toBe(401);
    expect((await send(FLOORS, signed(now()))).status).toBe(200);
  });
});

describe('what an Enlighted user may reach', () => {
  const limited = (path: string, method = 'GET', body?: string, headers: Headers = {}) =>
    send(
      path,
      { ...keyed(ENLIGHTED_LIMITED.username, ENLIGHTED_LIMITED.apiKey), ...headers },
      method,
      body,
    );
  const guest = (path: string, method = 'GET') =>
    send(path, keyed(ENLIGHTED_GUEST.username, ENLIGHTED_GUEST.apiKey), method);

  it('ends at the facility: 403 names the kind of object', async () => {
    const denied = async (answer: Promise<Answer>, kind: string) => {
      const { status, json } = await answer;
      expect([status, json()]).toEqual([403, { status: '403', msg: `${ACCESS_DENIED} '${kind}'` }]);
    };
    await denied(limited('/org/company'), 'company');
    await denied(limited('/org/area/v2/list/5'), 'floor');
    await denied(limited('/org/area/v1/occ/501'), 'area');
    await denied(limited('/org/switchgroups/list/company/1'), 'company');
    await denied(limited('/org/switch/v1/op/dimGroup/5/Workshop/10', 'POST'), 'switch');
    await denied(
      limited('/org/fixture/v1/op/dim/abs/10', 'POST', fixturesXml('1', '71'), XML),
      'fixture',
    );
    await denied(limited('/org/em/v1/setEmergency', 'POST'), 'company');
    expect((await limited('/org/area/v2/list/1')).status).toBe(200);
    expect(rows(await limited(FLOORS), 'floor').map((one) => one['id'])).toEqual(['1']);
    expect(simulator.control.state().refused).toBe(0);
  });

  it('is lists only for a guest: no values, no commands', async () => {
    expect((await guest('/org/area/v2/list/5')).status).toBe(200);
    for (const path of ['/org/sensor/dimlevel/list/floor/1', '/org/area/v1/occ/101']) {
      expect((await guest(path)).status).toBe(403);
    }
    expect((await guest('/org/switch/v1/op/dimGroup/1/Open%20Office/10', 'POST')).status).toBe(403);
  });
});
