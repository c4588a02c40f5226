import {
  json,
  Problem,
  readQuery,
  type JsonObject,
  type Reply,
  type Route,
  type SimRequest,
} from '../routes';
import { readBody, timestamp } from './gateway-body';
import { collection, invalid, notFound } from './hyperion';
import { isNamed, type Policies, type Policy } from './policies';
import { propagation, unknownId } from './rest-tools';
import type { ReadSettings } from './settings';
import type { Shape } from './shape';

interface DeployRequest {
  readonly id: number;
  readonly policy: Policy;
  readonly environment: 'staging' | 'production';
  readonly message: string;
  readonly submitted: number;
}

const BASE = '/rules-engine';
const PATH = '/v1.1/deploy-requests';

const SUBMIT: Shape = {
  '@type': 'text',
  'policy_id!': 'integer',
  'environment!': ['staging', 'production'],
  message: 'text',
};

/** Rows 16 to 18 of the endpoint table; the propagation status (row 17) lies on the REST host. */
export class DeployRequests {
  private readonly all: DeployRequest[] = [];

  constructor(
    private readonly accountNumber: string,
    private readonly policies: Policies,
    private readonly settings: ReadSettings,
  ) {}

  get gatewayRoutes(): readonly Route[] {
    return [
      { method: 'POST', path: `${BASE}${PATH}`, handle: (request) => this.submit(request) },
      { method: 'GET', path: `${BASE}${PATH}/latest`, handle: (request) => this.latest(request) },
      {
        method: 'GET',
        path: `${BASE}${PATH}/{id}`,
        handle: (request) => {
          const found = this.all.find((entry) => String(entry.id) === request.params.id);
          if (found === undefined) throw notFound();
          return json(200, this.show(found));
        },
      },
      ...(['origins', 'cnames'] as const).map((kind): Route => ({
        method: 'GET',
        path: `${BASE}/v1.1/rules/${kind}/{id}`,
        handle: (request) => this.rulesUsing(request, kind),
      })),
    ];
  }

  get restRoutes(): readonly Route[] {
    return [
      {
        method: 'GET',
        path: '/v2/mcc/customers/{an}/rulesv4/{id}/status',
        handle: (request) => {
          const found = this.all.find((entry) => String(entry.id) === request.params.id);
          if (found === undefined) return unknownId(this.settings);
          if (found.environment !== 'production') {
            throw new Problem(400, 'Only deploy requests to production have a status');
          }
          return json(200, propagation(found.submitted, this.settings));
        },
      },
    ];
  }

  private state(deploy: DeployRequest): 'submitted' | 'deployed' {
    const done = deploy.submitted + this.settings().completionMs <= Date.now();
    return done ? 'deployed' : 'submitted';
  }

  private show(deploy: DeployRequest): JsonObject {
    const { policy } = deploy;
    return {
      '@id': `${PATH}/${deploy.id}`,
      '@type': 'DeployRequest',
      '@links': {},
      id: String(deploy.id),
      customer_id: this.accountNumber,
      state: this.state(deploy),
      environment: deploy.environment,
      message: deploy.message,
      created_at: timestamp(deploy.submitted),
      policies: [{ '@type': 'Policy', id: String(policy.id), name: policy.name }],
      history: [{ state: 'submitted', created_at: timestamp(deploy.submitted) }],
      user: { '@type': 'User', id: '1', email: 'latchkey@example.com' },
    };
  }

  private submit(request: SimRequest): Reply {
    const body = readBody(request, SUBMIT);
    const policy = this.policies.all.find((entry) => entry.id === body.policy_id);
    if (policy === undefined) throw invalid('/policy_id', 'The policy does not exist');
    // What is deployed can be changed no more.
    policy.state = 'locked';
    const deploy: DeployRequest = {
      id: 90_000 + this.all.length + 1,
      policy,
      environment: body.environment === 'production' ? 'production' : 'staging',
      message: typeof body.message === 'string' ? body.message : '',
      submitted: Date.now(),
    };
    this.all.push(deploy);
    return json(200, this.show(deploy));
  }

  /** The newest deploy request of each platform and environment. */
  private latest(request: SimRequest): Reply {
    const names = ['platform_id?', 'environment?', 'state?', 'policy.id?', 'search?'];
    const query = readQuery(request, [...names, 'page?', 'page_size?']);
    const policyIds = query['policy.id']?.split(',');
    const newest = new Map<string, DeployRequest>();
    for (const deploy of this.all) {
      newest.set(`${deploy.policy.platform} ${deploy.environment}`, deploy);
    }
    const found = [...newest.values()].filter(
      (deploy) =>
        (query.platform_id === undefined || deploy.policy.platform === query.platform_id) &&
        (query.environment === undefined || deploy.environment === query.environment) &&
        (query.state === undefined || this.state(deploy) === query.state) &&
        (policyIds === undefined || policyIds.includes(String(deploy.policy.id))) &&
        (query.search === undefined ||
          isNamed(deploy.policy, query.search) ||
          deploy.message.includes(query.search)),
    );
    const rules = { path: `${PATH}/latest`, pageSize: 100, mostPerPage: 1000 };
    const items = found.map((deploy) => this.show(deploy));
    return json(200, collection(items, request, rules));
  }

  private rulesUsing(request: SimRequest, kind: 'origins' | 'cnames'): Reply {
    const id = request.params.id ?? '';
    const pattern = new RegExp(
      `"${kind === 'origins' ? 'origin_id' : 'cname_id'}":"?${Number(id)}\\b`,
    );
    const ids = this.all
      .flatMap((deploy) => deploy.policy.rules)
      .filter((rule) => pattern.test(JSON.stringify(rule)))
      .map((rule) => Number(rule.id));
    return json(200, {
      '@id': `/v1.1/rules/${kind}/${id}`,
      '@type': kind === 'origins' ? 'OriginRuleIds' : 'CnameRuleIds',
      ids: [...new Set(ids)],
    });
  }
}
