import { at, noListError } from '../../../kit';
import type { Json, Operation, Params, ReadReply } from '../../../kit';
import { ORGANIZATION } from './common-fields';

/** The search over everything. */
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
        label: 'Search Term',
        description: 'Text to search for',
        required: true,
        in: 'query',
        to: 'search_term',
      },
      {
        kind: 'string',
        name: 'entityType',
        label: 'Entity Type',
        description: 'Type of the entries to find, for example object or resource_record',
        default: 'object',
        in: 'query',
        to: 'entity_type',
      },
      {
        kind: 'string',
        name: 'searchField',
        label: 'Search Field',
        description: 'Field to search, for example name, data or owner',
        default: 'name',
        in: 'query',
        to: 'field_name',
      },
      {
        kind: 'enum',
        name: 'searchType',
        label: 'Search Type',
        description: 'Comparison of the search term',
        options: [
          { value: 'Match', label: 'Match' },
          { value: 'Text', label: 'Text' },
        ],
        default: 'Match',
        in: 'query',
        to: 'search_type',
      },
      {
        ...ORGANIZATION,
        description: 'Organization whose entries to keep; all organizations if empty',
        required: false,
      },
    ],
    answer: { items: 'rows' },
    evidence: { source: 'OS, AIO', confidence: 'documented' },
    read: readFound,
  },
  {
    resource: 'search',
    operation: 'getFields',
    name: 'Get Fields',
    action: 'Get fields of search',
    description: 'List the names of the fields that can be searched',
    method: 'GET',
    path: '/search/getFieldNames',
    fields: [],
    evidence: { source: 'PM', confidence: 'documented' },
  },
];

function readFound(reply: ReadReply, params: Params): readonly Json[] {
  const rows = at(reply.json, 'rows');
  if (!Array.isArray(rows)) throw noListError(reply, ['rows']);
  const organization = params.organization;
  return (rows as readonly Json[]).filter(
    (row) => organization === undefined || at(row, 'organization_name') === organization,
  );
}
