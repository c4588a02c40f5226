/** Scenes, dimming, profiles, emergency, demand response: everything that does something. */
import { expectNoBody, Problem, readJsonObject, readQuery } from '../routes';
import type { Reply, Route, SimRequest } from '../routes';
import { FIXTURES, FLOORS, PLUG_LOADS, PROFILES, SCENES, SWITCHES } from './building';
import type { Switch } from './building';
import { API, floorOf, read } from './context';
import type { Context } from './context';
import { status } from './replies';
import { readFixtureIds } from './xml-body';

const PRICE_LEVELS = ['HIGH', 'MODERATE', 'LOW', 'SPECIAL'];
const DEFAULT_MINUTES = 60;

export function commandRoutes(context: Context): readonly Route[] {
  const { access, building } = context;
  return [
    read(context, '/org/switch/v1/getSwitchScenes/{floor}/{switch}', [], (request) => {
      const found = switchByName(context, request);
      if (found === undefined) throw new Problem(400, 'Switch does not exist');
      const scenes = SCENES.filter((one) => one.switch === found.id).map(({ id, name }, order) => ({
        id,
        name,
        order,
      }));
      return { root: 'switch', content: { id: found.id, name: found.name, scenes } };
    }),
    read(context, '/org/scene/v1/list/getSceneLevels/{scene}', [], (request) => {
      const scene = SCENES.find((one) => one.id === request.params['scene']);
      const found = SWITCHES.find((one) => one.id === scene?.switch);
      if (scene === undefined || found === undefined)
        throw new Problem(400, 'Scene does not exist');
      access.expectFloor(request, 'scene', found.floor);
      access.expectFull(request, 'scene');
      const sceneLevel = found.fixtures.map((fixtureid) => ({
        fixtureid,
        lightlevel: scene.level,
        sceneid: scene.id,
        switchid: found.id,
      }));
      return { root: 'sceneLevels', content: { sceneLevel } };
    }),
    command(context, '/org/switch/v1/op/applyScene/{switch}/{scene}', (request, minutes) => {
      expectNoBody(request);
      const found = SWITCHES.find((one) => one.id === request.params['switch']);
      const scene = SCENES.find(
        (one) => one.id === request.params['scene'] && one.switch === found?.id,
      );
      if (found !== undefined) access.expectFloor(request, 'switch', found.floor);
      access.expectFull(request, 'switch');
      if (found === undefined || scene === undefined) return false;
      building.override(found.fixtures, scene.level, minutes);
      return true;
    }),
    command(context, '/org/switch/v1/op/dimGroup/{floor}/{switch}/{level}', (request, minutes) => {
      expectNoBody(request);
      const found = switchByName(context, request);
      access.expectFull(request, 'switch');
      const level = readLevel(request);
      if (found === undefined || level === undefined) return false;
      building.override(found.fixtures, level, minutes);
      return true;
    }),
    // A client of the wild writes ABS.
    ...['abs', 'ABS'].map((word) =>
      command(context, `/org/fixture/v1/op/dim/${word}/{level}`, (request, minutes) => {
        const ids = fixturesOfBody(context, request);
        const level = readLevel(request);
        if (level === undefined) return false;
        building.override(ids, level, minutes);
        return true;
      }),
    ),
    command(context, '/org/fixture/v1/op/auto', (request) => {
      building.automatic(fixturesOfBody(context, request));
      return true;
    }),
    command(context, '/org/fixture/v1/op/assignProfile/{fixture}/{group}', (request) => {
      expectNoBody(request);
      const { fixture = '', group = '' } = request.params;
      expectFixtures(context, request, [fixture]);
      if (!PROFILES.some((one) => one.groupId === group)) return '-1';
      building.assignProfile(fixture, group);
      return true;
    }),
    command(context, '/org/area/v1/setPlugloadStatus/{plugload}/{status}', (request) => {
      expectNoBody(request);
      const { plugload = '', status: wanted = '' } = request.params;
      const found = PLUG_LOADS.find((one) => one.id === plugload);
      if (found === undefined || !['0', '1'].includes(wanted)) {
        throw new Problem(400, 'Plugload does not exist');
      }
      access.expectFloor(request, 'plugload', found.floor);
      access.expectFull(request, 'plugload');
      building.turn(plugload, wanted === '1');
      // The answer is the new status of the plug load, not success or failure.
      return wanted === '1' ? '1' : '0';
    }),
    command(context, '/org/em/v1/setEmergency', (request, minutes) => {
      expectNoBody(request);
      access.expectFloor(request, 'company', undefined);
      access.expectFull(request, 'company');
      building.override(
        FIXTURES.map((one) => one.id),
        100,
        minutes,
      );
      return true;
    }),
    ...['scheduledr', 'updatedr'].flatMap((word) =>
      [`/org/dr/${word}`, `/org/dr/${word}/facilities/{facilities}`].map((path) => ({
        method: 'POST',
        path: `${API}${path}`,
        handle: (request: SimRequest) => demandResponse(context, request, word === 'updatedr'),
      })),
    ),
  ];
}

