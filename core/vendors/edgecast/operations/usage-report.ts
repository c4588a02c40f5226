import { InputError } from '../../../kit';
import type { BuiltRequest, Field, Operation, Params } from '../../../kit';
import { REST } from './hosts';
import { MEDIA_TYPES, MEDIA_TYPES_WITH_SSL } from './platforms';

const CUSTOMER = '/v2/reporting/customers/{accountNumber}';

const BEGIN: Field = {
  kind: 'dateTime',
  name: 'beginDate',
  label: 'Begin',
  description: 'Start of the time range; data has a granularity of 5 minutes',
  in: 'query',
  to: 'begindate',
  codec: 'utcDateTime',
  required: true,
};

const END: Field = {
  kind: 'dateTime',
  name: 'endDate',
  label: 'End',
  description: 'End of the time range',
  in: 'query',
  to: 'enddate',
  codec: 'utcDateTime',
  required: true,
};

const BEGIN_DAY: Field = {
  ...BEGIN,
  description: 'First day of the time range',
  codec: 'plainDate',
};
const END_DAY: Field = { ...END, description: 'Last day of the time range', codec: 'plainDate' };

const POPS: Field = {
  kind: 'list',
  name: 'pops',
  label: 'POPs',
  description: 'Codes of the points of presence to include; all if empty',
  in: 'query',
  to: 'pops',
  codec: 'commaList',
  placeholder: 'oxr, dca, mia',
};

const REGION: Field = {
  kind: 'lookup',
  name: 'regionId',
  label: 'Billing Region',
  description: 'ID of the billing region',
  lookup: { operation: 'usageReport.getRegions', value: 'Id', label: 'Name' },
  in: 'query',
  to: 'regionid',
};

const PLATFORM = {
  kind: 'enum',
  name: 'platform',
  label: 'Platform',
  description: 'Delivery platform of the report',
  in: 'path',
  options: MEDIA_TYPES,
  default: '3',
  required: true,
} as const satisfies Field;

/** The API refuses both filters at once; this says it before anything is sent. */
function checkFilters(params: Params): BuiltRequest {
  if (params['pops'] !== undefined && params['regionId'] !== undefined) {
    throw new InputError(
      'regionId',
      'regionId: the API takes either POPs or a region ID, not both. Leave one of them empty.',
    );
  }
  return {};
}

/** What the pages of these reports have in common. */
const PLATFORM_REPORTS = [
  { name: 'Hits', path: 'hits', words: 'number of hits' },
  { name: 'Cache Statistics', path: 'cachestats', words: 'hits and bytes per cache status' },
  { name: 'File Statistics', path: 'filestats', words: 'hits and bytes per file' },
] as const;

/** Reports of the REST host on what was delivered. */
export const usageReportOperations: readonly Operation[] = [
  {
    ...REST,
    resource: 'usageReport',
    operation: 'getRegions',
    name: 'Get Billing Regions',
    action: 'Get billing regions',
    description: 'List the billing regions with their points of presence',
    method: 'GET',
    path: '/v2/reporting/billing/regions',
    fields: [],
    answer: { items: '' },
    evidence: { source: 'E-REP/Get_Billing_Regions', confidence: 'documented' },
  },
  ...PLATFORM_REPORTS.map(({ name, path, words }): Operation => ({
    ...REST,
    resource: 'usageReport',
    operation: `get${name.replace(' ', '')}`,
    name: `Get ${name}`,
    action: `Get ${name.toLowerCase()} by platform`,
    description: `Get the ${words} of a delivery platform`,
    method: 'GET',
    path: `${CUSTOMER}/media/{platform}/${path}`,
    fields: [PLATFORM, BEGIN, END],
    evidence: { source: 'E-QR', confidence: 'documented' },
  })),
  {
    ...REST,
    resource: 'usageReport',
    operation: 'getBytesTransferred',
    name: 'Get Bytes Transferred',
    action: 'Get bytes transferred',
    description: 'Get the bytes delivered over all platforms',
    method: 'GET',
    path: `${CUSTOMER}/bytestransferred`,
    fields: [BEGIN, END, POPS, REGION],
    evidence: { source: 'E-REP/Get_All_Data_Transferred', confidence: 'documented' },
    build: checkFilters,
  },
  {
    ...REST,
    resource: 'usageReport',
    operation: 'getBytesTransferredByPlatform',
    name: 'Get Bytes Transferred by Platform',
    action: 'Get bytes transferred by platform',
    description: 'Get the bytes delivered over one platform',
    method: 'GET',
    path: `${CUSTOMER}/media/{platform}/bytestransferred`,
    fields: [{ ...PLATFORM, options: MEDIA_TYPES_WITH_SSL }, BEGIN, END, POPS],
    evidence: {
      source: 'E-REP/Get_Data_Transferred_by_Platform',
      confidence: 'documented',
    },
  },
  {
    ...REST,
    resource: 'usageReport',
    operation: 'getTrafficUsage',
    name: 'Get Traffic Usage',
    action: 'Get traffic usage',
    description: 'Get the billed traffic of a month; complete from the 3rd of the following month',
    method: 'GET',
    path: `${CUSTOMER}/media/{platform}/region/{regionId}/units/{units}/trafficusage`,
    fields: [
      { ...PLATFORM, options: MEDIA_TYPES_WITH_SSL },
      { ...REGION, in: 'path', to: 'regionId', required: true },
      {
        kind: 'enum',
        name: 'units',
        label: 'Units',
        description: 'Unit of the billed traffic, by contract',
        in: 'path',
        options: [
          { value: '1', label: 'Bandwidth (Mbit/s)' },
          { value: '2', label: 'Data Transferred (GB)' },
        ],
        default: '2',
        required: true,
      },
      {
        ...BEGIN_DAY,
        name: 'month',
        label: 'Month',
        description: 'Any day of the billed month',
      },
    ],
    evidence: { source: 'E-REP/Get_Traffic_Usage', confidence: 'documented' },
  },
  {
    ...REST,
    resource: 'usageReport',
    operation: 'getReportCodes',
    name: 'Get Report Codes',
    action: 'Get report codes',
    description: 'Get hits and bytes of each edge CNAME with custom reports',
    method: 'GET',
    path: `${CUSTOMER}/media/{platform}/cnamereportcodes`,
    fields: [PLATFORM, BEGIN_DAY, END_DAY],
    evidence: {
      source: 'E-REP/Get_DT_Hits_by_Custom_Report_Codes',
      confidence: 'documented',
    },
  },
  {
    ...REST,
    resource: 'usageReport',
    operation: 'getCustomReport',
    name: 'Get Custom Report',
    action: 'Get custom report',
    description: 'Get hits or bytes of each edge CNAME by status',
    method: 'GET',
    path: `${CUSTOMER}/media/{platform}/customreport`,
    fields: [
      PLATFORM,
      BEGIN_DAY,
      END_DAY,
      {
        kind: 'string',
        name: 'metricCode',
        label: 'Metric Code',
        description: 'Code of the metric; hits if empty',
        in: 'query',
        to: 'metriccode',
      },
      {
        kind: 'string',
        name: 'groupCode',
        label: 'Group Code',
        description: 'Code of the grouping; HTTP status if empty',
        in: 'query',
        to: 'groupcode',
      },
    ],
    evidence: {
      source: 'E-REP/Get-Edge-CNAME-Report-DT-or-Hits',
      confidence: 'documented',
    },
  },
];
