/** TSIM: events. */
import { isObject, Problem, readJson, readJsonObject, readQuery } from '../routes';
import type { Route, SimRequest } from '../routes';
import { readSearch } from './criteria';
import type { Slots } from './criteria';
import { CELL, SERVER } from './data';
import type { Data } from './data';
import { bad, enveloped, good, items } from './replies';
import type { Item } from './replies';
import type { Context } from './sessions';

const BASE = '/bppmws/api';
const ROUTING = ['routingId?', 'routingIdType?'];
const EXTRA = ['applicationtype', 'eventId', 'transactionId', 'correlationId'];
const SEVERITIES = ['UNKNOWN', 'OK', 'INFO', 'WARNING', 'MINOR', 'MAJOR', 'CRITICAL'];
const STATUSES = ['OPEN', 'ACK', 'ASSIGNED', 'CLOSED', 'BLACKOUT'];

interface EventItem extends Item {
  readonly mc_ueid?: string;
}

export function eventRoutes(context: Context, data: Data): readonly Route[] {
  return [
    {
      method: 'POST',
      path: `${BASE}/Event/create`,
      handle: (request) => {
        readRouting(request);
        const body = readJson(request);
        const single = isObject(body) && context.desk.settings.allowSingleEventBodyInCreate;
        const list = single ? [body] : expectArray(body);
        return items(
          context.desk.settings,
          'responseList',
          list.map((one) => create(data, one)),
        );
      },
    },
    {
      method: 'PUT',
      path: `${BASE}/Event/update`,
      handle: (request) => {
        readRouting(request);
        const list = expectArray(readJson(request));
        return items(
          context.desk.settings,
          'responseList',
          list.map((one) => update(data, one)),
        );
      },
    },
    {
      method: 'POST',
      path: `${BASE}/Event/search`,
      handle: (request) => {
        readRouting(request);
        const search = readSearch(readJsonObject(request));
        return enveloped({ responseList: search([...data.events.values()]).map(asItem) });
      },
    },
    {
      method: 'POST',
      path: `${BASE}/CI/{id}/getEvents`,
      handle: (request) => {
        const { eventType, idType } = readQuery(request, ['eventType?', 'idType?']);
        if (!['IMPACTING', 'ALL', 'DIRECT'].includes(eventType ?? 'DIRECT')) {
          throw new Problem(400, `Invalid eventType ${String(eventType)}.`);
        }
        if ((idType ?? 'RECON_ID') !== 'RECON_ID') {
          throw new Problem(400, `Invalid idType ${String(idType)}.`);
        }
        const ci = data.cis.get(request.params['id'] ?? '');
        if (ci === undefined) throw new Problem(404, 'CI not found');
        const search = readSearch(readJsonObject(request));
        const events = [...data.events.values()].filter((one) => one['mc_host'] === ci['Name']);
        return enveloped({ responseList: search(events).map(asItem) });
      },
    },
  ];
}

/** By default events go to the local cell, found by its name. */
function readRouting(request: SimRequest): void {
  const query = readQuery(request, [...ROUTING, ...EXTRA.map((name) => `${name}?`)]);
  const type = query['routingIdType'] ?? 'CELL_NAME';
  if (type !== 'CELL_NAME' && type !== 'SERVER_NAME') {
    throw new Problem(400, `Invalid routingIdType ${type}.`);
  }
  const known = type === 'CELL_NAME' ? CELL : SERVER;
  const id = query['routingId'] ?? known;
  if (id !== known) throw new Problem(404, `${type} ${id} is not found.`);
  const application = query['applicationtype'] ?? 'CHANGE_MANAGEMENT';
  if (!['CHANGE_MANAGEMENT', 'CAPACITY_MANAGEMENT'].includes(application)) {
    throw new Problem(400, `Invalid applicationtype ${application}.`);
  }
}

function expectArray(body: unknown): readonly unknown[] {
  if (Array.isArray(body) && body.length > 0) return body;
  throw new Problem(400, 'The request body must be an array of events.');
}

function create(data: Data, value: unknown): EventItem {
  const read = readEvent(value);
  if (typeof read === 'string') return bad(400, read);
  if (typeof read['CLASS'] !== 'string') {
    return bad(400, 'Required input parameter CLASS is not found.');
  }
  const number = data.nextNumber();
  const mcUeid = `mc.${CELL}.${number.toString(16).padStart(8, '0')}.0`;
  const now = Math.floor(Date.now() / 1000);
  data.events.set(mcUeid, {
    severity: 'UNKNOWN',
    status: 'OPEN',
    ...read,
    mc_ueid: mcUeid,
    date_reception: now,
    date_modification: now,
  });
  return { mc_ueid: mcUeid, ...good() };
}

/** Without an mc_ueid this creates a new event, as the documents warn. */
function update(data: Data, value: unknown): EventItem {
  const read = readEvent(value);
  if (typeof read === 'string') return bad(400, read);
  const mcUeid = read['mc_ueid'];
  if (mcUeid === undefined) return create(data, value);
  const old = data.events.get(String(mcUeid));
  if (old === undefined) return bad(404, `Event ${String(mcUeid)} is not found.`);
  const now = Math.floor(Date.now() / 1000);
  data.events.set(String(mcUeid), { ...old, ...read, date_modification: now });
  return { mc_ueid: String(mcUeid), ...good() };
}

/** The slots of an event, or what is wrong with it. */
function readEvent(value: unknown): Slots | string {
  if (!isObject(value)) return 'An event must be a JSON object.';
  const { attributes, eventSourceHostName, eventSourceIPAddress, ...rest } = value;
  const unknown = Object.keys(rest).find((name) => !EXTRA.includes(name));
  if (unknown !== undefined) return `Unknown input parameter ${unknown}.`;
  if (!isObject(attributes)) return 'Required input parameter attributes is not found.';
  const { severity, status } = attributes;
  if (severity !== undefined && !SEVERITIES.includes(String(severity))) {
    return `Invalid severity ${String(severity)}.`;
  }
  if (status !== undefined && !STATUSES.includes(String(status))) {
    return `Invalid status ${String(status)}.`;
  }
  const nested = Object.entries(attributes).find(([, one]) => isObject(one) || one === null);
  if (nested !== undefined) return `Invalid value of slot ${nested[0]}.`;
  return {
    ...(eventSourceHostName === undefined ? {} : { mc_host: eventSourceHostName }),
    ...(eventSourceIPAddress === undefined ? {} : { mc_host_address: eventSourceIPAddress }),
    ...attributes,
  };
}

function asItem(slots: Slots): Readonly<Record<string, unknown>> {
  return { ...good(), mc_ueid: slots['mc_ueid'], attributes: slots };
}
