import {
  isObject,
  json,
  readQuery,
  type JsonObject,
  type Reply,
  type Route,
  type SimRequest,
} from '../routes';
import { readPolicyBody, timestamp } from './gateway-body';
import { collection, invalid } from './hyperion';
import type { Shape } from './shape';

export interface Policy {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  state: 'draft' | 'locked';
  readonly platform: string;
  readonly rules: readonly JsonObject[];
  readonly created: number;
  readonly updated: number;
}

const PLATFORM_IDS = ['http_large', 'http_small', 'adn'];
const BASE = '/rules-engine';
const PATH = '/v1.1/policies';

const ADD: Shape = {
  '@type': ['policy-create'],
  'name!': 'text',
  description: 'text',
  'state!': ['draft', 'locked'],
  'platform!': PLATFORM_IDS,
  'rules!': 'list',
};

function rulesOf(body: JsonObject): readonly JsonObject[] | undefined {
  if (!Array.isArray(body.rules)) return undefined;
  return body.rules.map((rule: unknown, index): JsonObject => {
    const at = `/rules/${index}`;
    if (!isObject(rule)) throw invalid(at, 'A rule must be an object');
    if (typeof rule.description !== 'string') {
      throw invalid(`${at}/description`, 'description is required');
    }
    if (!Array.isArray(rule.matches)) throw invalid(`${at}/matches`, 'matches is required');
    return { '@type': 'Rule', ordinal: index + 1, ...rule };
  });
}

export function isNamed(policy: Policy, part: string): boolean {
  return policy.name.toLowerCase().includes(part.toLowerCase());
}

/** Policies of the rules engine. Ids are text in answers and integers in requests. */
export class Policies {
  readonly all: Policy[] = [];
  private lastId = 4000;

  get routes(): readonly Route[] {
    return [
      { method: 'GET', path: `${BASE}${PATH}`, handle: (request) => this.list(request) },
      { method: 'POST', path: `${BASE}${PATH}`, handle: (request) => this.add(request) },
    ];
  }

  private show(policy: Policy, whole: boolean): JsonObject {
    return {
      '@id': `${PATH}/${policy.id}`,
      '@type': 'Policy',
      '@links': {},
      id: String(policy.id),
      name: policy.name,
      description: policy.description,
      policy_type: 'customer',
      state: policy.state,
      platform: policy.platform,
      created_at: timestamp(policy.created),
      updated_at: timestamp(policy.updated),
      ...(whole ? { rules: policy.rules, history: [] } : {}),
    };
  }

  private list(request: SimRequest): Reply {
    const query = readQuery(request, ['platform_id?', 'page?', 'page_size?', 'state?', 'search?']);
    const found = this.all.filter(
      (policy) =>
        (query.platform_id === undefined || policy.platform === query.platform_id) &&
        (query.state === undefined || policy.state === query.state) &&
        (query.search === undefined || isNamed(policy, query.search)),
    );
    const items = found.map((policy) => this.show(policy, false));
    const rules = { path: PATH, pageSize: 100, mostPerPage: 1000 };
    return json(200, collection(items, request, rules));
  }

  private add(request: SimRequest): Reply {
    const body = readPolicyBody(request, ADD);
    const rules = rulesOf(body) ?? [];
    this.lastId += 1;
    const policy: Policy = {
      id: this.lastId,
      name: String(body.name),
      description: typeof body.description === 'string' ? body.description : '',
      state: body.state === 'locked' ? 'locked' : 'draft',
      platform: String(body.platform),
      rules: rules.map((rule, index) => ({ ...rule, id: `${this.lastId}${index + 1}` })),
      created: Date.now(),
      updated: Date.now(),
    };
    this.all.push(policy);
    return json(200, this.show(policy, true));
  }
}
