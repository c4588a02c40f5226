import type { Json } from '../core';
import type { Vector } from './vector';

const HOST = 'https://api.edgecast.example';
const TOKEN = '12345678-1234-1234-1234-1234567890ab';
const ACCOUNT = { baseUrl: HOST, accountNumber: '1A2B', token: TOKEN };
const HEADERS = { Authorization: `TOK:${TOKEN}`, Accept: 'application/json' };
const MCC = '/v2/mcc/customers/1A2B';

interface Call {
  readonly name: string;
  readonly operation: string;
  readonly params?: Readonly<Record<string, Json>>;
  readonly method: string;
  readonly path: string;
  readonly body?: Json;
}

function vector(call: Call, reply: Vector['reply'], outcome: Vector['outcome']): Vector {
  return {
    name: call.name,
    scheme: 'edgecast/rest-token',
    account: ACCOUNT,
    operation: call.operation,
    params: call.params ?? {},
    request: {
      method: call.method,
      url: `${HOST}${call.path}`,
      headers:
        call.body === undefined ? HEADERS : { ...HEADERS, 'Content-Type': 'application/json' },
      withoutHeaders: ['x-owner-id'],
      ...(call.body === undefined ? {} : { body: call.body }),
    },
    reply,
    outcome,
  };
}

/** A call that succeeds, what it answers and the items that the answer holds. */
function works(call: Call, body: Json | undefined, items: readonly Json[]): Vector {
  return vector(call, { status: 200, ...(body === undefined ? {} : { body }) }, { items });
}

/** A call that answers one object, which is its only item. */
function gives(call: Call, body: Json): Vector {
  return works(call, body, [body]);
}

const PURGE = {
  AccountNumber: '1A2B',
  InDate: '2026-11-21 09:30',
  CompleteDate: '2026-11-21 09:32',
  Id: '5f0c1d',
  MediaPath: 'https://cdn.example.com/a/*',
  MediaTypeId: 3,
  Regions: [],
};
// A job that is done at once answers its start and its status alike.
const BULK_DONE = { Id: '77', Status_Details: { Count: 2, Status: 'done' } };
const ORIGIN = { Id: 4711, MediaTypeId: 3, DirectoryName: 'shop' };
const CNAME = { Id: 99, Name: 'cdn.example.com', MediaTypeId: 14, OriginId: -1, DirPath: '' };
const STATUS = { Status: 'In Progress', Percentage: 40, Pops: [] };

const getPurge: Call = {
  name: 'asks for a purge',
  operation: 'content.getPurge',
  params: { requestId: '5f0c1d' },
  method: 'GET',
  path: `${MCC}/edge/purge/5f0c1d`,
};

const superblocks: Call = {
  name: 'gets the address blocks of the CDN',
  operation: 'ipRange.get',
  method: 'GET',
  path: '/v2/mcc/customers/superblocks',
};

const content: readonly Vector[] = [
  gives(
    {
      name: 'purges an address in two regions',
      operation: 'content.purge',
      params: { url: 'https://cdn.example.com/a/*', platform: '3', regionIds: ['1', '2'] },
      method: 'PUT',
      path: `${MCC}/edge/purge`,
      body: { MediaPath: 'https://cdn.example.com/a/*', MediaType: 3, EdgeNodeRegionIds: [1, 2] },
    },
    PURGE,
  ),
  gives(
    {
      name: 'purges many addresses at once',
      operation: 'content.bulkPurge',
      params: { urls: ['https://cdn.example.com/a', 'https://cdn.example.com/b'], platform: '14' },
      method: 'PUT',
      path: `${MCC}/edge/bulkpurge`,
      body: {
        MediaPath: ['https://cdn.example.com/a', 'https://cdn.example.com/b'],
        MediaType: 14,
      },
    },
    BULK_DONE,
  ),
  gives(getPurge, { ...PURGE, CompleteDate: null }),
  gives(
    {
      name: 'asks for a bulk purge',
      operation: 'content.getBulkPurge',
      params: { requestId: '77' },
      method: 'GET',
      path: `${MCC}/edge/bulkpurge/77`,
    },
    { Status_Details: { Count: 2, Status: 'in-progress' } },
  ),
  gives(
    {
      name: 'loads an asset',
      operation: 'content.load',
      params: { url: 'https://cdn.example.com/logo.png', platform: '8' },
      method: 'PUT',
      path: `${MCC}/edge/load`,
      body: { MediaPath: 'https://cdn.example.com/logo.png', MediaType: 8 },
    },
    PURGE,
  ),
  gives(
    {
      name: 'loads many assets at once',
      operation: 'content.bulkLoad',
      params: { urls: ['https://cdn.example.com/a'], platform: '3' },
      method: 'PUT',
      path: `${MCC}/edge/bulkload`,
      body: { MediaPath: ['https://cdn.example.com/a'], MediaType: 3 },
    },
    BULK_DONE,
  ),
  gives(
    {
      name: 'asks for a load',
      operation: 'content.getLoad',
      params: { requestId: '12' },
      method: 'GET',
      path: `${MCC}/edge/load/12`,
    },
    PURGE,
  ),
  gives(
    {
      name: 'asks for a bulk load',
      operation: 'content.getBulkLoad',
      params: { requestId: '12' },
      method: 'GET',
      path: `${MCC}/edge/bulkload/12`,
    },
    BULK_DONE,
  ),
];

