/** Occupancy and dim levels: what is measured. */
import { Problem } from '../routes';
import type { Route } from '../routes';
import { FIXTURES } from './building';
import { areaOf, byClass, floorOf, read } from './context';
import type { Context } from './context';

const ROWS_PER_PAGE = 20;

export function measurementRoutes(context: Context): readonly Route[] {
  const { access, building } = context;
  return [
    read(context, '/org/area/v1/occ/{area}', [], (request) => {
      access.expectFull(request, 'area');
      const state = areaOf(context, request)?.occupancy ?? '-3';
      return {
        content: {
          occupancyStatus: {
            occupancyState: context.desk.settings.occupancyLicences ? state : '-2',
          },
        },
      };
    }),
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
  ];
}
