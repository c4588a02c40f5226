import type { Operation } from '../../../kit';
import { rowsUnder } from '../answers';
import { AREA, FLOOR } from '../fields';

/** Who is there. Needs licences and areas whose zone sensors are enabled (Occupancy API, Overview). */
export const occupancyOperations = [
  {
    resource: 'occupancy',
    operation: 'getArea',
    name: 'Get Area',
    action: 'Get occupancy of area',
    description:
      'Get the state of an area: 0 free, 1 occupied, -1 not reporting, -2 no license, -3 unknown area',
    method: 'GET',
    path: '/org/area/v1/occ/{areaId}',
    fields: AREA,
    answer: { items: 'occupancyStatus' },
    evidence: { source: 'Area Occupancy', confidence: 'documented' },
  },
  {
    resource: 'occupancy',
    operation: 'getAreas',
    name: 'Get Areas',
    action: 'Get occupancy of areas',
    description: 'List the states of all areas of a floor',
    method: 'GET',
    path: '/org/facility/v1/getOccupancyStateOfFloorAreas/{floorId}',
    fields: [FLOOR],
    evidence: { source: 'Area Occupancy for a Floor', confidence: 'documented' },
    read: rowsUnder('area'),
  },
  {
    resource: 'occupancy',
    operation: 'getDesks',
    name: 'Get Desks',
    action: 'Get occupancy of desks',
    description: 'List the states of all desks of a floor: 0 free, 1 occupied, -1 fault',
    method: 'GET',
    path: '/org/sensor/v1/getDeskOccupancyState/list/floor/{floorId}',
    fields: [FLOOR],
    answer: { items: 'deskSensor' },
    evidence: { source: 'Desk Occupancy for a Floor', confidence: 'documented' },
  },
] as const satisfies readonly Operation[];
