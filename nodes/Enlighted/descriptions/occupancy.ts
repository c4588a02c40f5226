// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const occupancyDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['occupancy'] } },
    options: [
      {
        name: 'Get Area',
        value: 'getArea',
        action: 'Get occupancy of area',
        description:
          'Get the state of an area: 0 free, 1 occupied, -1 not reporting, -2 no licence, -3 unknown area',
      },
      {
        name: 'Get Areas',
        value: 'getAreas',
        action: 'Get occupancy of areas',
        description: 'Get the states of all areas of a floor',
      },
      {
        name: 'Get Desks',
        value: 'getDesks',
        action: 'Get occupancy of desks',
        description: 'Get the states of all desks of a floor: 0 free, 1 occupied, -1 fault',
      },
    ],
    default: 'getArea',
  },
  {
    displayName: 'Area',
    name: 'areaId',
    type: 'resourceLocator',
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        typeOptions: { searchListMethod: 'searchAreaGetManyIdNameFloorId', searchable: true },
      },
      { displayName: 'By Value', name: 'id', type: 'string' },
    ],
    required: true,
    displayOptions: { show: { resource: ['occupancy'], operation: ['getArea'] } },
    description: 'ID of the area',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['occupancy'], operation: ['getArea'] } },
    options: [
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
        description: 'Floor whose entries the list below shows; it is not sent',
      },
    ],
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
    displayOptions: { show: { resource: ['occupancy'], operation: ['getAreas'] } },
    description: 'ID of the floor',
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
    displayOptions: { show: { resource: ['occupancy'], operation: ['getDesks'] } },
    description: 'ID of the floor',
  },
];
