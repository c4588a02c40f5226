import { createHash } from 'node:crypto';

import { ENLIGHTED_GUEST, ENLIGHTED_LIMITED, startEnlighted } from '../../simulators/enlighted';
import type { Simulator } from '../../simulators/simulator';
import { ask } from '../support/ask';
import type { Answer } from '../support/ask';

type Headers = Readonly<Record<string, string>>;

const ACCESS_DENIED =
  "Access Denied! The user doesn't have the required permissions to access this";
const FLOORS = '/org/floor/v1/list';
const XML = { 'content-type': 'application/xml' };
const fixturesXml = (...ids: string[]) =>
  `<fixtures>${ids.map((id) => `<fixture><id>${id}</id></fixture>`).join('')}</fixtures>`;

let simulator: Simulator;
let baseUrl: string;
let apiKey: string;

beforeAll(async () => {
  simulator = await startEnlighted();
  const account = simulator.accounts['enlighted/api-key'] ?? {};
  baseUrl = account['baseUrl'] ?? '';
  apiKey = account['apiKey'] ?? '';
});
afterAll(() => simulator.close());
beforeEach(() => simulator.control.reset());

function send(path: string, headers: Headers, method = 'GET', body?: string): Promise<Answer> {
  return ask(`${baseUrl}${path}`, {
    method,
    headers: { accept: 'application/json', ...headers },
    ca: simulator.ca,
    ...(body === undefined ? {} : { body }),
  });
}

const keyed = (username = 'bob', key = apiKey): Headers => ({
  UserId: username,
  Authorization: `apikey ${key}`,
});
const signed = (ts: string, username = 'bob', key = apiKey): Headers => ({
  ApiKey: username,
  Authorization: createHash('sha1').update(`${username}${key}${ts}`).digest('hex'),
  ts,
});
const now = (offsetSeconds = 0) => String(Date.now() + offsetSeconds * 1000);

const get = (path: string) => send(path, keyed());
const post = (path: string, body?: string, headers: Headers = {}) =>
  send(path, { ...keyed(), ...headers }, 'POST', body);
const rows = (answer: Answer, name: string) => answer.json()[name] as Headers[];

async function level(id: string, floor = '1'): Promise<string | undefined> {
  for (const page of ['1', '2', '3']) {
    const answer = await get(`/org/sensor/dimlevel/list/floor/${floor}?page=${page}`);
    const found = rows(answer, 'sensor').find((one) => one['id'] === id);
    if (found !== undefined) return found['dimlevel'];
  }
  return undefined;
}

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

describe('the form of an Enlighted answer', () => {
  const accept = (value: string) => send('/org/area/v1/occ/101', { ...keyed(), accept: value });

  it('follows Accept, XML first when it is left open', async () => {
    const asJson = await accept('application/json');
    expect([asJson.headers['content-type'], asJson.text]).toEqual([
      'application/json',
      '{"occupancyStatus":{"occupancyState":"1"}}',
    ]);
    const asXml = await accept('*/*');
    expect([asXml.headers['content-type'], asXml.text]).toEqual([
      'application/xml',
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><occupancyStatus><occupancyState>1</occupancyState></occupancyStatus>',
    ]);
    expect((await accept('application/xml;q=0.5, application/json')).headers['content-type']).toBe(
      'application/json',
    );
    expect((await accept('image/png')).status).toBe(406);
    const error = await send('/org/area/v2/list/9', { ...keyed(), accept: 'application/xml' });
    expect([error.status, error.text]).toEqual([
      400,
      expect.stringContaining(
        '<response><status>400</status><msg>Floor ID does not exist</msg></response>',
      ),
    ]);
  });

  it('may be JSON under the type of XML', async () => {
    simulator.control.set({ jsonUnderXmlType: true });
    const answer = await get(FLOORS);
    expect(answer.headers['content-type']).toBe('application/xml');
    expect(rows(answer, 'floor')).toHaveLength(3);
  });

  it('may hold a list of one as the object itself', async () => {
    expect(rows(await get('/org/area/v2/list/2'), 'area')).toHaveLength(1);
    simulator.control.set({ singleAsObject: true });
    expect((await get('/org/area/v2/list/2')).json()['area']).toMatchObject({ id: '201' });
    expect(rows(await get('/org/area/v2/list/1'), 'area')).toHaveLength(2);
  });

  it('may be an HTML page when it is an error', async () => {
    simulator.control.set({ errorBody: 'html' });
    const answer = await send(FLOORS, {});
    expect([answer.status, answer.headers['content-type']]).toEqual([
      401,
      'text/html;charset=utf-8',
    ]);
  });

  it('holds numbers and states as strings only', async () => {
    const answer = await get('/org/fixture/location/list/floor/1/1');
    const values = Object.values(rows(answer, 'fixture')[0] ?? {});
    expect(values.every((value) => typeof value === 'string')).toBe(true);
  });

  it('is 404 and 405 for what does not exist', async () => {
    expect((await get('/org/nope')).status).toBe(404);
    expect((await get('/org/em/v1/setEmergency')).status).toBe(405);
    expect(
      (await ask(`${baseUrl.replace('/ems/api', '')}/org/company`, { ca: simulator.ca })).status,
    ).toBe(404);
  });
});

