import type { Field, JsonObject, Operation, Params } from '../../../kit';
import { listOrWhole } from '../answers';
import { CRITERIA, CRITERIA_RULE, searchBody } from '../criteria';
import { given, mapOf, ROUTING, SEVERITY, TSIM } from '../fields';

const EVENT_LISTS = ['responseList', 'response', 'events'];

const MESSAGE = {
  kind: 'string',
  name: 'message',
  label: 'Message',
  description: 'Text of the event (attribute msg)',
  in: 'none',
} as const satisfies Field;

const OWNER = {
  kind: 'string',
  name: 'owner',
  label: 'Owner',
  description: 'Owner of the event (attribute mc_owner)',
  in: 'none',
} as const satisfies Field;

const PRIORITY = {
  kind: 'string',
  name: 'priority',
  label: 'Priority',
  description: 'Priority by the names of TrueSight (attribute mc_priority)',
  placeholder: 'PRIORITY_3',
  in: 'none',
} as const satisfies Field;

/** What people look for among the many slots of an event. */
const SIMPLE = [
  ...['mc_ueid', 'CLASS', 'severity', 'status', 'msg'],
  ...['mc_host', 'mc_object_class', 'mc_object', 'mc_parameter', 'date_reception'],
];

const ATTRIBUTES = {
  kind: 'map',
  name: 'attributes',
  label: 'Further Attributes',
  description: 'Further attributes of the event by name',
  in: 'none',
} as const satisfies Field;

/** Without an `mc_ueid` an update makes a new event, so it cannot be left out. */
const EVENT_ID = {
  kind: 'string',
  name: 'eventId',
  byHand: 'Search returns the IDs; a list of all events would be too long',
  label: 'Event ID',
  description: 'ID of the event (attribute mc_ueid)',
  placeholder: 'mc.pncell_host.1ec98372.0',
  required: true,
  in: 'none',
} as const satisfies Field;

/** Attribute names of the fields that stand for one. */
const SLOTS = {
  eventId: 'mc_ueid',
  eventClass: 'CLASS',
  severity: 'severity',
  status: 'status',
  message: 'msg',
  objectClass: 'mc_object_class',
  object: 'mc_object',
  parameter: 'mc_parameter',
  objectUri: 'mc_object_uri',
  owner: 'mc_owner',
  priority: 'mc_priority',
  alias: 'mc_smc_alias',
} as const;

