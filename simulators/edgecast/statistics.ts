import { json, Problem, readQuery, type JsonObject, type Route, type SimRequest } from '../routes';
import { checkMedia } from './rest-tools';

const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/;
const REPORTS = '/v2/reporting/customers/{an}';
const REALTIME = '/v2/realtimestats/customers/{an}/media/{media}';
const MEDIA = [3, 8, 14];
/** With the platforms' SSL traffic alone. */
const MEDIA_AND_SSL = [3, 7, 8, 9, 14, 15];

function timeOf(text: string | undefined): number {
  const time = DATE.test(text ?? '') ? Date.parse(text ?? '') : Number.NaN;
  if (Number.isNaN(time)) throw new Problem(400, 'Invalid date');
  return time;
}

/** Days between begindate and enddate, both required, `YYYY-MM-DD` with an optional time. */
function daysOf(request: SimRequest, names: readonly string[]): number {
  const query = readQuery(request, ['begindate', 'enddate', ...names]);
  const days = (timeOf(query.enddate) - timeOf(query.begindate)) / 86_400_000;
  if (days < 0) throw new Problem(400, 'enddate is before begindate');
  if (query.pops !== undefined && query.regionid !== undefined) {
    throw new Problem(400, 'pops and regionid exclude each other');
  }
  return days;
}

function traffic(days: number): readonly JsonObject[] {
  return [
    {
      Bytes: 1_048_576 * Math.ceil(days),
      Description: 'cdn.example.com',
      Hits: 420,
      ReportCode: 1,
    },
    {
      Bytes: 2_097_152 * Math.ceil(days),
      Description: 'img.example.com',
      Hits: 840,
      ReportCode: 2,
    },
  ];
}

interface Report {
  readonly path: string;
  readonly media?: readonly number[];
  /** Query parameters besides the two dates. */
  readonly names: readonly string[];
  readonly rows: (days: number) => unknown;
}

const REPORT_TABLE: readonly Report[] = [
  { path: 'bytestransferred', names: ['pops?', 'regionid?'], rows: traffic },
  {
    path: 'media/{media}/bytestransferred',
    media: MEDIA_AND_SSL,
    names: ['pops?'],
    rows: traffic,
  },
  ...(['hits', 'cachestats', 'filestats'] as const).map((name): Report => ({
    path: `media/{media}/${name}`,
    media: MEDIA,
    names: [],
    rows: (days) => [{ Description: name, Hits: 420 * Math.ceil(days) }],
  })),
  {
    path: 'media/{media}/customreport',
    media: MEDIA,
    names: ['metriccode?', 'groupcode?'],
    rows: () => [{ Description: 'cdn.example.com', Data: [{ Key: '2xx', Value: 400 }] }],
  },
];

const REPORT_ROUTES = REPORT_TABLE.map(({ path, media, names, rows }): Route => ({
  method: 'GET',
  path: `${REPORTS}/${path}`,
  handle: (request) => {
    if (media !== undefined) checkMedia(request, media);
    return json(200, rows(daysOf(request, names)));
  },
}));

function realtime(name: string, body: unknown): Route {
  return {
    method: 'GET',
    path: `${REALTIME}/${name}`,
    handle: (request) => {
      checkMedia(request, MEDIA);
      return json(200, body);
    },
  };
}

/** Rows 7, 9 and 10 of the endpoint table: address blocks, statistics of now, reports. */
export const STATISTICS_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/mcc/customers/superblocks',
    handle: () =>
      json(200, {
        SuperBlockIPv4: ['192.0.2.0/24', '198.51.100.0/24'],
        SuperBlockIPv6: ['2001:db8:1::/48'],
      }),
  },
  realtime('bandwidth', { Result: 8_059_050.36 }),
  realtime('connections', { Result: 12.5 }),
  realtime('cachestatus', [
    { CacheStatus: 'TCP_HIT', Connections: 35 },
    { CacheStatus: 'TCP_MISS', Connections: 4 },
  ]),
  realtime('statuscode', [
    { StatusCode: '2xx', Connections: 37 },
    { StatusCode: '404', Connections: 2 },
  ]),
  ...REPORT_ROUTES,
  {
    method: 'GET',
    path: '/v2/mcc/lpqregions',
    handle: (request) => {
      const { mediaTypes } = readQuery(request, ['mediaTypes']);
      if (!MEDIA.includes(Number(mediaTypes))) throw new Problem(400, 'Invalid media type');
      return json(200, [{ Id: 1, Name: 'North America' }]);
    },
  },
  {
    method: 'GET',
    path: '/v2/reporting/billing/regions',
    handle: () =>
      json(
        200,
        ['North America', 'Europe'].map((Name, index) => ({
          Id: index + 1,
          Name,
          Code: Name.slice(0, 2).toUpperCase(),
          Description: Name,
          Status: 1,
          EdgeNodes: [{ EdgeNodeId: 10 + index, Code: 'oxr', Continent: Name, City: 'Oxnard' }],
        })),
      ),
  },
  {
    method: 'GET',
    path: `${REPORTS}/media/{media}/cnamereportcodes`,
    handle: (request) => {
      checkMedia(request, MEDIA);
      // Whether the dates are wanted is not clear from the sources: both or neither.
      if (request.rawQuery !== '') daysOf(request, []);
      return json(200, [
        { Description: 'cdn.example.com', ReportCode: 1 },
        { Description: 'img.example.com', ReportCode: 2 },
      ]);
    },
  },
  {
    method: 'GET',
    path: `${REPORTS}/media/{media}/region/{region}/units/{units}/trafficusage`,
    handle: (request) => {
      checkMedia(request, MEDIA_AND_SSL);
      if (!['1', '2'].includes(request.params.units ?? '')) throw new Problem(400, 'Invalid units');
      // A billing month: there is no enddate.
      timeOf(readQuery(request, ['begindate']).begindate);
      return json(200, { UsageResult: 12.75 });
    },
  },
];