describe('Enlighted lists and measurements', () => {
  it('tells company, campus and floors', async () => {
    expect((await get('/org/company')).json()).toMatchObject({
      id: '1',
      timezone: 'Europe/London',
      campus: [{ id: '11' }],
    });
    expect(rows(await get('/org/campus/list/1'), 'campus')).toHaveLength(1);
    expect((await get('/org/campus/list/2')).status).toBe(400);
    expect(rows(await get(FLOORS), 'floor')[2]).toEqual({
      id: '5',
      name: 'Workshop',
      buildingName: 'South',
      campusName: 'Main Campus',
      organization: 'Example Company',
      description: '',
      floorPlanUrl: 'floor-5.png',
    });
  });

  it('answers 400 for a floor that does not exist', async () => {
    for (const path of [
      '/org/area/v2/list/9',
      '/org/fixture/location/list/floor/9/1',
      '/org/sensor/dimlevel/list/floor/x',
      '/org/switchgroups/list/floor/9',
    ]) {
      const answer = await get(path);
      expect([answer.status, answer.json()['msg']]).toEqual([400, 'Floor ID does not exist']);
    }
  });

  it('tells occupancy of areas, -3 for an unknown area, -2 without licences', async () => {
    const state = async (area: string) => (await get(`/org/area/v1/occ/${area}`)).json();
    expect(await state('102')).toEqual({ occupancyStatus: { occupancyState: '0' } });
    expect(await state('201')).toEqual({ occupancyStatus: { occupancyState: '-1' } });
    expect(await state('999')).toEqual({ occupancyStatus: { occupancyState: '-3' } });
    simulator.control.set({ occupancyLicences: false });
    expect(await state('102')).toEqual({ occupancyStatus: { occupancyState: '-2' } });
  });

  it('tells where fixtures are, by class', async () => {
    expect(rows(await get('/org/fixture/location/list/floor/1/1'), 'fixture')).toHaveLength(45);
    expect(
      rows(await get('/org/fixture/location/list/floor/1/1?class=emergency'), 'fixture'),
    ).toHaveLength(9);
    expect((await get('/org/fixture/location/list/floor/1/1?class=lamp')).status).toBe(400);
  });

  it('pages dim levels by twenty', async () => {
    const page = (query: string) => get(`/org/sensor/dimlevel/list/floor/1${query}`);
    expect((await page('')).json()).toMatchObject({ page: '1', total: '3', records: '45' });
    const sizes = [];
    for (const query of ['', '?page=2', '?page=3', '?page=4'])
      sizes.push(rows(await page(query), 'sensor').length);
    expect(sizes).toEqual([20, 20, 5, 0]);
    expect((await page('?page=0')).status).toBe(400);
    expect(rows(await page('?class=fixtureless'), 'sensor').map((one) => one['dimlevel'])).toEqual(
      Array(9).fill('-1'),
    );
  });

  it('lists switch groups of a floor, and of the company', async () => {
    const old = rows(await get('/org/switchgroups/list/floor/1'), 'gemsGroup');
    expect(old).toEqual([
      { id: '31', name: 'Meeting Room 2/3 West' },
      { id: '32', name: 'Open Office' },
    ]);
    expect(rows(await get('/org/switchgroups/list/company/1'), 'gemsGroup')).toHaveLength(3);
  });
});

