// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const sensorDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['sensor'] } },
    options: [
      {
        name: 'Get',
        value: 'get',
        action: 'Get sensor',
        description: 'Get power, temperature and light level of a fixture',
      },
      {
        name: 'Get Dim Levels',
        value: 'getDimLevels',
        action: 'Get dim levels of sensors',
        description:
          'Get the light levels of all fixtures of a floor, -1 for sensors without a fixture',
      },
      {
        name: 'Get Statistics',
        value: 'getStatistics',
        action: 'Get sensor statistics',
        description:
          'Get the values of all sensors of a floor every 5 minutes, for at most an hour',
      },
    ],
    default: 'get',
  },
  {
    displayName: 'Fixture',
    name: 'fixtureId',
    type: 'resourceLocator',
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        typeOptions: { searchListMethod: 'searchFixtureGetManyIdNameFloorId', searchable: true },
      },
      { displayName: 'By Value', name: 'id', type: 'string' },
    ],
    required: true,
    displayOptions: { show: { resource: ['sensor'], operation: ['get'] } },
    description: 'ID of the fixture',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['sensor'], operation: ['get'] } },
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
    displayOptions: { show: { resource: ['sensor'], operation: ['getStatistics'] } },
    description: 'ID of the floor',
  },
  {
    displayName: 'Start Time',
    name: 'startTime',
    type: 'dateTime',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['sensor'], operation: ['getStatistics'] } },
    description: 'Begin of the time span, in the time of Manage',
  },
  {
    displayName: 'End Time',
    name: 'endTime',
    type: 'dateTime',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['sensor'], operation: ['getStatistics'] } },
    description: 'End of the time span, in the time of Manage',
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
    displayOptions: { show: { resource: ['sensor'], operation: ['getDimLevels'] } },
    description: 'ID of the floor',
  },
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    default: false,
    displayOptions: { show: { resource: ['sensor'], operation: ['getDimLevels'] } },
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 50,
    displayOptions: {
      show: { resource: ['sensor'], operation: ['getDimLevels'], returnAll: [false] },
    },
    description: 'Max number of results to return',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['sensor'], operation: ['getDimLevels'] } },
    options: [
      {
        displayName: 'Class',
        name: 'fixtureClass',
        type: 'options',
        options: [
          { name: 'Desk', value: 'desk' },
          { name: 'Emergency', value: 'emergency' },
          { name: 'Fixtured', value: 'fixtured' },
          { name: 'Fixtureless', value: 'fixtureless' },
        ],
        default: 'emergency',
        description: 'Which class of fixtures is wanted; all of them without',
      },
    ],
  },
];
