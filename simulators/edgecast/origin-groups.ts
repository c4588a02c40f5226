import { json, type JsonObject, type Route, type SimRequest } from '../routes';
import { readBody } from './gateway-body';
import { collection, gatewayError, invalid, notFound } from './hyperion';
import type { Shape } from './shape';

interface Entry {
  readonly id: number;
  readonly platform: string;
  readonly fields: JsonObject;
}

const PLATFORMS = ['http-large', 'adn'];
const BASE = '/cdn/origins/v0.5/{platform}';

const GROUP: Shape = {
  'name!': 'text',
  host_header: 'text',
  network_type_id: 'integer',
  shield_pops: 'texts',
  strict_pci_certified: 'boolean',
  tls_settings: 'object',
};

const ORIGIN: Shape = {
  name: 'text',
  'host!': 'text',
  'port!': 'integer',
  'group_id!': 'integer',
  is_primary: 'boolean',
  storage_type_id: 'integer',
  protocol_type_id: 'integer',
  failover_order: 'integer',
};

/** Row 23 of the endpoint table: origin groups and their origins, third version; one of each to begin with. */
export function originGroupRoutes(): readonly Route[] {
  const groups: Entry[] = [
    {
      id: 501,
      platform: 'http-large',
      fields: { name: 'Web servers', host_header: 'www.example.com' },
    },
  ];
  const origins: Entry[] = [
    {
      id: 502,
      platform: 'http-large',
      fields: { host: 'a.example.com', port: 443, group_id: 501 },
    },
  ];
  let lastId = 600;

  const platformOf = (request: SimRequest): string => {
    const platform = request.params.platform ?? '';
    if (!PLATFORMS.includes(platform)) throw notFound();
    return platform;
  };

  const at = (entries: readonly Entry[], request: SimRequest): Entry => {
    const platform = platformOf(request);
    const found = entries.find(
      (entry) => entry.platform === platform && String(entry.id) === request.params.id,
    );
    if (found === undefined) throw notFound();
    return found;
  };

  const show =
    (type: string) =>
    (entry: Entry): JsonObject => ({
      '@type': type,
      id: entry.id,
      ...entry.fields,
    });
  const showGroup = show('CustomerOriginGroup');
  const showOrigin = show('CustomerOrigin');

  const list = (request: SimRequest, items: readonly JsonObject[], path: string): JsonObject => {
    const rules = { path: `/v0.5/${platformOf(request)}${path}`, pageSize: 100, mostPerPage: 1000 };
    return collection(items, request, rules);
  };

  const add = (entries: Entry[], request: SimRequest, fields: JsonObject): Entry => {
    lastId += 1;
    const entry = { id: lastId, platform: platformOf(request), fields };
    entries.push(entry);
    return entry;
  };

  const readOrigin = (request: SimRequest): JsonObject => {
    const body = readBody(request, ORIGIN);
    const platform = platformOf(request);
    if (!groups.some((group) => group.platform === platform && group.id === body.group_id)) {
      throw invalid('/group_id', 'The group does not exist');
    }
    return body;
  };

  const members = (group: Entry): readonly Entry[] =>
    origins.filter((origin) => origin.fields.group_id === group.id);

  const crud = (
    path: string,
    entries: Entry[],
    read: (request: SimRequest) => JsonObject,
    view: (entry: Entry) => JsonObject,
    mayDelete: (entry: Entry) => boolean,
  ): readonly Route[] => [
    {
      method: 'GET',
      path: `${BASE}${path}`,
      handle: (request) => {
        const platform = platformOf(request);
        const items = entries.filter((entry) => entry.platform === platform).map(view);
        return json(200, list(request, items, path));
      },
    },
    {
      method: 'POST',
      path: `${BASE}${path}`,
      handle: (request) => json(201, view(add(entries, request, read(request)))),
    },
    {
      method: 'GET',
      path: `${BASE}${path}/{id}`,
      handle: (request) => json(200, view(at(entries, request))),
    },
    {
      method: 'PUT',
      path: `${BASE}${path}/{id}`,
      handle: (request) => {
        const old = at(entries, request);
        const changed = { ...old, fields: read(request) };
        entries[entries.indexOf(old)] = changed;
        return json(200, view(changed));
      },
    },
    {
      method: 'DELETE',
      path: `${BASE}${path}/{id}`,
      handle: (request) => {
        const entry = at(entries, request);
        if (!mayDelete(entry)) return gatewayError(409, 'The group has origins');
        entries.splice(entries.indexOf(entry), 1);
        return { status: 204 };
      },
    },
  ];

  return [
    ...crud(
      '/groups',
      groups,
      (request) => readBody(request, GROUP),
      showGroup,
      (group) => members(group).length === 0,
    ),
    ...crud('', origins, readOrigin, showOrigin, () => true),
    {
      method: 'GET',
      path: `${BASE}/groups/{id}/origins`,
      handle: (request) => {
        const group = at(groups, request);
        const items = members(group).map(showOrigin);
        return json(200, list(request, items, `/groups/${group.id}/origins`));
      },
    },
    {
      method: 'GET',
      path: `${BASE}/groups/{id}/status`,
      handle: (request) =>
        json(200, { '@type': 'Status', id: at(groups, request).id, status: 'complete' }),
    },
    {
      method: 'GET',
      path: `${BASE}/shield-pops`,
      handle: (request) => {
        const pops = ['LHR', 'IAD'].map((code) => ({ '@type': 'ShieldPop', code, name: code }));
        return json(200, list(request, pops, '/shield-pops'));
      },
    },
  ];
}
