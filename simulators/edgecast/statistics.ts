import { json, Problem, readQuery, type JsonObject, type Route, type SimRequest } from '../routes';
import { mediaOf } from './rest-tools';

const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/;
const REPORTS = '/v2/reporting/customers/{an}';
const REALTIME = '/v2/realtimestats/customers/{an}/media/{media}';

interface Period {
  readonly days: number;
  readonly query: Readonly<Record<string, string>>;
}

/** Reads begindate and enddate, both required, `YYYY-MM-DD` with an optional time. */
function period(request: SimRequest, names: readonly string[] = []): Period {
  const query = readQuery(request, ['begindate', 'enddate', ...names]);
  const [begin = '', end = ''] = [query.begindate, query.enddate];
  if (!DATE.test(begin) || !DATE.test(end)) throw new Problem(400, 'Invalid date');
  const days = (Date.parse(end) - Date.parse(begin)) / 86_400_000;
  if (Number.isNaN(days) || days < 0) throw new Problem(400, 'enddate is before begindate');
  if (query.pops !== undefined && query.regionid !== undefined) {
    throw new Problem(400, 'pops and regionid exclude each other');
  }
  return { days, query };
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

function report(path: string, names: readonly string[], rows: (days: number) => unknown): Route {
  return {
    method: 'GET',
    path: `${REPORTS}/${path}`,
    handle: (request) => {
      if (request.params.media !== undefined) mediaOf(request);
      return json(200, rows(period(request, names).days));
    },
  };
}

function realtime(name: string, body: unknown): Route {
  return {
    method: 'GET',
    path: `${REALTIME}/${name}`,
    handle: (request) => {
      mediaOf(request);
      return json(200, body);
    },
  };
}

const USAGE = ['region/{region}/units/{units}/trafficusage'].flatMap((path) => [
  path,
  `media/{media}/${path}`,
]);

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
  ...['bytestransferred', 'media/{media}/bytestransferred'].map((path) =>
    report(path, ['pops?', 'regionid?'], traffic),
  ),
  ...['cnamereportcodes', 'media/{media}/cnamereportcodes'].map((path): Route => ({
    method: 'GET',
    path: `${REPORTS}/${path}`,
    handle: () =>
      json(200, [
        { Description: 'cdn.example.com', ReportCode: 1 },
        { Description: 'img.example.com', ReportCode: 2 },
      ]),
  })),
  ...['customreport', 'media/{media}/customreport'].map((path) =>
    report(path, ['metriccode?', 'groupcode?'], () => [
      { Description: 'cdn.example.com', Data: [{ Key: '2xx', Value: 400 }] },
    ]),
  ),
  ...USAGE.map((path): Route => ({
    method: 'GET',
    path: `${REPORTS}/${path}`,
    handle: (request) => {
      if (request.params.media !== undefined) mediaOf(request);
      if (!['1', '2'].includes(request.params.units ?? '')) throw new Problem(400, 'Invalid units');
      return json(200, { UsageResult: 12.75 * Math.ceil(period(request).days) });
    },
  })),
];
