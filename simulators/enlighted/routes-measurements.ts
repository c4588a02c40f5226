/** Sensor readings, energy, dim levels: what is measured. */
import { Problem } from '../routes';
import type { Route, SimRequest } from '../routes';
import { FIXTURES, PLUG_LOADS } from './building';
import { byClass, expectArea, floorOf, read, stamp, timeOf } from './context';
import type { Context } from './context';

const ROWS_PER_PAGE = 20;
const MINUTE = 60_000;

export function measurementRoutes(context: Context): readonly Route[] {
  const { access, building } = context;
  return [
    ...['v2', 'v3'].map((version) =>
      read(context, `/org/sensor/${version}/details/{fixture}`, [], (request) => {
        const found = FIXTURES.find((one) => one.id === request.params['fixture']);
        if (found === undefined) throw new Problem(400, 'Fixture ID does not exist');
        access.expectFloor(request, 'sensor', found.floor);
        access.expectFull(request, 'sensor');
        return {
          root: 'sensors',
          content: {
            sensor: [
              {
                id: found.id,
                name: found.name,
                power: (Math.max(building.level(found), 0) * 0.4).toFixed(2),
                temperature: '71.5',
                lightLevel: building.level(found),
                lastCommunicationTime: stamp(access.now()),
              },
            ],
          },
        };
      }),
    ),
    read(context, '/org/sensor/stats/floor/{floor}/{from}/{to}', [], (request) => {
      const times = readSpan(context, request, 5, 60);
      return {
        root: 'sensorStats',
        content: { sensorStat: rows(request, times, () => ({ motion: '1' })) },
      };
    }),
    read(context, '/org/sensor/v2/stats/floor/{floor}/{from}/{to}', [], (request) => {
      const times = readSpan(context, request, 5, 60);
      return {
        root: 'sensorStats',
        content: {
          sensorStat: rows(request, times, (one) => ({
            power: '12.4',
            temperature: '71.5',
            dimlevel: building.level(one),
          })),
        },
      };
    }),
    read(
      context,
      '/org/sensor/v2/sensorEnergyStats/15min/floor/{floor}/{from}/{to}',
      [],
      (request) => {
        const times = readSpan(context, request, 15, 24 * 60);
        return {
          root: 'sensorEnergyStats',
          content: {
            sensorEnergyStat: rows(request, times, () => ({
              baseenergy: '10.00',
              energy: '6.25',
              savedEnergy: '3.75',
              occSavings: '2.50',
              ambientSavings: '1.25',
              taskTunedSavings: '0.00',
              manualSavings: '0.00',
            })),
          },
        };
      },
    ),
    read(
      context,
      '/org/sensor/dimlevel/list/floor/{floor}',
      ['class?', 'page?'],
      (request, query) => {
        const floor = floorOf(context, request);
        access.expectFull(request, 'floor');
        const fixtures = byClass(
          FIXTURES.filter((one) => one.floor === floor.id),
          query['class'],
        );
        const page = query['page'] ?? '1';
        if (!/^[1-9]\d*$/.test(page)) throw new Problem(400, 'page must be a number from 1');
        const start = (Number(page) - 1) * ROWS_PER_PAGE;
        return {
          root: 'sensors',
          content: {
            page,
            total: Math.ceil(fixtures.length / ROWS_PER_PAGE),
            records: fixtures.length,
            sensor: fixtures
              .slice(start, start + ROWS_PER_PAGE)
              .map((one) => ({ id: one.id, dimlevel: building.level(one) })),
          },
        };
      },
    ),
    // The documents show it with a slash at the end too.
    ...['/org/em/v1/energy', '/org/em/v1/energy/'].map((path) =>
      read(context, path, [], (request) => {
        access.expectFloor(request, 'company', undefined);
        access.expectFull(request, 'company');
        return { root: 'energy', content: lightingEnergy(21550.96, 3650.64) };
      }),
    ),
    read(context, '/org/area/v1/energy/{area}', [], (request) => {
      expectArea(context, request);
      access.expectFull(request, 'area');
      return { root: 'energy', content: lightingEnergy(512.5, 40.25) };
    }),
    read(context, '/org/plugload/v1/energy/{id}', [], (request) => {
      const found = PLUG_LOADS.find((one) => one.id === request.params['id']);
      if (found === undefined) throw new Problem(400, 'Plugload ID does not exist');
      access.expectFloor(request, 'plugload', found.floor);
      access.expectFull(request, 'plugload');
      return { root: 'energy', content: plugloadEnergy(1) };
    }),
    read(context, '/org/plugload/v1/energy/area/{area}', [], (request) => {
      const area = expectArea(context, request);
      access.expectFull(request, 'area');
      const count = PLUG_LOADS.filter((one) => one.area === area.id).length;
      return { root: 'energy', content: plugloadEnergy(count) };
    }),
  ];
}

/** Times of the rows of a floor's statistics, at most `maxMinutes` in all. */
function readSpan(
  context: Context,
  request: SimRequest,
  stepMinutes: number,
  maxMinutes: number,
): readonly number[] {
  floorOf(context, request);
  context.access.expectFull(request, 'floor');
  const from = timeOf(request, 'from');
  const to = timeOf(request, 'to');
  if (to <= from) throw new Problem(400, 'The end must be after the start');
  if (to - from > maxMinutes * MINUTE) {
    throw new Problem(400, `The time range must not exceed ${maxMinutes} minutes`);
  }
  const step = stepMinutes * MINUTE;
  const times: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) times.push(at);
  return times;
}

function rows(
  request: SimRequest,
  times: readonly number[],
  values: (fixture: (typeof FIXTURES)[number]) => Readonly<Record<string, unknown>>,
): readonly Readonly<Record<string, unknown>>[] {
  const fixtures = FIXTURES.filter((one) => one.floor === request.params['floor']);
  return times.flatMap((at) =>
    fixtures.map((one) => ({ id: one.id, captureAt: stamp(at), ...values(one) })),
  );
}

function lightingEnergy(lighting: number, plugload: number): Readonly<Record<string, string>> {
  return { 'energy-lighting': lighting.toFixed(2), 'energy-plugload': plugload.toFixed(2) };
}

function plugloadEnergy(count: number): Readonly<Record<string, string>> {
  return {
    'managed-energy': (12.5 * count).toFixed(2),
    'unmanaged-energy': (3.25 * count).toFixed(2),
  };
}
