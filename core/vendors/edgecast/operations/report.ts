import { InputError, isObject } from '../../../kit';
import type { BuiltRequest, Field, JsonObject, Operation, Params } from '../../../kit';
import { GATEWAY } from './hosts';

const REPORT_BUILDER = '/report-builder/v1';
const SCOPE = 'ec.analytics.rtap.reports';

const QUERY_FIELDS: readonly Field[] = [
  {
    kind: 'lookup',
    name: 'granularity',
    label: 'Granularity',
    description: 'ID of the time step of the rows',
    in: 'none',
    lookup: { operation: 'report.getGranularities', value: 'id', label: 'id' },
    required: true,
  },
  {
    kind: 'list',
    name: 'dimensions',
    label: 'Dimensions',
    description: 'What the rows are split by',
    in: 'none',
    required: true,
  },
  {
    kind: 'json',
    name: 'furtherParams',
    label: 'Further Parameters',
    description: 'The rest of the query, such as metrics, period and filters, as a JSON object',
    in: 'none',
  },
];

const REPORT_ID: Field = {
  kind: 'string',
  name: 'reportId',
  label: 'Report ID',
  description: 'ID that the server gave when the report was asked for; it is kept for 7 days',
  in: 'path',
  required: true,
};

function build(params: Params): BuiltRequest {
  return {
    body: {
      query: {
        params: {
          ...furtherParams(params['furtherParams']),
          by: String(params['granularity']),
          dimensions: params['dimensions'] as readonly string[],
        },
      },
    },
  };
}

function furtherParams(value: Params[string] | undefined): JsonObject {
  if (value === undefined) return {};
  if (isObject(value)) return value as JsonObject;
  throw new InputError(
    'furtherParams',
    'furtherParams: enter a JSON object, such as {"metrics": ["hits"]}.',
  );
}

/** Reports of the Report Builder. They are made in the background. */
export const reportOperations: readonly Operation[] = [
  {
    ...GATEWAY,
    resource: 'report',
    operation: 'create',
    name: 'Create',
    action: 'Create report',
    description: 'Have a report made, wait for it and get its rows',
    method: 'POST',
    path: `${REPORT_BUILDER}/reports`,
    body: 'json',
    fields: QUERY_FIELDS,
    answer: { items: ['items', ''] },
    wait: {
      id: 'id',
      path: `${REPORT_BUILDER}/reports/{id}`,
      done: { path: 'status', in: ['completed'] },
      failed: { path: 'status', in: ['failed', 'error', 'canceled'] },
      everySeconds: 5,
      forSeconds: 600,
    },
    scope: SCOPE,
    evidence: { source: 'E-RB/Generate-Report', confidence: 'documented' },
    build,
  },
  {
    ...GATEWAY,
    resource: 'report',
    operation: 'get',
    name: 'Get',
    action: 'Get report',
    description: 'Get a report of the last 7 days with its status and rows',
    method: 'GET',
    path: `${REPORT_BUILDER}/reports/{reportId}`,
    fields: [REPORT_ID],
    scope: SCOPE,
    evidence: { source: 'E-RB/Get-Report', confidence: 'documented' },
  },
  {
    ...GATEWAY,
    resource: 'report',
    operation: 'createDownload',
    name: 'Create Download',
    action: 'Create downloadable report',
    description: 'Have a compressed report made that can be downloaded',
    method: 'POST',
    path: `${REPORT_BUILDER}/downloadable-reports`,
    body: 'json',
    fields: [
      ...QUERY_FIELDS,
      {
        kind: 'enum',
        name: 'format',
        label: 'Format',
        description: 'Format of the file',
        in: 'body',
        options: [
          { value: 'csv', label: 'CSV' },
          { value: 'json', label: 'JSON' },
        ],
        default: 'csv',
      },
      {
        kind: 'string',
        name: 'filename',
        label: 'File Name',
        description: 'Name that the file has when it is downloaded',
        in: 'body',
      },
    ],
    scope: SCOPE,
    evidence: {
      source: 'E-RB/Generate-Downloadable-Report',
      confidence: 'documented',
    },
    build,
  },
  {
    ...GATEWAY,
    resource: 'report',
    operation: 'getDownload',
    name: 'Get Download',
    action: 'Get downloadable report',
    description: 'Get a downloadable report of the last 7 days with a fresh link to its file',
    method: 'GET',
    path: `${REPORT_BUILDER}/downloadable-reports/{reportId}`,
    fields: [REPORT_ID],
    scope: SCOPE,
    evidence: { source: 'E-RB/Get-Downloadable-Report', confidence: 'documented' },
  },
  {
    ...GATEWAY,
    resource: 'report',
    operation: 'getGranularities',
    name: 'Get Granularities',
    action: 'Get granularities',
    description: 'Get the time steps that reports may have, all of them without a period',
    method: 'GET',
    path: `${REPORT_BUILDER}/granularities`,
    fields: [
      {
        kind: 'string',
        name: 'periodStart',
        label: 'Period Start',
        description: 'Start of the period, fixed or relative as the Report Builder writes it',
        in: 'query',
        to: 'start',
      },
      {
        kind: 'string',
        name: 'periodEnd',
        label: 'Period End',
        description: 'End of the period, fixed or relative as the Report Builder writes it',
        in: 'query',
        to: 'end',
      },
    ],
    answer: { items: ['items', ''] },
    scope: SCOPE,
    evidence: { source: 'E-RB/Get-All-Granularities', confidence: 'documented' },
  },
];
