/** Company, campuses, floors, areas, fixtures and switch groups: what there is. */
import { Problem } from '../routes';
import type { Route, SimRequest } from '../routes';
import { AREAS, COMPANY, FIXTURES, FLOORS, PLUG_LOADS, PROFILES, SWITCHES } from './building';
import type { Fixture, Floor } from './building';
import { byClass, floorOf, read } from './context';
import type { Context } from './context';

export function organisationRoutes(context: Context): readonly Route[] {
  const { access } = context;
  return [
    read(context, '/org/company', [], (request) => {
      access.expectFloor(request, 'company', undefined);
      const { id, name, campus, campusId } = COMPANY;
      return {
        root: 'organization',
        content: {
          id,
          name,
          timezone: 'Europe/London',
          price: 0.15,
          campus: [{ id: campusId, name: campus }],
        },
      };
    }),
    read(context, '/org/campus/list/{company}', [], (request) => {
      if (request.params['company'] !== COMPANY.id)
        throw new Problem(400, 'Company ID does not exist');
      return {
        root: 'campuses',
        content: { campus: [{ id: COMPANY.campusId, name: COMPANY.campus }] },
      };
    }),
    read(context, '/org/floor/v1/list', [], (request) => ({
      root: 'floors',
      content: {
        floor: visibleFloors(context, request).map((floor) => ({
          id: floor.id,
          name: floor.name,
          buildingName: floor.building.name,
          campusName: COMPANY.campus,
          organization: COMPANY.name,
          description: '',
          floorPlanUrl: `floor-${floor.id}.png`,
        })),
      },
    })),
    read(context, '/org/area/v2/list/{floor}', [], (request) => {
      const floor = floorOf(context, request);
      return {
        root: 'areas',
        content: {
          area: AREAS.filter((one) => one.floor === floor.id).map((one) => describeArea(one)),
        },
      };
    }),
    read(context, '/org/fixture/location/list/floor/{floor}/1', ['class?'], (request, query) => {
      const floor = floorOf(context, request);
      return {
        root: 'fixtures',
        content: {
          fixture: byClass(fixturesOf(floor), query['class']).map((one) => describeFixture(one)),
        },
      };
    }),
    read(context, '/org/fixture/v1/getFixtureApplicableProfiles/{fixture}', [], (request) => {
      const found = FIXTURES.find((one) => one.id === request.params['fixture']);
      if (found === undefined) throw new Problem(400, 'Fixture ID does not exist');
      access.expectFloor(request, 'fixture', found.floor);
      return {
        content: {
          id: found.id,
          name: found.name,
          currentProfile: PROFILES[0].name,
          groupId: PROFILES[0].groupId,
          applicableProfiles: PROFILES,
        },
      };
    }),
    read(context, '/org/plugload/v1/location/list/floor/{floor}/1', [], (request) => {
      const floor = floorOf(context, request);
      const plugload = PLUG_LOADS.filter((one) => one.floor === floor.id).map((one, index) => ({
        id: one.id,
        name: one.name,
        xaxis: 20 * (index + 1),
        yaxis: 100,
        macaddress: '68:54:f5:0:9:1',
        groupid: '1',
      }));
      return { root: 'plugloads', content: { plugload } };
    }),
    read(context, '/org/switchgroups/list/{facility}/{id}', [], (request) => {
      const { facility = '', id = '' } = request.params;
      return {
        root: 'gemsGroups',
        content: { gemsGroup: switchesOf(context, request, facility, id) },
      };
    }),
  ];
}

function visibleFloors(context: Context, request: SimRequest): readonly Floor[] {
  const { floors } = context.access.userOf(request);
  return FLOORS.filter((floor) => floors?.includes(floor.id) ?? true);
}

function fixturesOf(floor: Floor): readonly Fixture[] {
  return FIXTURES.filter((one) => one.floor === floor.id);
}

function describeArea(area: {
  readonly id: string;
  readonly name: string;
}): Record<string, unknown> {
  return { id: area.id, name: area.name, description: '', zonesensorenable: true };
}

function describeFixture(one: Fixture): Record<string, unknown> {
  return { id: one.id, name: one.name, xaxis: one.x, yaxis: one.y, class: one.kind };
}

function switchesOf(
  context: Context,
  request: SimRequest,
  facility: string,
  id: string,
): readonly Readonly<Record<string, string>>[] {
  if (facility === 'floor') {
    const floor = floorOf(context, { ...request, params: { floor: id } });
    return SWITCHES.filter((one) => one.floor === floor.id).map(({ id: key, name }) => ({
      id: key,
      name,
    }));
  }
  if (facility !== 'company' || id !== COMPANY.id)
    throw new Problem(400, 'Facility does not exist');
  context.access.expectFloor(request, 'company', undefined);
  return SWITCHES.map(({ id: key, name }) => ({ id: key, name }));
}
