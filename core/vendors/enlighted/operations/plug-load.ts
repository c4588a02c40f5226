import type { Field, Operation } from '../../../kit';
import { rowsUnder } from '../answers';
import { AREA, FLOOR, PLUG_LOAD } from '../fields';

const STATUS = {
  kind: 'enum',
  name: 'status',
  label: 'Status',
  description: 'Status to set',
  required: true,
  in: 'path',
  options: [
    { value: '1', label: 'On' },
    { value: '0', label: 'Off' },
  ],
} as const satisfies Field;

/** Plug loads: sockets that Manage switches and measures. */
export const plugLoadOperations = [
  {
    resource: 'plugLoad',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many plug loads',
    description: 'List the plug loads of a floor with their locations',
    method: 'GET',
    path: '/org/plugload/v1/location/list/floor/{floorId}/1',
    fields: [FLOOR],
    evidence: { source: 'Get All Plugloads by Floor', confidence: 'documented' },
    read: rowsUnder('plugload'),
  },
  {
    resource: 'plugLoad',
    operation: 'getByArea',
    name: 'Get by Area',
    action: 'Get plug loads of area',
    description: 'List the plug loads of an area with their locations',
    method: 'GET',
    path: '/org/plugload/v1/location/list/area/{areaId}/1',
    fields: AREA,
    evidence: { source: 'Get All Plugloads by Area', confidence: 'documented' },
    read: rowsUnder('plugload'),
  },
  {
    resource: 'plugLoad',
    operation: 'get',
    name: 'Get',
    action: 'Get plug load',
    description: 'Get location, version and voltage of a plug load',
    method: 'GET',
    path: '/org/plugload/v1/details/{plugLoadId}',
    fields: PLUG_LOAD,
    evidence: { source: 'Get Plugload Details', confidence: 'documented' },
  },
  {
    resource: 'plugLoad',
    operation: 'setStatus',
    name: 'Set Status',
    action: 'Set status of plug load',
    description: 'Turn a managed plug load on or off',
    method: 'POST',
    path: '/org/area/v1/setPlugloadStatus/{plugLoadId}/{status}',
    repeatable: true,
    confirm: 'Turns the power of connected devices on or off',
    fields: [...PLUG_LOAD, STATUS],
    evidence: { source: 'Set Plugload Status', confidence: 'documented' },
  },
] as const satisfies readonly Operation[];
