import { isObject, json, type JsonObject, type Route, type SimRequest } from '../routes';
import { readBody } from './gateway-body';
import { collection, invalid, notFound } from './hyperion';
import type { Shape } from './shape';

const METHODS = [
  'aws_s3',
  'azure_blob_storage',
  'http_post',
  'datadog',
  'splunk_enterprise',
  'sumo_logic',
];
const KINDS = ['cdn', 'waf', 'rl'];
const PATH = '/rtld/v1.0/{kind}/profiles';

const PROFILE: Shape = {
  '@id': 'text',
  '@type': 'text',
  'profile_name!': 'text',
  description: 'text',
  'delivery_method!': METHODS,
  enabled: 'boolean',
  'fields!': 'texts',
  filters: 'any',
  platforms: 'texts',
  log_format: 'text',
  downsampling_rate: 'any',
  custom_cookies: 'texts',
  custom_request_headers: 'texts',
  custom_response_headers: 'texts',
  ...Object.fromEntries(METHODS.map((method) => [method, 'object' as const])),
};

/** The object named like the delivery method must be there; the others are absent or null. */
function checkMethod(body: JsonObject): void {
  const method = String(body.delivery_method);
  if (!isObject(body[method])) throw invalid(`/${method}`, `${method} is required`);
  const other = METHODS.find((name) => name !== method && isObject(body[name]));
  if (other !== undefined) throw invalid(`/${other}`, `${other} does not fit the delivery method`);
}

function kindOf(request: SimRequest): string {
  const kind = request.params.kind ?? '';
  if (!KINDS.includes(kind)) throw notFound();
  return kind;
}

/** Real-time log delivery: profiles of the gateway, listed by the kind of log. */
export function logDeliveryRoutes(): readonly Route[] {
  const profiles: { readonly id: number; readonly kind: string; readonly fields: JsonObject }[] =
    [];
  return [
    {
      method: 'GET',
      path: PATH,
      handle: (request) => {
        const kind = kindOf(request);
        const items = profiles
          .filter((profile) => profile.kind === kind)
          .map(({ id, fields }) => ({ ...fields, '@type': 'profile', id }));
        const rules = { path: `/v1.0/${kind}/profiles`, pageSize: 100, mostPerPage: 1000 };
        return json(200, collection(items, request, rules));
      },
    },
    {
      method: 'POST',
      path: PATH,
      handle: (request) => {
        const kind = kindOf(request);
        const fields = readBody(request, PROFILE);
        checkMethod(fields);
        const id = 300 + profiles.length + 1;
        profiles.push({ id, kind, fields });
        return json(200, { ...fields, '@type': 'profile', id });
      },
    },
  ];
}
