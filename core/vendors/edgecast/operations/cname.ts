import type { BuiltRequest, Field, Operation, Params } from '../../../kit';
import { REST } from './hosts';
import { PATH_PLATFORMS, mediaTypeOf } from './platforms';
import { wholeNumber } from './whole-number';

const CNAMES = '/v2/mcc/customers/{accountNumber}/cnames';

const PLATFORM = {
  kind: 'enum',
  name: 'platform',
  label: 'Platform',
  options: PATH_PLATFORMS,
  default: 'httplarge',
  required: true,
} as const;

const PLATFORM_OF_LIST: Field = {
  ...PLATFORM,
  description: 'Delivery platform of the edge CNAMEs in the list',
  in: 'none',
};

const CNAME_ID: Field = {
  kind: 'lookup',
  name: 'cnameId',
  label: 'Edge CNAME',
  description: 'ID of the edge CNAME',
  in: 'path',
  lookup: {
    operation: 'cname.getMany',
    value: 'Id',
    label: 'Name',
    params: { platform: '{platform}' },
  },
  required: true,
};

const SETTINGS: readonly Field[] = [
  {
    ...PLATFORM,
    description: 'Delivery platform of the edge CNAME',
    in: 'none',
  },
  {
    kind: 'string',
    name: 'hostname',
    label: 'Hostname',
    description: 'Hostname for visitors in lower case; the DNS record is created separately',
    in: 'body',
    to: 'Name',
    placeholder: 'cdn.example.com',
    required: true,
  },
  {
    kind: 'lookup',
    name: 'originId',
    label: 'Origin',
    description: 'ID of the customer origin, or -1 for CDN storage',
    in: 'none',
    lookup: {
      operation: 'origin.getMany',
      value: 'Id',
      label: 'DirectoryName',
      params: { platform: '{platform}' },
    },
    default: '-1',
    required: true,
  },
  {
    kind: 'string',
    name: 'directoryPath',
    label: 'Directory Path',
    description: 'Path below the root folder of the origin; empty for the root folder',
    in: 'none',
  },
  {
    kind: 'boolean',
    name: 'customReports',
    label: 'Custom Reports',
    description: 'Whether to count hits and bytes of the edge CNAME for custom reports',
    in: 'body',
    to: 'EnableCustomReports',
    codec: 'zeroOne',
  },
];

function build(params: Params): BuiltRequest {
  return {
    body: {
      // The API wants the property even for the root folder (E-MM/Add_Edge_CNAME).
      DirPath: String(params['directoryPath'] ?? ''),
      MediaTypeId: mediaTypeOf(params['platform']),
      OriginId: wholeNumber('originId', params['originId']),
    },
  };
}

/** Edge CNAMEs: the host names that visitors reach the CDN by. */
export const cnameOperations: readonly Operation[] = [
  {
    ...REST,
    resource: 'cname',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many edge CNAME records',
    description: 'List the edge CNAMEs of a platform',
    method: 'GET',
    path: `${CNAMES}/{platform}`,
    fields: [{ ...PLATFORM, description: 'Delivery platform of the edge CNAMEs', in: 'path' }],
    evidence: { source: 'E-MM', confidence: 'documented' },
  },
  {
    ...REST,
    resource: 'cname',
    operation: 'get',
    name: 'Get',
    action: 'Get edge CNAME',
    description: 'Get an edge CNAME with its origin',
    method: 'GET',
    path: `${CNAMES}/{cnameId}`,
    fields: [PLATFORM_OF_LIST, CNAME_ID],
    evidence: { source: 'E-MM, C-SDK', confidence: 'documented' },
  },
  {
    ...REST,
    resource: 'cname',
    operation: 'create',
    name: 'Create',
    action: 'Create edge CNAME',
    description: 'Create an edge CNAME',
    method: 'POST',
    path: CNAMES,
    body: 'json',
    fields: SETTINGS,
    evidence: { source: 'E-MM/Add_Edge_CNAME', confidence: 'documented' },
    build,
  },
  {
    ...REST,
    resource: 'cname',
    operation: 'update',
    name: 'Update',
    action: 'Update edge CNAME',
    description:
      'Replace all settings of an edge CNAME; empty fields are removed from the edge CNAME',
    method: 'PUT',
    path: `${CNAMES}/{cnameId}`,
    body: 'json',
    fields: [CNAME_ID, ...SETTINGS],
    evidence: { source: 'E-MM/Update_Edge_CNAME', confidence: 'documented' },
    build,
  },
  {
    ...REST,
    resource: 'cname',
    operation: 'delete',
    name: 'Delete',
    action: 'Delete edge CNAME',
    description: 'Delete an edge CNAME that no deployed rule uses',
    method: 'DELETE',
    path: `${CNAMES}/{cnameId}`,
    fields: [PLATFORM_OF_LIST, CNAME_ID],
    confirm: 'The CDN stops serving the hostname; point the DNS record elsewhere first',
    evidence: { source: 'E-MM/Delete_Edge_CNAME', confidence: 'documented' },
  },
  {
    ...REST,
    resource: 'cname',
    operation: 'getStatus',
    name: 'Get Status',
    action: 'Get status of edge CNAME',
    description: 'Get the propagation status of a change of an edge CNAME',
    method: 'GET',
    path: `${CNAMES}/{cnameId}/status`,
    fields: [PLATFORM_OF_LIST, CNAME_ID],
    evidence: { source: 'E-QR', confidence: 'documented' },
  },
];
