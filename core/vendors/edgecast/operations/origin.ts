import type { BuiltRequest, Field, Json, Operation, Params } from '../../../kit';
import { REST } from './hosts';
import { PATH_PLATFORMS } from './platforms';
import { wholeNumber } from './whole-number';

const ORIGINS = '/v2/mcc/customers/{accountNumber}/origins';

const PLATFORM: Field = {
  kind: 'enum',
  name: 'platform',
  label: 'Platform',
  description: 'Delivery platform of the origin',
  in: 'path',
  options: PATH_PLATFORMS,
  default: 'httplarge',
  required: true,
};

const PLATFORM_OF_LIST: Field = {
  ...PLATFORM,
  description: 'Delivery platform of the origins in the list',
  in: 'none',
};

const ORIGIN_ID: Field = {
  kind: 'lookup',
  name: 'originId',
  label: 'Origin',
  description: 'ID of the customer origin',
  in: 'path',
  lookup: {
    operation: 'origin.getMany',
    value: 'Id',
    label: 'DirectoryName',
    params: { platform: '{platform}' },
  },
  required: true,
};

const BALANCING = [
  { value: 'RR', label: 'Round Robin' },
  { value: 'PF', label: 'Primary and Failover' },
];

const SETTINGS: readonly Field[] = [
  {
    kind: 'string',
    name: 'directoryName',
    label: 'Directory Name',
    description: 'Name of the origin in the CDN URL',
    in: 'body',
    to: 'DirectoryName',
    required: true,
  },
  {
    kind: 'list',
    name: 'httpHostnames',
    label: 'HTTP Hostnames',
    description: 'HTTP servers with protocol and port, primary server first',
    in: 'none',
    placeholder: 'http://origin.example.com:80',
  },
  {
    kind: 'enum',
    name: 'httpLoadBalancing',
    label: 'HTTP Load Balancing',
    description: 'Distribution of requests among the HTTP servers',
    in: 'none',
    options: BALANCING,
    default: 'RR',
  },
  {
    kind: 'list',
    name: 'httpsHostnames',
    label: 'HTTPS Hostnames',
    description: 'HTTPS servers with protocol and port, primary server first',
    in: 'none',
    placeholder: 'https://origin.example.com:443',
  },
  {
    kind: 'enum',
    name: 'httpsLoadBalancing',
    label: 'HTTPS Load Balancing',
    description: 'Distribution of requests among the HTTPS servers',
    in: 'none',
    options: BALANCING,
    default: 'RR',
  },
  {
    kind: 'string',
    name: 'hostHeader',
    label: 'Host Header',
    description:
      'Host header of requests to the origin; leave empty to forward the header of the visitor',
    in: 'none',
    placeholder: 'www.example.com:80',
  },
  {
    kind: 'enum',
    name: 'networkConfiguration',
    label: 'Network Configuration',
    description: 'IP version for resolving the server names',
    in: 'none',
    options: [
      { value: '1', label: 'Default' },
      { value: '2', label: 'IPv6 Preferred' },
      { value: '3', label: 'IPv4 Preferred' },
      { value: '4', label: 'IPv4 Only' },
      { value: '5', label: 'IPv6 Only' },
    ],
  },
  {
    kind: 'list',
    name: 'shieldPops',
    label: 'Shield POPs',
    description: 'Codes of the Origin Shield locations (not for ADN)',
    in: 'none',
  },
  {
    kind: 'string',
    name: 'validationUrl',
    label: 'Validation URL',
    description: 'URL of a sample asset for choosing gateways (ADN only)',
    in: 'body',
    to: 'ValidationURL',
    check: 'url',
  },
  {
    kind: 'boolean',
    name: 'followRedirects',
    label: 'Follow Redirects',
    description: 'Whether to follow redirects when choosing gateways (ADN only)',
    in: 'body',
    to: 'FollowRedirects',
  },
];

