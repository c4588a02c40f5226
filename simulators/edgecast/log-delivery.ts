import {
  isObject,
  json,
  Problem,
  type JsonObject,
  type Reply,
  type Route,
  type SimRequest,
} from '../routes';
import { readBody } from './gateway-body';
import { collection, invalid, notFound } from './hyperion';
import { EMPTY, readShape, unknownId } from './rest-tools';
import type { ReadSettings } from './settings';
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

interface Profile {
  readonly id: number;
  readonly kind: string;
  readonly fields: JsonObject;
}

/** The object named like the delivery method must be there; the others are absent or null. */
function checkMethod(body: JsonObject, problem: (source: string, text: string) => Error): void {
  const method = String(body.delivery_method);
  if (!isObject(body[method])) throw problem(`/${method}`, `${method} is required`);
  const other = METHODS.find((name) => name !== method && isObject(body[name]));
  if (other !== undefined) throw problem(`/${other}`, `${other} does not fit the delivery method`);
}

/** Row 20 of the endpoint table: real-time log delivery, on the gateway and in its older REST form. */
export class LogDelivery {
  private readonly profiles: Profile[] = [];
  private lastId = 300;

  constructor(private readonly settings: ReadSettings) {}

  get gatewayRoutes(): readonly Route[] {
    return ['v1', 'v1.0'].flatMap((version): readonly Route[] => {
      const path = `/rtld/${version}/{kind}/profiles`;
      return [
        { method: 'GET', path, handle: (request) => this.list(request, version) },
        {
          method: 'POST',
          path,
          handle: (request) => json(200, this.show(this.add(request, this.kind(request)))),
        },
        {
          method: 'GET',
          path: `${path}/{id}`,
          handle: (request) => json(200, this.show(this.mustBe(request))),
        },
        {
          method: 'PUT',
          path: `${path}/{id}`,
          handle: (request) => {
            const old = this.mustBe(request);
            const fields = readBody(request, PROFILE);
            checkMethod(fields, invalid);
            const changed = { ...old, fields };
            this.profiles[this.profiles.indexOf(old)] = changed;
            return json(200, this.show(changed));
          },
        },
        {
          method: 'DELETE',
          path: `${path}/{id}`,
          handle: (request) => {
            this.profiles.splice(this.profiles.indexOf(this.mustBe(request)), 1);
            return { status: 204 };
          },
        },
      ];
    });
  }

  get restRoutes(): readonly Route[] {
    const path = '/v2/mcc/customers/{an}/rtld/settings';
    const problem = (_source: string, text: string): Error => new Problem(400, text);
    const at = (request: SimRequest): Profile | undefined =>
      this.profiles.find((entry) => String(entry.id) === request.params.id);
    return [
      {
        method: 'GET',
        path,
        handle: () =>
          json(
            200,
            this.profiles.map((profile) => this.show(profile)),
          ),
      },
      {
        method: 'POST',
        path,
        handle: (request) => {
          const fields = readShape(request, PROFILE);
          checkMethod(fields, problem);
          return json(200, this.show(this.keep('cdn', fields)));
        },
      },
      {
        method: 'GET',
        path: `${path}/{id}`,
        handle: (request) => {
          const profile = at(request);
          return profile === undefined ? unknownId(this.settings) : json(200, this.show(profile));
        },
      },
      {
        method: 'PUT',
        path: `${path}/{id}`,
        handle: (request): Reply => {
          const old = at(request);
          if (old === undefined) throw new Problem(400, 'The requested item does not exist');
          const fields = readShape(request, PROFILE);
          checkMethod(fields, problem);
          this.profiles[this.profiles.indexOf(old)] = { ...old, fields };
          return EMPTY;
        },
      },
      {
        method: 'DELETE',
        path: `${path}/{id}`,
        handle: (request): Reply => {
          const old = at(request);
          if (old === undefined) throw new Problem(400, 'The requested item does not exist');
          this.profiles.splice(this.profiles.indexOf(old), 1);
          return EMPTY;
        },
      },
    ];
  }

  /** The lists that forms choose from, by the models of the vendor's Go library. */
  get lookupRoutes(): readonly Route[] {
    const list = (path: string, codes: readonly string[]): Route => ({
      method: 'GET',
      path: `/rtld/v1.0/${path}`,
      handle: (request) => {
        const items = codes.map((code) => ({ '@type': 'CodeName', code, name: code }));
        return json(
          200,
          collection(items, request, { path: `/v1.0/${path}`, pageSize: 100, mostPerPage: 1000 }),
        );
      },
    });
    return [
      ...KINDS.map((kind) => list(`${kind}/fields`, ['timestamp', 'client_ip', 'status_code'])),
      list('log-formats', ['json', 'json_array', 'csv']),
      list('delivery-methods', METHODS),
    ];
  }

  private kind(request: SimRequest): string {
    const kind = request.params.kind ?? '';
    if (!KINDS.includes(kind)) throw notFound();
    return kind;
  }

  private show(profile: Profile): JsonObject {
    return { ...profile.fields, '@type': 'profile', id: profile.id };
  }

  private mustBe(request: SimRequest): Profile {
    const kind = this.kind(request);
    const found = this.profiles.find(
      (entry) => entry.kind === kind && String(entry.id) === request.params.id,
    );
    if (found === undefined) throw notFound();
    return found;
  }

  private add(request: SimRequest, kind: string): Profile {
    const fields = readBody(request, PROFILE);
    checkMethod(fields, invalid);
    return this.keep(kind, fields);
  }

  private keep(kind: string, fields: JsonObject): Profile {
    this.lastId += 1;
    const profile = { id: this.lastId, kind, fields };
    this.profiles.push(profile);
    return profile;
  }

  private list(request: SimRequest, version: string): Reply {
    const kind = this.kind(request);
    const items = this.profiles
      .filter((profile) => profile.kind === kind)
      .map((profile) => this.show(profile));
    const rules = { path: `/${version}/${kind}/profiles`, pageSize: 100, mostPerPage: 1000 };
    return json(200, collection(items, request, rules));
  }
}
