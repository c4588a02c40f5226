// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const timeFrameDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['timeFrame'] } },
    options: [
      {
        name: 'Delete',
        value: 'delete',
        action: 'Delete time frame',
        description: 'Delete a time frame',
        displayOptions: { show: { authentication: ['truesight/token'] } },
      },
      {
        name: 'Update',
        value: 'update',
        action: 'Update time frame',
        description: 'Change when a time frame holds',
        displayOptions: { show: { authentication: ['truesight/token'] } },
      },
    ],
    default: 'delete',
  },
  {
    displayName: 'Time Frame',
    name: 'timeFrameId',
    type: 'string',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['timeFrame'], operation: ['update'] } },
    description: 'ID or name of the time frame',
  },
  {
    displayName: 'Recurrence',
    name: 'recurrence',
    type: 'string',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['timeFrame'], operation: ['update'] } },
    description: 'How the time frame recurs, in the words of TrueSight',
  },
  {
    displayName: 'Confirm',
    name: 'confirm',
    type: 'boolean',
    default: false,
    displayOptions: { show: { resource: ['timeFrame'], operation: ['update'] } },
    description:
      'Whether this effect is wanted: changes when the monitoring of production systems is silenced',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['timeFrame'], operation: ['update'] } },
    options: [
      {
        displayName: 'Dates',
        name: 'dates',
        type: 'string',
        typeOptions: { multipleValues: true },
        default: [],
        description: 'Days on which the time frame holds, as TrueSight writes them',
      },
      {
        displayName: 'Further Details',
        name: 'details',
        type: 'fixedCollection',
        typeOptions: { multipleValues: true },
        placeholder: 'Add Entry',
        default: {},
        options: [
          {
            displayName: 'Entry',
            name: 'entry',
            values: [
              { displayName: 'Name', name: 'name', type: 'string', default: '' },
              { displayName: 'Value', name: 'value', type: 'string', default: '' },
            ],
          },
        ],
        description: 'Any other details of the recurrence and their values',
      },
      {
        displayName: 'ID Is A',
        name: 'idType',
        type: 'options',
        options: [
          { name: 'ID', value: 'id' },
          { name: 'Name', value: 'name' },
        ],
        default: 'id',
        description: 'Whether the ID is an ID or a name',
      },
    ],
  },
  {
    displayName: 'Time Frame',
    name: 'timeFrameId',
    type: 'string',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['timeFrame'], operation: ['delete'] } },
    description: 'ID or name of the time frame',
  },
  {
    displayName: 'Confirm',
    name: 'confirm',
    type: 'boolean',
    default: false,
    displayOptions: { show: { resource: ['timeFrame'], operation: ['delete'] } },
    description:
      'Whether this effect is wanted: ends the maintenance windows that use the time frame',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['timeFrame'], operation: ['delete'] } },
    options: [
      {
        displayName: 'ID Is A',
        name: 'idType',
        type: 'options',
        options: [
          { name: 'ID', value: 'id' },
          { name: 'Name', value: 'name' },
        ],
        default: 'id',
        description: 'Whether the ID is an ID or a name',
      },
    ],
  },
];
