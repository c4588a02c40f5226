import {
  json,
  readQuery,
  type JsonObject,
  type Reply,
  type Route,
  type SimRequest,
} from '../routes';
import { readBody, timestamp } from './gateway-body';
import { collection, invalid } from './hyperion';
import { isNamed, type Policies, type Policy } from './policies';
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

/** Deploy requests: the newest one tells when the policy is deployed. */
export class DeployRequests {
  private readonly all: DeployRequest[] = [];

  constructor(
    private readonly accountNumber: string,
    private readonly policies: Policies,
    private readonly settings: ReadSettings,
  ) {}

  get routes(): readonly Route[] {
    return [
      { method: 'POST', path: `${BASE}${PATH}`, handle: (request) => this.submit(request) },
      { method: 'GET', path: `${BASE}${PATH}/latest`, handle: (request) => this.latest(request) },
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
}
