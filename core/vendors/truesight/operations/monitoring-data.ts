import type { Field, Operation } from '../../../kit';
import { monitorInstances } from '../answers';
import { TSIM } from '../fields';

const TARGET = [
  {
    kind: 'enum',
    name: 'target',
    label: 'Entity Type',
    description: 'Type of the monitored entity',
    required: true,
    in: 'path',
    default: 'Device',
    options: [
      { value: 'Device', label: 'Device' },
      { value: 'MonitorInstance', label: 'Monitor Instance' },
      { value: 'CI', label: 'CI' },
    ],
  },
  {
    kind: 'string',
    name: 'targetId',
    byHand: 'The type of the entity decides; the server has no list of all types',
    label: 'Name or ID',
    description:
      'Name, IP address or ID; host:type:instance for a monitor instance, such as web01:21013:16',
    required: true,
    in: 'path',
  },
  {
    kind: 'enum',
    name: 'idType',
    label: 'Identifier Type',
    description: 'Type of the name or ID',
    in: 'query',
    default: 'Name',
    options: [
      { value: 'Name', label: 'Name' },
      { value: 'IPAddress', label: 'IP Address' },
      { value: 'URI', label: 'URI' },
      { value: 'RECON_ID', label: 'Reconciliation ID' },
    ],
  },
] as const satisfies readonly Field[];

const SOURCE = { confidence: 'documented' } as const;

export const monitoringDataOperations = [
  {
    ...TSIM,
    resource: 'monitoringData',
    operation: 'getStatistics',
    name: 'Get Statistics',
    action: 'Get monitoring data statistics',
    description: 'List the measured values of a device, monitor instance or CI',
    method: 'GET',
    path: '/bppmws/api/{target}/{targetId}/stats',
    fields: [
      ...TARGET,
      {
        kind: 'dateTime',
        name: 'startTime',
        label: 'Start Time',
        description: 'Start of the time range, in the time zone of the server',
        required: true,
        in: 'query',
        to: 'starttime',
        codec: 'plainDateTime',
      },
      {
        kind: 'dateTime',
        name: 'endTime',
        label: 'End Time',
        description: 'End of the time range, in the time zone of the server',
        required: true,
        in: 'query',
        to: 'endtime',
        codec: 'plainDateTime',
      },
      {
        kind: 'string',
        name: 'statisticsType',
        label: 'Statistics Type',
        description: 'Type of the values',
        in: 'query',
        to: 'statstype',
        default: 'raw',
      },
      {
        kind: 'string',
        name: 'attributeType',
        label: 'Attribute Type',
        description: 'Attributes to return',
        in: 'query',
        to: 'attributetype',
        default: 'kpi',
      },
    ],
    evidence: { ...SOURCE, source: 'I-DATA' },
    read: monitorInstances,
  },
  {
    ...TSIM,
    resource: 'monitoringData',
    operation: 'getConfiguration',
    name: 'Get Configuration',
    action: 'Get monitoring data configuration',
    description: 'List the configuration data of a device, monitor instance or CI',
    method: 'GET',
    path: '/bppmws/api/{target}/{targetId}/configdata',
    fields: TARGET,
    evidence: { ...SOURCE, source: 'I-DATA' },
    read: monitorInstances,
  },
  {
    ...TSIM,
    resource: 'monitoringData',
    operation: 'getMetadata',
    name: 'Get Metadata',
    action: 'Get monitoring data metadata',
    description: 'List the attributes of a device, monitor instance or CI',
    method: 'GET',
    path: '/bppmws/api/{target}/{targetId}/metadata',
    fields: TARGET,
    evidence: { ...SOURCE, source: 'I-DATA' },
    read: monitorInstances,
  },
] as const satisfies readonly Operation[];