/** Lists of names become lists of objects, and a load balancing goes only with servers to balance. */
function build(params: Params): BuiltRequest {
  const http = named(params['httpHostnames'], 'Name');
  const https = named(params['httpsHostnames'], 'Name');
  const pops = named(params['shieldPops'], 'POPCode');
  const network = params['networkConfiguration'];
  return {
    body: {
      // The API wants the property even without a value: then the address of the request decides.
      HostHeader: String(params['hostHeader'] ?? ''),
      ...(http.length === 0
        ? {}
        : { HttpHostnames: http, HttpLoadBalancing: String(params['httpLoadBalancing']) }),
      ...(https.length === 0
        ? {}
        : { HttpsHostnames: https, HttpsLoadBalancing: String(params['httpsLoadBalancing']) }),
      ...(network === undefined
        ? {}
        : { NetworkConfiguration: wholeNumber('networkConfiguration', network) }),
      ...(pops.length === 0 ? {} : { ShieldPOPs: pops }),
    },
  };
}

function named(list: Params[string] | undefined, key: string): readonly Json[] {
  return Array.isArray(list) ? list.map((item) => ({ [key]: String(item) })) : [];
}

/** Customer origins of the REST host: where the CDN fetches content from. */
export const originOperations: readonly Operation[] = [
  {
    ...REST,
    resource: 'origin',
    operation: 'getShieldPops',
    name: 'Get Shield Locations',
    action: 'Get shield locations of platform',
    description: 'List the points of presence that can shield an origin',
    method: 'GET',
    path: `${ORIGINS}/{platform}/shieldpops`,
    fields: [PLATFORM],
    answer: { items: '' },
    evidence: { source: 'C-SDK', confidence: 'client' },
  },
  {
    ...REST,
    resource: 'origin',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many origins',
    description: 'List the customer origins of a platform',
    method: 'GET',
    path: `${ORIGINS}/{platform}`,
    fields: [PLATFORM],
    evidence: { source: 'E-MM, C-SDK', confidence: 'documented' },
  },
  {
    ...REST,
    resource: 'origin',
    operation: 'get',
    name: 'Get',
    action: 'Get origin',
    description: 'Get a customer origin with all settings',
    method: 'GET',
    path: `${ORIGINS}/{platform}/{originId}`,
    fields: [PLATFORM, ORIGIN_ID],
    evidence: { source: 'C-SDK', confidence: 'client' },
  },
  {
    ...REST,
    resource: 'origin',
    operation: 'create',
    name: 'Create',
    action: 'Create origin',
    description: 'Create a customer origin',
    method: 'POST',
    path: `${ORIGINS}/{platform}`,
    body: 'json',
    fields: [PLATFORM, ...SETTINGS],
    evidence: {
      source: 'E-MM/Add_Customer_Origin, C-SDK',
      confidence: 'documented',
    },
    oneOf: [['httpHostnames', 'httpsHostnames']],
    build,
  },
  {
    ...REST,
    resource: 'origin',
    operation: 'update',
    name: 'Update',
    action: 'Update origin',
    description:
      'Replace all settings of a customer origin; empty fields are removed from the origin',
    method: 'PUT',
    path: `${ORIGINS}/{platform}/{originId}`,
    body: 'json',
    fields: [PLATFORM, ORIGIN_ID, ...SETTINGS],
    evidence: { source: 'E-MM, C-SDK', confidence: 'documented' },
    oneOf: [['httpHostnames', 'httpsHostnames']],
    build,
  },
  {
    ...REST,
    resource: 'origin',
    operation: 'delete',
    name: 'Delete',
    action: 'Delete origin',
    description: 'Delete a customer origin that no deployed rule uses',
    method: 'DELETE',
    path: `${ORIGINS}/{originId}`,
    fields: [PLATFORM_OF_LIST, ORIGIN_ID],
    confirm: 'The CDN stops fetching content from the origin, including for live traffic',
    evidence: { source: 'E-MM, C-SDK', confidence: 'documented' },
  },
  {
    ...REST,
    resource: 'origin',
    operation: 'getStatus',
    name: 'Get Status',
    action: 'Get status of origin',
    description: 'Get the propagation status of a change from the last 7 days',
    method: 'GET',
    path: `${ORIGINS}/{originId}/status`,
    fields: [PLATFORM_OF_LIST, ORIGIN_ID],
    evidence: { source: 'E-MM/Get-Customer-Origin-Status', confidence: 'documented' },
  },
];
