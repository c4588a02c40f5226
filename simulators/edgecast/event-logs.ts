import { json, Problem, readQuery, type JsonObject, type Route, type SimRequest } from '../routes';

const BASE = '/v2/mcc/customers/{an}';
const MOST_DAYS = 30;
const EVENTS = 45;
/** The two event logs name their page size differently. */
const SIZE_NAMES = { waf: 'page_size', rateLimiting: 'per_page' } as const;

function event(index: number): JsonObject {
  return {
    id: `event-${index + 1}`,
    timestamp: new Date(Date.UTC(2026, 10, 21, 12, 0, 0) - index * 60_000).toISOString(),
    client_ip: `203.0.113.${index + 1}`,
    action_type: index % 3 === 0 ? 'block' : 'alert',
    host: 'cdn.example.com',
  };
}

function positive(text: string | undefined, standard: number): number {
  if (text === undefined) return standard;
  if (!/^[1-9]\d*$/.test(text)) throw new Problem(400, 'A page must be a positive integer');
  return Number(text);
}

/** start_time and end_time come together or not at all (then: the last 24 hours), 30 days at most. */
function checkPeriod(query: Readonly<Record<string, string>>): void {
  const { start_time: start, end_time: end } = query;
  if ((start === undefined) !== (end === undefined)) {
    throw new Problem(400, 'start_time and end_time must be given together');
  }
  if (start === undefined || end === undefined) return;
  const days = (Date.parse(end) - Date.parse(start)) / 86_400_000;
  if (!(days >= 0 && days <= MOST_DAYS)) throw new Problem(400, 'Invalid period');
}

function found(request: SimRequest, names: readonly string[]): readonly JsonObject[] {
  const query = readQuery(request, ['start_time?', 'end_time?', 'filters?', ...names]);
  checkPeriod(query);
  return Array.from({ length: EVENTS }, (_, index) => event(index));
}

function list(path: string, sizeName: string): Route {
  return {
    method: 'GET',
    path: `${BASE}/${path}`,
    handle: (request) => {
      const events = found(request, ['page?', `${sizeName}?`]);
      const page = positive(request.query.get('page') ?? undefined, 1);
      const size = positive(request.query.get(sizeName) ?? undefined, 20);
      return json(200, {
        events: events.slice((page - 1) * size, page * size),
        page,
        page_of: Math.ceil(events.length / size),
        [sizeName]: size,
      });
    },
  };
}

/** As in the documentation: an object per field. */
const FIELDS = Object.keys(event(0)).map((name) => ({ name, data_type: 'string' }));

const RATE_LIMITING = 'defend/rate_limiting/eventlogs';

/** Row 11 of the endpoint table: events of the firewall and of rate limiting. */
export const EVENT_LOG_ROUTES: readonly Route[] = [
  list('waf/eventlogs', SIZE_NAMES.waf),
  list(RATE_LIMITING, SIZE_NAMES.rateLimiting),
  {
    method: 'GET',
    path: `${BASE}/${RATE_LIMITING}/count`,
    handle: (request) => json(200, { count: found(request, []).length }),
  },
  {
    method: 'GET',
    path: `${BASE}/${RATE_LIMITING}/fields`,
    handle: () => json(200, { fields: FIELDS }),
  },
  {
    method: 'GET',
    path: `${BASE}/waf/eventlogs/fields`,
    handle: () => json(200, { fields: FIELDS }),
  },
];
