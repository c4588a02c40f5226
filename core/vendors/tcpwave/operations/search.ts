import { at } from '../../../kit';
import type { Json, Operation, Params, ReadReply } from '../../../kit';
import { ORGANIZATION } from './common-fields';

/** The search over everything, and the list of log channels. */
export const searchOperations: readonly Operation[] = [
  {
    resource: 'search',
    operation: 'find',
    name: 'Find',
    action: 'Find objects or records',
    description: 'Find objects or resource records by name, data or owner',
    method: 'GET',
    path: '/search/search',
    fields: [
      {
        kind: 'string',
        name: 'searchTerm',
        label: 'Search For',
        description: 'What to look for',
        required: true,
        in: 'query',
        to: 'search_term',
      },
      {
        kind: 'enum',
        name: 'entityType',
        label: 'Kind',
        description: 'What kind of thing to look for',
        options: [
          { value: 'object', label: 'Object' },
          { value: 'resource_record', label: 'Resource Record' },
        ],
        default: 'object',
        in: 'query',
        to: 'entity_type',
      },
      {
        kind: 'enum',
        name: 'searchField',
        label: 'Where',
        description: 'Which part to look in',
        options: [
          { value: 'name', label: 'Name' },
          { value: 'data', label: 'Data' },
          { value: 'owner', label: 'Owner' },
        ],
        default: 'name',
        in: 'query',
        to: 'field_name',
      },
      {
        ...ORGANIZATION,
        description: 'Keep only what belongs to this organization, since the search covers all',
        required: false,
      },
    ],
    fixed: { query: { search_type: 'Match' } },
    answer: { items: 'rows' },
    evidence: { source: 'facts 1.4 #36 (OS)', confidence: 'documented' },
    read: readFound,
  },
  {
    resource: 'log',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many log categories',
    description: 'Get the log categories of TCPWave',
    method: 'GET',
    path: '/logcat/list',
    fields: [],
    answer: { items: ['rows', 'data', ''] },
    evidence: { source: 'facts 1.4 #37 (FSR)', confidence: 'client' },
  },
];

function readFound(reply: ReadReply, params: Params): readonly Json[] {
  const rows = at(reply.json, 'rows');
  if (!Array.isArray(rows)) return [];
  const organization = params.organization;
  return (rows as readonly Json[]).filter(
    (row) => organization === undefined || at(row, 'organization_name') === organization,
  );
}
