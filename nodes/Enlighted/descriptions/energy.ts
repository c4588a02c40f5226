// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const energyDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['energy'] } },
    options: [
      {
        name: 'Get',
        value: 'get',
        action: 'Get energy of company',
        description: 'Get the energy of lights and plug loads of the last 15 minutes, in Wh',
      },
      {
        name: 'Get by Area',
        value: 'getByArea',
        action: 'Get energy of area',
        description: 'Get the energy of an area of the last 15 minutes, in Wh',
      },
      {
        name: 'Get by Floor',
        value: 'getByFloor',
        action: 'Get energy of floor',
        description:
          'Get the energy and the savings of all sensors of a floor, in steps of 15 minutes',
      },
      {
        name: 'Get Plug Load',
        value: 'getPlugLoad',
        action: 'Get energy of plug load',
        description: 'Get the managed and unmanaged energy of a plug load',
      },
      {
        name: 'Get Plug Loads by Area',
        value: 'getPlugLoadsByArea',
        action: 'Get energy of plug loads of area',
        description: 'Get the managed and unmanaged energy of the plug loads of an area',
      },
    ],
    default: 'get',
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
    displayOptions: { show: { resource: ['energy'], operation: ['getByArea'] } },
    description: 'ID of the area',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['energy'], operation: ['getByArea'] } },
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
    displayOptions: { show: { resource: ['energy'], operation: ['getByFloor'] } },
    description: 'ID of the floor',
  },
  {
    displayName: 'Start Time',
    name: 'startTime',
    type: 'dateTime',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['energy'], operation: ['getByFloor'] } },
    description: 'Begin of the time span, in the time of Manage',
  },
  {
    displayName: 'End Time',
    name: 'endTime',
    type: 'dateTime',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['energy'], operation: ['getByFloor'] } },
    description: 'End of the time span, in the time of Manage',
  },
  {
    displayName: 'Plug Load ID',
    name: 'plugLoadId',
    type: 'string',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['energy'], operation: ['getPlugLoad'] } },
    description: 'ID of the plug load',
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
    displayOptions: { show: { resource: ['energy'], operation: ['getPlugLoadsByArea'] } },
    description: 'ID of the area',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['energy'], operation: ['getPlugLoadsByArea'] } },
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
];
