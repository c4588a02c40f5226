import { InputError } from '../../../kit';
import type { BuiltRequest, Field, JsonObject, Operation, Params } from '../../../kit';
import { GATEWAY } from './hosts';
import { GATEWAY_PLATFORMS } from './platforms';

const PROFILES = '/rtld/v1.0/{logKind}/profiles';
const SCOPE = 'ec.rtld';

const LOG_KIND: Field = {
  kind: 'enum',
  name: 'logKind',
  label: 'Log Kind',
  description: 'Type of the log data',
  in: 'path',
  options: [
    { value: 'cdn', label: 'CDN' },
    { value: 'waf', label: 'WAF' },
    { value: 'rl', label: 'Rate Limiting' },
  ],
  default: 'cdn',
  required: true,
};

const PROFILE_ID: Field = {
  kind: 'lookup',
  name: 'profileId',
  label: 'Profile',
  description: 'ID of the log delivery profile',
  in: 'path',
  lookup: {
    operation: 'logProfile.getMany',
    value: 'id',
    label: 'profile_name',
    params: { logKind: '{logKind}' },
  },
  required: true,
};

/** The object with the destination's settings bears the name of the delivery method. */
function build(params: Params): BuiltRequest {
  const rate = params['downsamplingRate'];
  const fraction = Number(rate);
  if (rate !== undefined && !(fraction > 0 && fraction <= 1)) {
    throw new InputError(
      'downsamplingRate',
      'downsamplingRate: Downsampling Rate must be a fraction above 0 and up to 1, for example 0.1.',
    );
  }
  return {
    body: {
      [String(params['deliveryMethod'])]: params['destination'] as JsonObject,
      ...(rate === undefined ? {} : { downsampling_rate: fraction }),
    },
  };
}

