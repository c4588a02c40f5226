import type { Operation } from '../../../kit';
import { rowsUnder } from '../answers';
import { AREA, checkSpan, FLOOR, PLUG_LOAD, SPAN } from '../fields';

/** Energy in Wh, in steps of 15 minutes. */
export const energyOperations = [
  {
    resource: 'energy',
    operation: 'get',
    name: 'Get',
    action: 'Get energy of company',
    description: 'Get the energy of lights and plug loads in the last 15 minutes, in Wh',
    method: 'GET',
    path: '/org/em/v1/energy',
    fields: [],
    evidence: { source: 'Aggregate Building Energy Consumption', confidence: 'documented' },
  },
  {
    resource: 'energy',
    operation: 'getByArea',
    name: 'Get by Area',
    action: 'Get energy of area',
    description: 'Get the energy of an area in the last 15 minutes, in Wh',
    method: 'GET',
    path: '/org/area/v1/energy/{areaId}',
    fields: AREA,
    evidence: { source: 'Get Area Energy Consumption', confidence: 'documented' },
  },
  {
    resource: 'energy',
    operation: 'getByFloor',
    name: 'Get by Floor',
    action: 'Get energy of floor',
    description: 'List energy and savings of all sensors of a floor in 15-minute intervals',
    method: 'GET',
    path: '/org/sensor/v2/sensorEnergyStats/15min/floor/{floorId}/{startTime}/{endTime}',
    fields: [FLOOR, ...SPAN],
    evidence: { source: 'Sensor Energy Data by Floor', confidence: 'documented' },
    build: (params) => {
      checkSpan(params);
      return {};
    },
    read: rowsUnder('sensorEnergyStat', 'sensorEnergyStats'),
  },
  {
    resource: 'energy',
    operation: 'getPlugLoad',
    name: 'Get Plug Load',
    action: 'Get energy of plug load',
    description: 'Get the managed and unmanaged energy of a plug load',
    method: 'GET',
    path: '/org/plugload/v1/energy/{plugLoadId}',
    fields: PLUG_LOAD,
    evidence: { source: 'Get Plugload Energy Consumption by Area', confidence: 'documented' },
  },
  {
    resource: 'energy',
    operation: 'getPlugLoadsByArea',
    name: 'Get Plug Loads by Area',
    action: 'Get energy of plug loads of area',
    description: 'Get the managed and unmanaged energy of the plug loads of an area',
    method: 'GET',
    path: '/org/plugload/v1/energy/area/{areaId}',
    fields: AREA,
    evidence: { source: 'Get Plugload Energy Consumption by Area', confidence: 'documented' },
  },
] as const satisfies readonly Operation[];
