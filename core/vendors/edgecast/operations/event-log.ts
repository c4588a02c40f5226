import { InputError } from '../../../kit';
import type { BuiltRequest, Field, Operation, Params } from '../../../kit';
import { REST } from './hosts';

const CUSTOMER = '/v2/mcc/customers/{accountNumber}';

const START: Field = {
  kind: 'dateTime',
  name: 'startTime',
  label: 'Start',
  description: 'Start of the time range in UTC, at most 30 days ago',
  in: 'query',
  to: 'start_time',
  codec: 'utcDateTime',
};

const END: Field = {
  kind: 'dateTime',
  name: 'endTime',
  label: 'End',
  description: 'End of the time range in UTC, at most 30 days after the start',
  in: 'query',
  to: 'end_time',
  codec: 'utcDateTime',
};

const PERIOD: readonly Field[] = [
  {
    ...START,
    description: 'Start of the time range in UTC; the last 24 hours if both ends are empty',
  },
  END,
  {
    kind: 'string',
    name: 'filters',
    label: 'Filters',
    description: 'Filter expression in the form of the vendor documentation',
    in: 'query',
  },
];

/** The API refuses a range with one end. */
function checkPeriod(params: Params): BuiltRequest {
  const ends = ['startTime', 'endTime'].filter((name) => params[name] !== undefined);
  if (ends.length === 1) {
    const missing = ends[0] === 'startTime' ? 'endTime' : 'startTime';
    throw new InputError(
      missing,
      `${missing}: fill in both ends of the time range, or leave both empty for the last 24 hours.`,
    );
  }
  return {};
}

function eventLog(
  kind: 'Waf' | 'RateLimiting',
  title: string,
  words: string,
  path: string,
  limit: string,
  page: string,
  fieldsPage: string,
): readonly Operation[] {
  return [
    {
      ...REST,
      resource: 'eventLog',
      operation: `get${kind}`,
      name: `Get ${title} Events`,
      action: `Get ${words} events`,
      description: `List the ${words} events of a time range`,
      method: 'GET',
      path: `${CUSTOMER}/${path}`,
      fields: PERIOD,
      answer: { items: 'events' },
      paging: { kind: 'page', in: 'query', page: 'page', first: 1, limit, size: 100 },
      evidence: { source: page, confidence: 'documented' },
      build: checkPeriod,
    },
    {
      ...REST,
      resource: 'eventLog',
      operation: `get${kind}Fields`,
      name: `Get ${title} Fields`,
      action: `Get ${words} event fields`,
      description: `List the fields of ${words} events`,
      method: 'GET',
      path: `${CUSTOMER}/${path}/fields`,
      fields: [],
      answer: { items: 'fields' },
      evidence: { source: fieldsPage, confidence: 'documented' },
    },
  ];
}

/** Events of the firewall and of rate limiting, which many send to a SIEM. */
export const eventLogOperations: readonly Operation[] = [
  ...eventLog(
    'Waf',
    'WAF',
    'WAF',
    'waf/eventlogs',
    'page_size',
    'E-MM/WAF/Get-EL-Data',
    'E-MM/WAF/Get-ELF-Definitions',
  ),
  ...eventLog(
    'RateLimiting',
    'Rate Limiting',
    'rate limiting',
    'defend/rate_limiting/eventlogs',
    'per_page',
    'E-MM/Rate-Limiting/Get-Event-Log-Entries',
    'E-MM/Rate-Limiting/Get-Available-Event-Log-Fields',
  ),
  {
    ...REST,
    resource: 'eventLog',
    operation: 'getRateLimitingCount',
    name: 'Get Rate Limiting Count',
    action: 'Get count of rate limiting events',
    description: 'Get the number of rate limiting events of a time range',
    method: 'GET',
    path: `${CUSTOMER}/defend/rate_limiting/eventlogs/count`,
    fields: [START, END].map((field) => ({ ...field, required: true })),
    evidence: {
      source: 'E-MM/Rate-Limiting/Get-Event-Log-Entry-Count',
      confidence: 'documented',
    },
  },
];