const origins: readonly Vector[] = [
  works(
    {
      name: 'lists the origins of a platform',
      operation: 'origin.getMany',
      params: { platform: 'httpsmall' },
      method: 'GET',
      path: `${MCC}/origins/httpsmall`,
    },
    [ORIGIN],
    [ORIGIN],
  ),
  gives(
    {
      name: 'gets one origin',
      operation: 'origin.get',
      params: { platform: 'adn', originId: '4711' },
      method: 'GET',
      path: `${MCC}/origins/adn/4711`,
    },
    ORIGIN,
  ),
  gives(
    {
      name: 'creates an origin with servers for HTTP and HTTPS',
      operation: 'origin.create',
      params: {
        platform: 'httplarge',
        directoryName: 'shop',
        hostHeader: 'www.example.com:80',
        httpHostnames: ['http://a.example.com:80', 'http://b.example.com:80'],
        httpLoadBalancing: 'PF',
        httpsHostnames: ['https://a.example.com:443'],
        networkConfiguration: '4',
        shieldPops: ['dca'],
      },
      method: 'POST',
      path: `${MCC}/origins/httplarge`,
      body: {
        DirectoryName: 'shop',
        HostHeader: 'www.example.com:80',
        HttpHostnames: [{ Name: 'http://a.example.com:80' }, { Name: 'http://b.example.com:80' }],
        HttpLoadBalancing: 'PF',
        HttpsHostnames: [{ Name: 'https://a.example.com:443' }],
        HttpsLoadBalancing: 'RR',
        NetworkConfiguration: 4,
        ShieldPOPs: [{ POPCode: 'dca' }],
      },
    },
    { CustomerOriginId: 4711 },
  ),
  works(
    {
      name: 'replaces the settings of an origin and takes an empty answer as success',
      operation: 'origin.update',
      params: {
        platform: 'adn',
        originId: '4711',
        directoryName: 'shop',
        httpHostnames: ['http://a.example.com:80'],
        validationUrl: 'http://a.example.com/sample.png',
        followRedirects: true,
      },
      method: 'PUT',
      path: `${MCC}/origins/adn/4711`,
      body: {
        DirectoryName: 'shop',
        HostHeader: '',
        HttpHostnames: [{ Name: 'http://a.example.com:80' }],
        HttpLoadBalancing: 'RR',
        ValidationURL: 'http://a.example.com/sample.png',
        FollowRedirects: true,
      },
    },
    undefined,
    [],
  ),
  works(
    {
      name: 'deletes an origin',
      operation: 'origin.delete',
      params: { originId: '4711' },
      method: 'DELETE',
      path: `${MCC}/origins/4711`,
    },
    undefined,
    [],
  ),
  gives(
    {
      name: 'gets how far an origin has spread',
      operation: 'origin.getStatus',
      params: { originId: '4711' },
      method: 'GET',
      path: `${MCC}/origins/4711/status`,
    },
    STATUS,
  ),
];

