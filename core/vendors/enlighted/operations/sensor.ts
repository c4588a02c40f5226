import type { Operation } from '../../../kit';
import { rowsUnder } from '../answers';
import { checkSpan, FIXTURE, FIXTURE_CLASS, FLOOR, SPAN } from '../fields';

export const sensorOperations = [
  {
    resource: 'sensor',
    operation: 'get',
    name: 'Get',
    action: 'Get sensor',
    description: 'Get power, temperature and light level of a fixture',
    method: 'GET',
    path: '/org/sensor/v3/details/{fixtureId}',
    fields: FIXTURE,
    answer: { items: 'sensor' },
    evidence: { source: 'Fixture APIs: Get Sensor Details', confidence: 'documented' },
  },
  {
    resource: 'sensor',
    operation: 'getStatistics',
    name: 'Get Statistics',
    action: 'Get sensor statistics',
    description: 'List the 5-minute values of all sensors of a floor for up to one hour',
    method: 'GET',
    path: '/org/sensor/v2/stats/floor/{floorId}/{startTime}/{endTime}',
    fields: [FLOOR, ...SPAN],
    evidence: { source: 'Get Sensor Details by Floor', confidence: 'documented' },
    build: (params) => {
      checkSpan(params, 1);
      return {};
    },
    read: rowsUnder('sensorStat', 'sensor'),
  },
  {
    resource: 'sensor',
    operation: 'getMotion',
    name: 'Get Motion',
    action: 'Get motion of sensors',
    description: 'List the fine-grain motion data of all sensors of a floor for up to one hour',
    method: 'GET',
    path: '/org/sensor/stats/floor/{floorId}/{startTime}/{endTime}',
    fields: [FLOOR, ...SPAN],
    evidence: { source: 'Enlighted APIs', confidence: 'documented' },
    build: (params) => {
      checkSpan(params, 1);
      return {};
    },
    read: rowsUnder('sensorStat', 'sensor'),
  },
  {
    resource: 'sensor',
    operation: 'getDimLevels',
    name: 'Get Dim Levels',
    action: 'Get dim levels of sensors',
    description:
      'List the light levels of all fixtures of a floor; -1 for sensors without a fixture',
    method: 'GET',
    path: '/org/sensor/dimlevel/list/floor/{floorId}',
    fields: [FLOOR, FIXTURE_CLASS],
    // No source says whether `total` counts rows or pages; a page of fewer than 20 rows is the last.
    paging: { kind: 'page', in: 'query', page: 'page', first: 1, size: 20 },
    evidence: { source: 'Get Fixture Dim Level by Floor', confidence: 'documented' },
    read: rowsUnder('sensor', 'fixture'),
  },
] as const satisfies readonly Operation[];