export const eventOperations = [
  {
    ...TSIM,
    resource: 'event',
    operation: 'create',
    name: 'Create',
    action: 'Create event',
    description: 'Create an event in a cell of Infrastructure Management',
    method: 'POST',
    path: '/bppmws/api/Event/create',
    body: 'array',
    fields: [
      {
        kind: 'string',
        name: 'eventClass',
        byHand: 'The cell defines the classes; no call lists them',
        label: 'Class',
        description: 'Event class of the cell (attribute CLASS)',
        required: true,
        default: 'EVENT',
        in: 'none',
      },
      { ...SEVERITY, default: 'WARNING' },
      { ...MESSAGE, required: true },
      {
        kind: 'string',
        name: 'host',
        label: 'Host',
        description: 'Host name of the source of the event',
        in: 'none',
      },
      {
        kind: 'string',
        name: 'hostAddress',
        label: 'Host Address',
        description: 'IP address of the source of the event',
        in: 'none',
        check: 'ipv4',
      },
      {
        kind: 'string',
        name: 'objectClass',
        label: 'Object Class',
        description: 'Class of the affected object (attribute mc_object_class)',
        in: 'none',
      },
      {
        kind: 'string',
        name: 'object',
        label: 'Object',
        description: 'Affected object (attribute mc_object)',
        in: 'none',
      },
      {
        kind: 'string',
        name: 'parameter',
        label: 'Parameter',
        description: 'Affected parameter (attribute mc_parameter)',
        in: 'none',
      },
      {
        kind: 'string',
        name: 'objectUri',
        label: 'Object URI',
        description: 'URI of the affected object (attribute mc_object_uri)',
        in: 'none',
      },
      OWNER,
      PRIORITY,
      {
        kind: 'string',
        name: 'alias',
        label: 'CI Alias',
        description: 'Alias of the affected CI (attribute mc_smc_alias)',
        in: 'none',
      },
      ATTRIBUTES,
      ...ROUTING,
    ],
    answer: { items: 'responseList' },
    evidence: { source: 'I-EVC', confidence: 'documented' },
    build: (params) => ({
      body: {
        ...given(params, { host: 'eventSourceHostName', hostAddress: 'eventSourceIPAddress' }),
        attributes: attributesOf(params),
      },
    }),
  },
  {
    ...TSIM,
    resource: 'event',
    operation: 'update',
    name: 'Update',
    action: 'Update event',
    description: 'Change attributes of an event',
    method: 'PUT',
    path: '/bppmws/api/Event/update',
    body: 'array',
    fields: [
      EVENT_ID,
      SEVERITY,
      {
        kind: 'enum',
        name: 'status',
        label: 'Status',
        description: 'Lifecycle status of the event',
        in: 'none',
        options: [
          { value: 'OPEN', label: 'Open' },
          { value: 'ACK', label: 'Acknowledged' },
          { value: 'ASSIGNED', label: 'Assigned' },
          { value: 'CLOSED', label: 'Closed' },
        ],
      },
      MESSAGE,
      OWNER,
      PRIORITY,
      ATTRIBUTES,
      ...ROUTING,
    ],
    answer: { items: 'responseList' },
    evidence: { source: 'I-EVU', confidence: 'documented' },
    oneOf: [['severity', 'status', 'message', 'owner', 'priority', 'attributes']],
    build: (params) => ({ body: { attributes: attributesOf(params) } }),
  },
  {
    ...TSIM,
    resource: 'event',
    operation: 'close',
    name: 'Close',
    action: 'Close event',
    description: 'Close an event',
    method: 'PUT',
    path: '/bppmws/api/Event/update',
    body: 'array',
    fields: [
      EVENT_ID,
      {
        kind: 'enum',
        name: 'closeBy',
        label: 'Close By',
        description: 'Attribute that closes the event',
        in: 'none',
        default: 'status',
        options: [
          { value: 'status', label: 'Status CLOSED' },
          { value: 'severity', label: 'Severity OK' },
        ],
      },
      ...ROUTING,
    ],
    answer: { items: 'responseList' },
    evidence: {
      source: 'I-EVU; severity OK is shown, status CLOSED is not',
      confidence: 'guess',
    },
    build: (params) => ({
      body: {
        attributes: {
          ...attributesOf(params),
          ...(params['closeBy'] === 'severity' ? { severity: 'OK' } : { status: 'CLOSED' }),
        },
      },
    }),
  },
  {
    ...TSIM,
    resource: 'event',
    operation: 'acknowledge',
    name: 'Acknowledge',
    action: 'Acknowledge event',
    description: 'Acknowledge an event',
    method: 'PUT',
    path: '/bppmws/api/Event/update',
    body: 'array',
    fields: [EVENT_ID, OWNER, ...ROUTING],
    answer: { items: 'responseList' },
    evidence: {
      source: 'I-EVU; status ACK is not shown',
      confidence: 'guess',
    },
    build: (params) => ({ body: { attributes: { ...attributesOf(params), status: 'ACK' } } }),
  },
  {
    ...TSIM,
    resource: 'event',
    operation: 'search',
    name: 'Search',
    action: 'Search events',
    description: 'Find events of a cell by attribute values',
    method: 'POST',
    path: '/bppmws/api/Event/search',
    body: 'json',
    repeatable: true,
    fields: [...CRITERIA, ...ROUTING],
    simple: SIMPLE,
    evidence: { source: 'I-EVS', confidence: 'documented' },
    example: { conditions: { severity: 'CRITICAL' } },
    oneOf: CRITERIA_RULE,
    build: searchBody,
    read: (reply) => listOrWhole(reply, EVENT_LISTS),
  },
  {
    ...TSIM,
    resource: 'event',
    operation: 'getByCi',
    name: 'Get by CI',
    action: 'Get events of CI',
    description: 'Find the events of a CI',
    method: 'POST',
    path: '/bppmws/api/CI/{ciId}/getEvents',
    body: 'json',
    repeatable: true,
    fields: [
      {
        kind: 'string',
        name: 'ciId',
        byHand: 'Search of CI returns the IDs',
        label: 'CI ID',
        description: 'Reconciliation ID of the CI',
        required: true,
        in: 'path',
      },
      {
        kind: 'enum',
        name: 'eventType',
        label: 'Events',
        description: 'Events of the CI to return',
        in: 'query',
        default: 'ALL',
        options: [
          { value: 'ALL', label: 'All' },
          { value: 'DIRECT', label: 'Direct' },
          { value: 'IMPACTING', label: 'Impacting' },
        ],
      },
      ...CRITERIA,
    ],
    fixed: { query: { idType: 'RECON_ID' } },
    simple: SIMPLE,
    evidence: { source: 'I-CIEV', confidence: 'documented' },
    oneOf: CRITERIA_RULE,
    build: searchBody,
    read: (reply) => listOrWhole(reply, EVENT_LISTS),
  },
] as const satisfies readonly Operation[];

/** A further attribute does not overrule a field: the field is what the person looks at. */
function attributesOf(params: Params): JsonObject {
  return { ...mapOf(params, 'attributes'), ...given(params, SLOTS) };
}