const cnames: readonly Vector[] = [
  works(
    {
      name: 'lists the edge CNAMEs of a platform',
      operation: 'cname.getMany',
      params: { platform: 'httplarge' },
      method: 'GET',
      path: `${MCC}/cnames/httplarge`,
    },
    [CNAME],
    [CNAME],
  ),
  gives(
    {
      name: 'gets one edge CNAME',
      operation: 'cname.get',
      params: { cnameId: '99' },
      method: 'GET',
      path: `${MCC}/cnames/99`,
    },
    CNAME,
  ),
  gives(
    {
      name: 'creates an edge CNAME for the storage of the CDN',
      operation: 'cname.create',
      params: { platform: 'adn', hostname: 'cdn.example.com', customReports: true },
      method: 'POST',
      path: `${MCC}/cnames`,
      body: {
        Name: 'cdn.example.com',
        EnableCustomReports: 1,
        DirPath: '',
        MediaTypeId: 14,
        OriginId: -1,
      },
    },
    { CnameId: 99 },
  ),
  works(
    {
      name: 'replaces the settings of an edge CNAME',
      operation: 'cname.update',
      params: {
        cnameId: '99',
        platform: 'httpsmall',
        hostname: 'cdn.example.com',
        originId: '4711',
        directoryPath: 'images',
      },
      method: 'PUT',
      path: `${MCC}/cnames/99`,
      body: { Name: 'cdn.example.com', DirPath: 'images', MediaTypeId: 8, OriginId: 4711 },
    },
    undefined,
    [],
  ),
  works(
    {
      name: 'deletes an edge CNAME',
      operation: 'cname.delete',
      params: { cnameId: '99' },
      method: 'DELETE',
      path: `${MCC}/cnames/99`,
    },
    undefined,
    [],
  ),
  gives(
    {
      name: 'gets how far an edge CNAME has spread',
      operation: 'cname.getStatus',
      params: { cnameId: '99' },
      method: 'GET',
      path: `${MCC}/cnames/99/status`,
    },
    STATUS,
  ),
];

const REALTIME = '/v2/realtimestats/customers/1A2B/media/14';
const REPORTING = '/v2/reporting/customers/1A2B';
const BYTES = { Bytes: 1024, Description: 'cdn.example.com', Hits: 3, ReportCode: 1 };

