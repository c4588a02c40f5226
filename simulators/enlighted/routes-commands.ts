/** Dimming and emergency: what does something. */
import { expectNoBody, Problem, readQuery } from '../routes';
import type { Reply, Route, SimRequest } from '../routes';
import { FIXTURES, SWITCHES } from './building';
import type { Switch } from './building';
import { API, floorOf } from './context';
import type { Context } from './context';
import { status } from './replies';
import { readFixtureIds } from './xml-body';

const DEFAULT_MINUTES = 60;

export function commandRoutes(context: Context): readonly Route[] {
  const { access, building } = context;
  return [
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
  ];
}

/** A POST that answers with a status; `time` is for how many minutes it holds. */
function command(
  context: Context,
  path: string,
  run: (request: SimRequest, minutes: number) => boolean,
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