describe('Enlighted commands', () => {
  const meetingRoom = encodeURIComponent('Meeting Room 2/3 West');

  it('dim a group, and say 1 for a level or a switch that cannot be', async () => {
    const dim = (name: string, value: string) =>
      post(`/org/switch/v1/op/dimGroup/1/${name}/${value}?time=60`);
    expect((await dim(meetingRoom, '55')).json()).toEqual({ status: '0' });
    expect(await level('43')).toBe('55');
    for (const value of ['101', '-1', '5.5', 'full']) {
      expect((await dim(meetingRoom, value)).json()).toEqual({ status: '1' });
    }
    expect((await dim('Nowhere', '10')).json()).toEqual({ status: '1' });
    expect((await post(`/org/switch/v1/op/dimGroup/1/${meetingRoom}/10?time=0`)).status).toBe(400);
    expect((await post(`/org/switch/v1/op/dimGroup/1/${meetingRoom}/10?minutes=5`)).status).toBe(
      400,
    );
  });

  it('dim fixtures by XML or JSON', async () => {
    const answer = await post('/org/fixture/v1/op/dim/abs/77?time=5', fixturesXml('1', '2'), XML);
    expect(answer.json()).toEqual({ status: '0' });
    expect([await level('1'), await level('2')]).toEqual(['77', '77']);
    const asJson = await post('/org/fixture/v1/op/dim/ABS/12', '{"fixture":[{"id":"1"}]}', {
      'content-type': 'application/json',
    });
    expect([asJson.status, await level('1')]).toEqual([200, '12']);
  });

  it('give the lights back when the minutes are over', async () => {
    const before = await level('1');
    await post('/org/fixture/v1/op/dim/abs/99?time=10', fixturesXml('1'), XML);
    expect(await level('1')).toBe('99');
    simulator.control.set({ clockSkewSeconds: 601 });
    expect(await level('1')).toBe(before);
  });

  it('say 0 for fixtures that do not exist', async () => {
    const answer = await post('/org/fixture/v1/op/dim/abs/10', fixturesXml('99999'), XML);
    expect([answer.status, answer.json()]).toEqual([200, { status: '0' }]);
  });

  it('refuse every other body', async () => {
    const dim = (body: string, headers: Headers = XML) =>
      post('/org/fixture/v1/op/dim/abs/10', body, headers);
    for (const body of [
      '',
      '<fixtures><fixture><id>27</id></fixture>',
      '<fixtures></fixtures>',
      '<fixture><id>27</id></fixture>',
      '<fixtures><fixture><id>x</id></fixture></fixtures>',
      '<fixtures><fixture><id>27</id><name>a</name></fixture></fixtures>',
      '<fixtures a="1"><fixture><id>27</id></fixture></fixtures>',
    ]) {
      expect((await dim(body)).status).toBe(400);
    }
    expect((await dim(fixturesXml('1'), { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('/org/em/v1/setEmergency', 'now')).status).toBe(400);
  });

  it('find profiles of a fixture and plug loads of a floor', async () => {
    const profiles = await get('/org/fixture/v1/getFixtureApplicableProfiles/71');
    expect(rows(profiles, 'applicableProfiles')).toContainEqual({
      name: 'Open Office Max 70',
      groupId: '28',
    });
    const found = await get('/org/plugload/v1/location/list/floor/1/1');
    expect(rows(found, 'plugload')).toHaveLength(2);
  });

  it('light everything in an emergency, until reset', async () => {
    expect((await post('/org/em/v1/setEmergency?time=60')).json()).toEqual({ status: '0' });
    expect([await level('1'), await level('60', '2'), await level('4')]).toEqual([
      '100',
      '100',
      '-1',
    ]);
    simulator.control.reset();
    expect(await level('1')).not.toBe('100');
  });
});