const numbers: readonly Vector[] = [
  gives(superblocks, { SuperBlockIPv4: ['192.0.2.0/24'], SuperBlockIPv6: ['2001:db8::/48'] }),
  gives(
    {
      name: 'gets the present bandwidth',
      operation: 'statistics.getBandwidth',
      params: { platform: '14' },
      method: 'GET',
      path: `${REALTIME}/bandwidth`,
    },
    { Result: 8059050.36 },
  ),
  gives(
    {
      // .../countryrealtimestats/Platform?cname=EdgeCNAME&country=CountryCode, platforms cache, wac and adn
      name: 'gets the statistics of an edge CNAME in a country',
      operation: 'statistics.getByCountry',
      params: { platform: 'wac', cname: 'cdn.example.com', country: 'US' },
      method: 'GET',
      path: `${REPORTING}/countryrealtimestats/wac?cname=cdn.example.com&country=US`,
    },
    { Country: 'US' },
  ),
  gives(
    {
      name: 'gets the present connections',
      operation: 'statistics.getConnections',
      params: { platform: '14' },
      method: 'GET',
      path: `${REALTIME}/connections`,
    },
    { Result: 12.5 },
  ),
  works(
    {
      name: 'gets the present cache statuses',
      operation: 'statistics.getCacheStatuses',
      params: { platform: '14' },
      method: 'GET',
      path: `${REALTIME}/cachestatus`,
    },
    [{ CacheStatus: 'TCP_HIT', Connections: 35 }],
    [{ CacheStatus: 'TCP_HIT', Connections: 35 }],
  ),
  works(
    {
      name: 'gets the present status codes',
      operation: 'statistics.getStatusCodes',
      params: { platform: '14' },
      method: 'GET',
      path: `${REALTIME}/statuscode`,
    },
    [{ StatusCode: '2xx', Connections: 37 }],
    [{ StatusCode: '2xx', Connections: 37 }],
  ),
  works(
    {
      name: 'reports the bytes of two points of presence',
      operation: 'usageReport.getBytesTransferred',
      params: {
        beginDate: '2026-11-01T00:00:00',
        endDate: '2026-11-02T12:30:00',
        pops: ['oxr', 'dca'],
      },
      method: 'GET',
      path: `${REPORTING}/bytestransferred?begindate=2026-11-01T00%3A00%3A00&enddate=2026-11-02T12%3A30%3A00&pops=oxr%2Cdca`,
    },
    [BYTES],
    [BYTES],
  ),
  works(
    {
      name: 'reports the bytes of a platform',
      operation: 'usageReport.getBytesTransferredByPlatform',
      params: { platform: '8', beginDate: '2026-11-01', endDate: '2026-11-02' },
      method: 'GET',
      path: `${REPORTING}/media/8/bytestransferred?begindate=2026-11-01T00%3A00%3A00&enddate=2026-11-02T00%3A00%3A00`,
    },
    [BYTES],
    [BYTES],
  ),
  gives(
    {
      name: 'reports the billed traffic of a month',
      operation: 'usageReport.getTrafficUsage',
      params: { platform: '3', regionId: '1', units: '2', month: '2026-10-01' },
      method: 'GET',
      path: `${REPORTING}/media/3/region/1/units/2/trafficusage?begindate=2026-10-01`,
    },
    { UsageResult: 12.75 },
  ),
  works(
    {
      name: 'reports hits by custom report code',
      operation: 'usageReport.getReportCodes',
      params: { platform: '3', beginDate: '2026-11-01', endDate: '2026-11-02' },
      method: 'GET',
      path: `${REPORTING}/media/3/cnamereportcodes?begindate=2026-11-01&enddate=2026-11-02`,
    },
    [BYTES],
    [BYTES],
  ),
  works(
    {
      name: 'reports the statuses of edge CNAMEs',
      operation: 'usageReport.getCustomReport',
      params: {
        platform: '3',
        beginDate: '2026-11-01',
        endDate: '2026-11-02',
        metricCode: '1',
        groupCode: '2',
      },
      method: 'GET',
      path: `${REPORTING}/media/3/customreport?begindate=2026-11-01&enddate=2026-11-02&metriccode=1&groupcode=2`,
    },
    [{ Description: 'cdn.example.com', Data: [] }],
    [{ Description: 'cdn.example.com', Data: [] }],
  ),
  gives(
    {
      name: 'gets how far a deploy request has reached production',
      operation: 'deployRequest.getStatus',
      params: { deployRequestId: '55' },
      method: 'GET',
      path: `${MCC}/rulesv4/55/status`,
    },
    STATUS,
  ),
];

const failures: readonly Vector[] = [
  vector(
    { ...getPurge, name: 'takes an empty object for an unknown ID as a failure' },
    { status: 200, body: {} },
    { error: { code: 'failed', status: 200, says: ['no entry with this ID'] } },
  ),
  works(
    { ...superblocks, name: 'takes an empty object elsewhere as an answer without items' },
    {},
    [],
  ),
  vector(
    { ...getPurge, name: 'passes on why the account number was refused' },
    { status: 400, body: { Message: 'Invalid account number' } },
    { error: { code: 'failed', status: 400, says: ['Invalid account number'] } },
  ),
  vector(
    { ...superblocks, name: 'says what to do about a refused token' },
    { status: 401, body: { Message: 'Access Denied' } },
    { error: { code: 'sign-in-refused', status: 401, says: ['Access Denied', 'View Profile'] } },
  ),
  vector(
    { ...superblocks, name: 'says which right may be missing' },
    { status: 403, body: { Message: 'Access Denied' } },
    { error: { code: 'denied', status: 403, says: ['Access Denied', 'privilege'] } },
  ),
  vector(
    { ...superblocks, name: 'takes a web page under 200 as a failure' },
    {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<!DOCTYPE html><html><body>This domain is for sale</body></html>',
    },
    { error: { code: 'failed', status: 200, says: ['web page'] } },
  ),
];

const EVENT = { id: 'event-1', action_type: 'block' };

