// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const searchDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['search'] } },
    options: [
      {
        name: 'Find',
        value: 'find',
        action: 'Find objects or records',
        description: 'Find objects or resource records by name, data or owner',
      },
    ],
    default: 'find',
  },
  {
    displayName: 'Search For',
    name: 'searchTerm',
    type: 'string',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['search'], operation: ['find'] } },
    description: 'What to look for',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    displayOptions: { show: { resource: ['search'], operation: ['find'] } },
    options: [
      {
        displayName: 'Kind',
        name: 'entityType',
        type: 'options',
        options: [
          { name: 'Object', value: 'object' },
          { name: 'Resource Record', value: 'resource_record' },
        ],
        default: 'object',
        description: 'What kind of thing to look for',
      },
      {
        displayName: 'Organization',
        name: 'organization',
        type: 'resourceLocator',
        default: { mode: 'list', value: '' },
        modes: [
          {
            displayName: 'From List',
            name: 'list',
            type: 'list',
            typeOptions: { searchListMethod: 'searchOrganizationGetManyName', searchable: true },
          },
          { displayName: 'By Value', name: 'id', type: 'string' },
        ],
        description: 'Keep only what belongs to this organization, since the search covers all',
      },
      {
        displayName: 'Where',
        name: 'searchField',
        type: 'options',
        options: [
          { name: 'Data', value: 'data' },
          { name: 'Name', value: 'name' },
          { name: 'Owner', value: 'owner' },
        ],
        default: 'name',
        description: 'Which part to look in',
      },
    ],
  },
];