/** A POST that answers with a status; `time` is for how many minutes it holds. */
function command(
  context: Context,
  path: string,
  run: (request: SimRequest, minutes: number) => boolean | '0' | '1' | '-1',
): Route {
  return {
    method: 'POST',
    path: `${API}${path}`,
    handle: (request): Reply => {
      const { time } = readQuery(request, ['time?']);
      if (time !== undefined && !/^[1-9]\d*$/.test(time)) {
        throw new Problem(400, 'time must be a number of minutes');
      }
      const done = run(request, time === undefined ? DEFAULT_MINUTES : Number(time));
      return status(context.desk.settings, request, done);
    },
  };
}

function switchByName(context: Context, request: SimRequest): Switch | undefined {
  const floor = floorOf(context, request, 'switch');
  return SWITCHES.find((one) => one.floor === floor.id && one.name === request.params['switch']);
}

function readLevel(request: SimRequest): number | undefined {
  const text = request.params['level'] ?? '';
  const level = Number(text);
  return /^\d{1,3}$/.test(text) && level <= 100 ? level : undefined;
}

function fixturesOfBody(context: Context, request: SimRequest): readonly string[] {
  const ids = readFixtureIds(request);
  expectFixtures(context, request, ids);
  return ids;
}

/** 403 for a fixture outside the facility; one that does not exist belongs to nobody and passes. */
function expectFixtures(context: Context, request: SimRequest, ids: readonly string[]): void {
  context.access.expectFull(request, 'fixture');
  for (const id of ids) {
    const found = FIXTURES.find((one) => one.id === id);
    if (found !== undefined) context.access.expectFloor(request, 'fixture', found.floor);
  }
}

function demandResponse(context: Context, request: SimRequest, isUpdate: boolean): Reply {
  const { access, building, desk } = context;
  readQuery(request, []);
  access.expectFull(request, 'demand response');
  const facilities = request.params['facilities'];
  for (const one of facilities?.split(',') ?? []) expectFacility(context, request, one);
  if (facilities === undefined) access.expectFloor(request, 'company', undefined);

  const body = readJsonObject(request);
  const known = ['pricelevel', 'duration', 'starttime', 'dridentifier', 'pricing'];
  const unknown = Object.keys(body).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Problem(400, `Unknown field ${unknown}`);
  const pricelevel = readWord(body['pricelevel'], 'pricelevel', (text) =>
    PRICE_LEVELS.includes(text),
  );
  const duration = readWord(body['duration'], 'duration', (text) => /^[1-9]\d*$/.test(text));
  // The description says yyyyMMddHHmm, the examples show ISO 8601 with an offset and without.
  const starttime = readWord(
    body['starttime'],
    'starttime',
    (text) =>
      /^\d{12}$/.test(text) ||
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/.test(text),
  );
  const identifier = readWord(body['dridentifier'], 'dridentifier', (text) => text !== '');

  if (building.demandResponses.has(identifier) !== isUpdate) {
    const msg = isUpdate ? 'The demand response does not exist' : 'The demand response exists';
    return status(desk.settings, request, false, msg);
  }
  building.demandResponses.set(identifier, {
    pricelevel,
    duration,
    starttime,
    facilities: facilities ?? 'company_1',
  });
  return status(desk.settings, request, true, isUpdate ? 'Updated' : 'Scheduled');
}

/** `floor_1` or `building_22`. */
function expectFacility(context: Context, request: SimRequest, facility: string): void {
  const [kind, id] = facility.split('_');
  const floors = FLOORS.filter((one) => (kind === 'floor' ? one.id : one.building.id) === id);
  if ((kind !== 'floor' && kind !== 'building') || floors.length === 0) {
    throw new Problem(400, `Facility ${facility} does not exist`);
  }
  for (const floor of floors) context.access.expectFloor(request, kind, floor.id);
}

function readWord(value: unknown, name: string, isGood: (text: string) => boolean): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (!isGood(text)) throw new Problem(400, `Invalid ${name}`);
  return text;
}
