// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const emergencyDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['emergency'] } },
    options: [
      {
        name: 'Start',
        value: 'start',
        action: 'Start emergency',
        description: 'Set all lights of the company to full for a while',
      },
    ],
    default: 'start',
  },
  {
    displayName: 'Confirm',
    name: 'confirm',
    type: 'boolean',
    default: false,
    displayOptions: { show: { resource: ['emergency'], operation: ['start'] } },
    description: 'Whether this effect is wanted: sets all lights of the company to 100 percent',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['emergency'], operation: ['start'] } },
    options: [
      {
        displayName: 'Minutes',
        name: 'minutes',
        type: 'number',
        typeOptions: { minValue: 1 },
        default: 60,
        description: 'How long it holds before the sensors take over again, in minutes',
      },
    ],
  },
];
