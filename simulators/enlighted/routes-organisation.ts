/** Company, campuses, floors, areas, occupancy, fixtures and switch groups: what there is. */
import { Problem } from '../routes';
import type { Route, SimRequest } from '../routes';
import { AREAS, COMPANY, FIXTURES, FLOORS, PLUG_LOADS, PROFILES, SWITCHES } from './building';
import type { Fixture, Floor } from './building';
import { areaOf, byClass, expectArea, floorOf, read } from './context';
import type { Context } from './context';

export function organisationRoutes(context: Context): readonly Route[] {
  const { access, building } = context;
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
    read(context, '/org/building/list/{campus}', [], (request) => {
      if (request.params['campus'] !== COMPANY.campusId) {
        throw new Problem(400, 'Campus ID does not exist');
      }
      const buildings = new Map(FLOORS.map(({ building: one }) => [one.id, one.name]));
      const building = [...buildings].map(([id, name]) => ({
        id,
        name,
        useOrgLocation: 'true',
        visible: 'true',
        useOrgLocationTz: 'true',
        energySaveCalcMethod: 'SENSOR_BASED',
        contractBaseline: '0.00',
      }));
      return { root: 'buildings', content: { building } };
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
    read(context, '/org/floor/list', [], (request) => ({
      root: 'floors',
      content: {
        floor: visibleFloors(context, request).map((floor) => ({
          id: floor.id,
          name: floor.name,
          building: floor.building.id,
          campus: COMPANY.campusId,
          company: COMPANY.id,
          description: '',
          floorPlanUrl: `floor-${floor.id}.png`,
          parentFloorId: 0,
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
    read(context, '/org/area/v1/occ/{area}', [], (request) => {
      access.expectFull(request, 'area');
      const state = areaOf(context, request)?.occupancy ?? '-3';
      return { content: { occupancyStatus: { occupancyState: licensed(context, state) } } };
    }),
    read(context, '/org/facility/v1/getOccupancyStateOfFloorAreas/{floor}', [], (request) => {
      const floor = floorOf(context, request);
      access.expectFull(request, 'floor');
      return {
        root: 'areas',
        content: {
          area: AREAS.filter((one) => one.floor === floor.id).map((one) => ({
            ...describeArea(one),
            occupancyState: licensed(context, one.occupancy),
          })),
        },
      };
    }),
    read(context, '/org/sensor/v1/getDeskOccupancyState/list/floor/{floor}', [], (request) => {
      const floor = floorOf(context, request);
      access.expectFull(request, 'floor');
      return {
        root: 'deskSensors',
        content: {
          deskSensor: fixturesOf(floor)
            .filter((one) => one.kind === 'desk')
            .map(({ id, name }) => ({
              id,
              name,
              occupancyState: licensed(context, Number(id) % 4 === 0 ? '1' : '0'),
            })),
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
    read(context, '/org/fixture/v1/location/list/area/{area}', [], (request) => {
      const area = expectArea(context, request);
      return {
        root: 'fixtures',
        content: {
          fixture: FIXTURES.filter((one) => one.area === area.id).map((one) => ({
            ...describeFixture(one),
            macaddress: one.mac,
            groupid: building.profile(one),
          })),
        },
      };
    }),
    read(context, '/org/fixture/v1/getFixtureApplicableProfiles/{fixture}', [], (request) => {
      const found = FIXTURES.find((one) => one.id === request.params['fixture']);
      if (found === undefined) throw new Problem(400, 'Fixture ID does not exist');
      access.expectFloor(request, 'fixture', found.floor);
      const groupId = building.profile(found);
      const name = PROFILES.find((one) => one.groupId === groupId)?.name ?? '';
      return {
        content: {
          id: found.id,
          name: found.name,
          currentProfile: name,
          groupId,
          applicableProfiles: PROFILES,
        },
      };
    }),
    ...(['floor', 'area'] as const).map((kind) =>
      read(context, `/org/plugload/v1/location/list/${kind}/{${kind}}/1`, [], (request) => {
        const id =
          kind === 'floor' ? floorOf(context, request).id : expectArea(context, request).id;
        const plugload = PLUG_LOADS.filter((one) => one[kind] === id).map((one, index) => ({
          id: one.id,
          name: one.name,
          xaxis: 20 * (index + 1),
          yaxis: 100,
          macaddress: '68:54:f5:0:9:1',
          groupid: '1',
        }));
        return { root: 'plugloads', content: { plugload } };
      }),
    ),
    read(context, '/org/plugload/v1/details/{plugload}', [], (request) => {
      const found = PLUG_LOADS.find((one) => one.id === request.params['plugload']);
      if (found === undefined) throw new Problem(400, 'Plugload ID does not exist');
      access.expectFloor(request, 'plugload', found.floor);
      return {
        content: {
          id: found.id,
          name: found.name,
          floorId: found.floor,
          active: building.isOn(found.id),
        },
      };
    }),
    read(context, '/org/fixture/blefixture/list/floor/{floor}', [], (request) => {
      const floor = floorOf(context, request);
      return {
        root: 'fixtures',
        content: {
          fixture: fixturesOf(floor)
            .slice(0, 3)
            .map((one) => describeFixture(one)),
        },
      };
    }),
    read(context, '/org/switchgroups/list/{facility}/{id}', [], (request) => {
      const { facility = '', id = '' } = request.params;
      return {
        root: 'gemsGroups',
        content: { gemsGroup: switchesOf(context, request, facility, id) },
      };
    }),
    read(context, '/switch-groups', ['facility', 'facilityId'], (request, query) => {
      const facility = query['facility'] ?? '';
      if (facility !== facility.toUpperCase()) throw new Problem(400, 'Unknown facility');
      const found = switchesOf(context, request, facility.toLowerCase(), query['facilityId'] ?? '');
      return { root: 'switchGroups', content: { switchGroup: found } };
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

function licensed(context: Context, state: string): string {
  return context.desk.settings.occupancyLicences ? state : '-2';
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
