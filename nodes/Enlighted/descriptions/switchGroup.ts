// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const switchGroupDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['switchGroup'] } },
    options: [
      {
        name: 'Get by Facility',
        value: 'getByFacility',
        action: 'Get switch groups of facility',
        description: 'List the switch groups of a facility, by the call of older versions',
      },
      {
        name: 'Get Many',
        value: 'getMany',
        action: 'Get many switch groups',
        description: 'List the switch groups of a facility',
      },
    ],
    default: 'getMany',
  },
  {
    displayName: 'Facility',
    name: 'facility',
    type: 'options',
    options: [
      { name: 'Company', value: 'COMPANY' },
      { name: 'Floor', value: 'FLOOR' },
    ],
    default: 'FLOOR',
    required: true,
    displayOptions: { show: { resource: ['switchGroup'], operation: ['getMany'] } },
    description: 'What the facility is',
  },
  {
    displayName: 'Facility ID',
    name: 'facilityId',
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
    displayOptions: { show: { resource: ['switchGroup'], operation: ['getMany'] } },
    description: 'ID of the floor, or 1 for the company',
  },
  {
    displayName: 'Facility',
    name: 'facility',
    type: 'options',
    options: [
      { name: 'Company', value: 'company' },
      { name: 'Floor', value: 'floor' },
    ],
    default: 'floor',
    required: true,
    displayOptions: { show: { resource: ['switchGroup'], operation: ['getByFacility'] } },
    description: 'What the facility is',
  },
  {
    displayName: 'Facility ID',
    name: 'facilityId',
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
    displayOptions: { show: { resource: ['switchGroup'], operation: ['getByFacility'] } },
    description: 'ID of the floor, or 1 for the company',
  },
];
