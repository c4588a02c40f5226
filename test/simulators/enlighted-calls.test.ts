import { ask } from '../support/ask';
import {
  FLOORS,
  XML,
  baseUrl,
  fixturesXml,
  get,
  keyed,
  level,
  openEnlighted,
  post,
  rows,
  send,
  simulator,
} from './enlighted-client';
import type { Headers } from './enlighted-client';

openEnlighted();

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
