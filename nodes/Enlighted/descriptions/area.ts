// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const areaDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['area'] } },
    options: [
      {
        name: 'Get Many',
        value: 'getMany',
        action: 'Get many areas',
        description: 'List the areas of a floor',
      },
    ],
    default: 'getMany',
  },
  {
    displayName: 'Floor',
    name: 'floorId',
    type: 'resourceLocator',
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        typeOptions: { searchListMethod: 'searchFloorGetManyIdName', searchable: true },
      },
      { displayName: 'By Value', name: 'id', type: 'string' },
    ],
    required: true,
    displayOptions: { show: { resource: ['area'], operation: ['getMany'] } },
    description: 'ID of the floor',
  },
];