/** Profiles of Real-Time Log Delivery (RTLD). */
export const logProfileOperations: readonly Operation[] = [
  {
    ...GATEWAY,
    resource: 'logProfile',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many log profiles',
    description: 'List the log delivery profiles of a log type',
    method: 'GET',
    path: PROFILES,
    fields: [LOG_KIND],
    answer: { items: 'items' },
    scope: SCOPE,
    evidence: { source: 'C-SDK', confidence: 'client' },
  },
  {
    ...GATEWAY,
    resource: 'logProfile',
    operation: 'get',
    name: 'Get',
    action: 'Get log profile',
    description: 'Get a log delivery profile',
    method: 'GET',
    path: `${PROFILES}/{profileId}`,
    fields: [LOG_KIND, PROFILE_ID],
    scope: SCOPE,
    evidence: { source: 'C-SDK', confidence: 'client' },
  },
  {
    ...GATEWAY,
    resource: 'logProfile',
    operation: 'create',
    name: 'Create',
    action: 'Create log profile',
    description: 'Create a profile that delivers log data to a destination',
    method: 'POST',
    path: PROFILES,
    body: 'json',
    fields: [
      LOG_KIND,
      {
        kind: 'string',
        name: 'profileName',
        label: 'Profile Name',
        description: 'Name of the profile',
        in: 'body',
        to: 'profile_name',
        required: true,
      },
      {
        kind: 'enum',
        name: 'deliveryMethod',
        label: 'Delivery Method',
        description: 'Type of the destination',
        in: 'body',
        to: 'delivery_method',
        options: [
          { value: 'aws_s3', label: 'AWS S3' },
          { value: 'azure_blob_storage', label: 'Azure Blob Storage' },
          { value: 'datadog', label: 'Datadog' },
          { value: 'http_post', label: 'HTTP POST' },
          { value: 'splunk_enterprise', label: 'Splunk Enterprise' },
          { value: 'sumo_logic', label: 'Sumo Logic' },
        ],
        default: 'http_post',
        required: true,
      },
      {
        kind: 'map',
        name: 'destination',
        label: 'Destination Settings',
        description:
          'Settings of the destination, such as destination_endpoint, or bucket, prefix and region',
        in: 'none',
        required: true,
      },
      {
        kind: 'list',
        name: 'logFields',
        label: 'Log Fields',
        description: 'Codes of the fields to log',
        byHand: 'Get Fields lists the codes',
        in: 'body',
        to: 'fields',
        required: true,
      },
      {
        kind: 'multi',
        name: 'platforms',
        label: 'Platforms',
        description: 'Delivery platforms to log (CDN profiles only)',
        in: 'body',
        options: GATEWAY_PLATFORMS,
      },
      {
        kind: 'boolean',
        name: 'enabled',
        label: 'Enabled',
        description: 'Whether to enable delivery of log data',
        in: 'body',
        default: true,
      },
      {
        kind: 'lookup',
        name: 'logFormat',
        label: 'Log Format',
        description: 'Code of the format of the log data',
        in: 'body',
        to: 'log_format',
        lookup: { operation: 'logProfile.getFormats', value: 'code', label: 'name' },
      },
      {
        kind: 'string',
        name: 'downsamplingRate',
        label: 'Downsampling Rate',
        description: 'Share of the requests to log, as a fraction such as 0.1',
        placeholder: '0.1',
        in: 'none',
      },
      {
        kind: 'list',
        name: 'customCookies',
        label: 'Custom Cookies',
        description: 'Names of cookies to log (CDN profiles only)',
        in: 'body',
        to: 'custom_cookies',
      },
      {
        kind: 'list',
        name: 'customRequestHeaders',
        label: 'Custom Request Headers',
        description: 'Names of request headers to log (CDN profiles only)',
        in: 'body',
        to: 'custom_request_headers',
      },
      {
        kind: 'list',
        name: 'customResponseHeaders',
        label: 'Custom Response Headers',
        description: 'Names of response headers to log (CDN profiles only)',
        in: 'body',
        to: 'custom_response_headers',
      },
      {
        kind: 'text',
        name: 'profileDescription',
        label: 'Profile Description',
        description: 'Purpose of the profile',
        in: 'body',
        to: 'description',
      },
      {
        kind: 'json',
        name: 'filters',
        label: 'Filters',
        description: 'Filters for the requests to log, as a JSON object of the API',
        in: 'body',
      },
    ],
    scope: SCOPE,
    evidence: { source: 'C-SDK', confidence: 'client' },
    build,
  },
  {
    ...GATEWAY,
    resource: 'logProfile',
    operation: 'getFields',
    name: 'Get Fields',
    action: 'Get fields of log profiles',
    description: 'List the fields that a profile can log',
    method: 'GET',
    path: '/rtld/v1.0/{logKind}/fields',
    fields: [LOG_KIND],
    answer: { items: 'items' },
    scope: SCOPE,
    evidence: { source: 'C-SDK', confidence: 'client' },
  },
  {
    ...GATEWAY,
    resource: 'logProfile',
    operation: 'getFormats',
    name: 'Get Formats',
    action: 'Get formats of log profiles',
    description: 'List the formats of log data',
    method: 'GET',
    path: '/rtld/v1.0/log-formats',
    fields: [],
    answer: { items: 'items' },
    scope: SCOPE,
    evidence: { source: 'C-SDK', confidence: 'client' },
  },
  {
    ...GATEWAY,
    resource: 'logProfile',
    operation: 'getDeliveryMethods',
    name: 'Get Delivery Methods',
    action: 'Get delivery methods of log profiles',
    description: 'List the delivery methods of log data',
    method: 'GET',
    path: '/rtld/v1.0/delivery-methods',
    fields: [],
    answer: { items: 'items' },
    scope: SCOPE,
    evidence: { source: 'C-SDK', confidence: 'client' },
  },
  {
    ...GATEWAY,
    resource: 'logProfile',
    operation: 'delete',
    name: 'Delete',
    action: 'Delete log profile',
    description: 'Delete a log delivery profile',
    method: 'DELETE',
    path: `${PROFILES}/{profileId}`,
    fields: [LOG_KIND, PROFILE_ID],
    scope: SCOPE,
    evidence: { source: 'C-SDK', confidence: 'client' },
  },
];
