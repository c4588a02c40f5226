import { InputError } from '../../../kit';
import type { JsonObject, Operation, Params } from '../../../kit';
import { INSTANCE_KEYS, listOf, MONITOR_TYPE, TENANT, textOf, TSPS } from '../fields';

const OMPROVIDER = '/tsws/10.0/api/omprovider';
const KEY = /^(\d+)\/(\d+)\/(\d+)$/;

/** Configuration and measured values of monitor instances, from the Presentation Server. */
export const instanceDataOperations = [
  {
    ...TSPS,
    resource: 'instance',
    operation: 'getConfiguration',
    name: 'Get Configuration',
    action: 'Get monitor instance configuration',
    description: 'List the configuration data of monitor instances',
    method: 'POST',
    path: `${OMPROVIDER}/configdata`,
    body: 'json',
    repeatable: true,
    fields: [{ ...TENANT, in: 'body' }, { ...MONITOR_TYPE, in: 'body' }, INSTANCE_KEYS],
    answer: { items: 'responseContent' },
    evidence: { source: 'T-CONF', confidence: 'documented' },
    oneOf: [['monitorType', 'instanceKeys']],
    build: (params) => ({ body: instancesOf(params) }),
  },
  {
    ...TSPS,
    resource: 'instance',
    operation: 'getPerformance',
    name: 'Get Performance',
    action: 'Get monitor instance performance',
    description: 'List the measured values of monitor instances',
    method: 'POST',
    path: `${OMPROVIDER}/perfdata`,
    body: 'json',
    repeatable: true,
    fields: [
      { ...TENANT, in: 'body' },
      { ...MONITOR_TYPE, in: 'body' },
      INSTANCE_KEYS,
      {
        kind: 'list',
        name: 'attributes',
        byHand: 'The monitor type decides; no documented call lists the names',
        label: 'Attributes',
        description: 'Unique names of the attributes, such as ProcessorTime',
        required: true,
        in: 'body',
        to: 'attribUniqNameList',
      },
      {
        kind: 'dateTime',
        name: 'startTime',
        label: 'Start Time',
        description: 'Start of the time range of 1 to 24 hours',
        required: true,
        in: 'body',
        codec: 'epochSeconds',
      },
      {
        kind: 'dateTime',
        name: 'endTime',
        label: 'End Time',
        description: 'End of the time range; values arrive up to two hours late',
        required: true,
        in: 'body',
        codec: 'epochSeconds',
      },
      {
        kind: 'string',
        name: 'dataType',
        label: 'Data Type',
        description: 'Type of the values',
        in: 'body',
        to: 'type',
        default: 'rate',
      },
      {
        kind: 'string',
        name: 'computation',
        label: 'Computation',
        description: 'Aggregation of the values of an interval',
        in: 'body',
        default: 'avg',
      },
    ],
    answer: { items: 'responseContent.instancePerfDataList' },
    evidence: { source: 'T-PERF', confidence: 'documented' },
    oneOf: [['monitorType', 'instanceKeys']],
    build: (params) => ({ body: instancesOf(params) }),
  },
] as const satisfies readonly Operation[];

/** The monitor type wins where both are given, so the keys are sent only without it. */
function instancesOf(params: Params): JsonObject {
  if (textOf(params, 'monitorType') !== undefined) return {};
  return { instKeyList: listOf(params, 'instanceKeys').map(readKey) };
}

function readKey(text: string): JsonObject {
  const [, serverId, monTypeId, monInstId] = KEY.exec(text.trim()) ?? [];
  if (serverId === undefined) {
    throw new InputError(
      'instanceKeys',
      `instanceKeys: "${text}" is not serverId/monTypeId/monInstId, such as 1/21013/2.`,
    );
  }
  return {
    serverId: Number(serverId),
    monTypeId: Number(monTypeId),
    monInstId: Number(monInstId),
  };
}