const reportsAndEvents: readonly Vector[] = [
  works(
    {
      // get_load_purge_regions of https://github.com/rightlag/python-edgecast; its response is not shown
      name: 'lists the regions for purge and load',
      operation: 'content.getRegions',
      params: { platform: '8' },
      method: 'GET',
      path: '/v2/mcc/lpqregions?mediaTypes=8',
    },
    [{ Id: 1, Name: 'North America' }],
    [{ Id: 1, Name: 'North America' }],
  ),
  works(
    {
      // https://developer.edgecast.com/pci-cdn/api/Content/Reporting/Get_Billing_Regions.htm
      name: 'lists billing regions',
      operation: 'usageReport.getRegions',
      method: 'GET',
      path: '/v2/reporting/billing/regions',
    },
    [{ Id: 1, Name: 'North America' }],
    [{ Id: 1, Name: 'North America' }],
  ),
  ...(
    [
      ['getHits', 'hits'],
      ['getCacheStatistics', 'cachestats'],
      ['getFileStatistics', 'filestats'],
    ] as const
  ).map(([operation, path]) =>
    works(
      {
        name: `reports ${path} of a platform`,
        operation: `usageReport.${operation}`,
        params: { platform: '8', beginDate: '2026-11-01', endDate: '2026-11-02' },
        method: 'GET',
        path: `${REPORTING}/media/8/${path}?begindate=2026-11-01T00%3A00%3A00&enddate=2026-11-02T00%3A00%3A00`,
      },
      [{ Hits: 1 }],
      [{ Hits: 1 }],
    ),
  ),
  works(
    {
      // edgecast/origin/origin.go in https://github.com/Edgio/ec-sdk-go
      name: 'lists the points of presence that can shield an origin',
      operation: 'origin.getShieldPops',
      params: { platform: 'httpsmall' },
      method: 'GET',
      path: `${MCC}/origins/httpsmall/shieldpops`,
    },
    [{ Name: null, POPCode: 'DCA', Region: null }],
    [{ Name: null, POPCode: 'DCA', Region: null }],
  ),
  works(
    {
      // https://developer.edgecast.com/cdn/api/Content/Media_Management/WAF/Get-EL-Data.htm
      name: 'lists WAF events of a time range page by page',
      operation: 'eventLog.getWaf',
      params: { startTime: '2026-11-01T00:00:00', endTime: '2026-11-02T00:00:00' },
      method: 'GET',
      path: `${MCC}/waf/eventlogs?start_time=2026-11-01T00%3A00%3A00&end_time=2026-11-02T00%3A00%3A00&page=1&page_size=100`,
    },
    { events: [EVENT], page: 1, page_of: 1 },
    [EVENT],
  ),
  works(
    {
      // .../Media_Management/Rate-Limiting/Get-Event-Log-Entries.htm: per_page, not page_size
      name: 'lists rate limiting events of the last day',
      operation: 'eventLog.getRateLimiting',
      method: 'GET',
      path: `${MCC}/defend/rate_limiting/eventlogs?page=1&per_page=100`,
    },
    { events: [EVENT], page: 1, page_of: 1 },
    [EVENT],
  ),
  gives(
    {
      // .../eventlogs/count?start_time=StartDateTime&end_time=EndDateTime, Get Event Log Entry Count
      name: 'counts rate limiting events of a time range',
      operation: 'eventLog.getRateLimitingCount',
      params: { startTime: '2026-11-01T00:00:00', endTime: '2026-11-02T12:30:00' },
      method: 'GET',
      path: `${MCC}/defend/rate_limiting/eventlogs/count?start_time=2026-11-01T00%3A00%3A00&end_time=2026-11-02T12%3A30%3A00`,
    },
    { count: 45 },
  ),
  ...(
    [
      ['getWafFields', 'waf/eventlogs'],
      ['getRateLimitingFields', 'defend/rate_limiting/eventlogs'],
    ] as const
  ).map(([operation, path]) =>
    works(
      {
        name: `lists the fields of ${path}`,
        operation: `eventLog.${operation}`,
        method: 'GET',
        path: `${MCC}/${path}/fields`,
      },
      { fields: [{ name: 'timestamp', data_type: 'date' }] },
      [{ name: 'timestamp', data_type: 'date' }],
    ),
  ),
];

/** Calls of the REST host. */
export const restVectors: readonly Vector[] = [
  ...content,
  ...origins,
  ...cnames,
  ...numbers,
  ...reportsAndEvents,
  ...failures,
];
