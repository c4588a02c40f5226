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
    description: 'ID of the granularity',
    in: 'none',
    lookup: { operation: 'report.getGranularities', value: 'id', label: 'id' },
    required: true,
  },
  {
    kind: 'list',
    name: 'dimensions',
    label: 'Dimensions',
    description: 'Dimensions that split the rows',
    byHand: 'No documented call lists the dimensions',
    in: 'none',
    required: true,
  },
  {
    kind: 'json',
    name: 'furtherParams',
    label: 'Further Parameters',
    description: 'Further parameters of the query, such as metrics and filters, as a JSON object',
    in: 'none',
  },
];

const REPORT_ID: Field = {
  kind: 'string',
  name: 'reportId',
  byHand: 'The call that creates the report returns the ID',
  label: 'Report ID',
  description: 'ID of the requested report; reports are kept for 7 days',
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
    description: 'Generate a report, wait for completion and get the rows',
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
    description: 'Generate a compressed report for download',
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
        description: 'Name of the downloaded file',
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
    description: 'Get a downloadable report of the last 7 days with a new link to the file',
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
    description: 'List the granularities of reports; all granularities without a time range',
    method: 'GET',
    path: `${REPORT_BUILDER}/granularities`,
    fields: [
      {
        kind: 'string',
        name: 'periodStart',
        label: 'Period Start',
        description:
          'Start of the time range, absolute or relative, in the form of the Report Builder',
        in: 'query',
        to: 'start',
      },
      {
        kind: 'string',
        name: 'periodEnd',
        label: 'Period End',
        description:
          'End of the time range, absolute or relative, in the form of the Report Builder',
        in: 'query',
        to: 'end',
      },
    ],
    answer: { items: ['items', ''] },
    scope: SCOPE,
    evidence: { source: 'E-RB/Get-All-Granularities', confidence: 'documented' },
  },
];
