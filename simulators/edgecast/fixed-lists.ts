import { json, type JsonObject, type Route } from '../routes';
import { collection } from './hyperion';

function gatewayList(base: string, path: string, items: readonly JsonObject[]): Route {
  return {
    method: 'GET',
    path: `${base}${path}`,
    handle: (request) => {
      const rules = {
        path: request.path.slice(base.length),
        pageSize: 100,
        mostPerPage: 1000,
      };
      return json(200, collection(items, request, rules));
    },
  };
}

function restList(path: string, body: unknown): Route {
  return { method: 'GET', path, handle: () => json(200, body) };
}

/** Lists of the gateway that forms choose from and no call changes here. */
export const FIXED_GATEWAY_LISTS: readonly Route[] = [
  gatewayList('/cdn/origins', '/v0.5/{platform}/groups', [
    { '@type': 'CustomerOriginGroup', id: 501, name: 'Web servers' },
    { '@type': 'CustomerOriginGroup', id: 502, name: 'Pictures' },
  ]),
  gatewayList(
    '/report-builder',
    '/v1/granularities',
    ['5minutes', '1hour', '1day', '1month'].map((id) => ({ '@type': 'Granularity', id, name: id })),
  ),
  // By the models of the vendor's Go library.
  gatewayList(
    '/rtld',
    '/v1.0/log-formats',
    ['json', 'json_array', 'csv'].map((code) => ({ '@type': 'CodeName', code, name: code })),
  ),
];

/** The same on the REST host, and the address blocks: the call that asks for no account. */
export const FIXED_REST_LISTS: readonly Route[] = [
  restList('/v2/mcc/customers/superblocks', {
    SuperBlockIPv4: ['192.0.2.0/24', '198.51.100.0/24'],
    SuperBlockIPv6: ['2001:db8:1::/48'],
  }),
  restList(
    '/v2/reporting/billing/regions',
    ['North America', 'Europe'].map((Name, index) => ({
      Id: index + 1,
      Name,
      Code: Name.slice(0, 2).toUpperCase(),
      Description: Name,
      Status: 1,
      EdgeNodes: [{ EdgeNodeId: 10 + index, Code: 'oxr', Continent: Name, City: 'Oxnard' }],
    })),
  ),
];
