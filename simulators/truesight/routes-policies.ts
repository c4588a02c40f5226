/** TSPS: policies, blackouts, time frames, agents by criteria. */
import { isObject, Problem, readJsonObject, readQuery } from '../routes';
import type { JsonObject, Reply, Route, SimRequest } from '../routes';
import { DEVICES } from './data';
import type { Data, Policy, PolicyKind } from './data';
import { bad, enveloped, good, items } from './replies';
import type { Context } from './sessions';
import { timeFrameRoutes } from './routes-time-frames';
import { findBy, lookUp, oneItem, readName, readPart } from './resources';

const BASE = '/tsws/10.0/api/unifiedadmin';

const KINDS: readonly {
  readonly segment: string;
  readonly kind: PolicyKind;
  readonly type: string;
}[] = [
  { segment: 'MonitoringPolicy', kind: 'monitoringPolicy', type: 'monitoring' },
  { segment: 'BlackoutPolicy', kind: 'blackoutPolicy', type: 'blackout' },
  { segment: 'StagingPolicy', kind: 'stagingPolicy', type: 'staging' },
];

/** The values of the attribute that an update must have; where it belongs no sample shows. */
const ACTIONS = ['add', 'update', 'overwrite', 'remove'];

export function policyRoutes(context: Context, data: Data): readonly Route[] {
  return [
    ...KINDS.flatMap(({ segment, kind, type }) => [
      {
        method: 'POST',
        path: `${BASE}/${segment}/create`,
        handle: (request: SimRequest) => createPolicy(context, data, kind, type, request),
      },
      {
        method: 'PUT',
        path: `${BASE}/${segment}/{id}/update`,
        handle: (request: SimRequest) => updatePolicy(context, data, kind, request),
      },
    ]),
    {
      method: 'POST',
      path: `${BASE}/Policy/list`,
      handle: (request) => listPolicies(context, data, request),
    },
    {
      method: 'GET',
      path: `${BASE}/Policy/{ids}/list`,
      handle: (request) => exportPolicies(data, request),
    },
    {
      method: 'DELETE',
      path: `${BASE}/Policy/{ids}/delete`,
      handle: (request) => deletePolicies(context, data, request),
    },
    ...timeFrameRoutes(context, data),
    { method: 'POST', path: `${BASE}/Server/details`, handle: listAgents },
  ];
}

function createPolicy(
  context: Context,
  data: Data,
  kind: PolicyKind,
  type: string,
  request: SimRequest,
): Reply {
  readQuery(request, []);
  const content = readPart(request, kind);
  const name = readName(content);
  if (content['type'] !== type) throw new Problem(400, `Policy type must be ${type}.`);
  if (kind === 'blackoutPolicy') expectTimeframes(data, content);
  if ([...data.policies.values()].some((one) => one.name === name)) {
    return oneItem(context, name, 409);
  }
  const id = `pol-${data.nextNumber() + 1}`;
  data.policies.set(id, { id, kind, name, content: { ...content, id } });
  return oneItem(context, name, 200, id);
}

function updatePolicy(context: Context, data: Data, kind: PolicyKind, request: SimRequest): Reply {
  const found = findBy(data.policies, request);
  const content = readPart(request, kind);
  if (found?.kind !== kind) return oneItem(context, request.params['id'] ?? '', 404);
  const action = content['action'];
  if (action !== undefined && !ACTIONS.includes(String(action))) {
    throw new Problem(400, `Invalid action ${String(action)}.`);
  }
  const name = typeof content['name'] === 'string' ? content['name'] : found.name;
  data.policies.set(found.id, { ...found, name, content: { ...found.content, ...content } });
  return oneItem(context, name, 200, found.id);
}

/** A blank body lists all. */
function listPolicies(context: Context, data: Data, request: SimRequest): Reply {
  const query = readQuery(request, ['responseType?', 'withCount?', 'forSearch?']);
  const body = request.text.trim() === '' ? {} : readJsonObject(request);
  const filter = isObject(body['filterCriteria']) ? body['filterCriteria'] : {};
  const search = typeof body['stringToSearch'] === 'string' ? body['stringToSearch'] : '';
  const policies = [...data.policies.values()].filter(
    (one) =>
      (body['type'] ?? one.kind) === one.kind &&
      one.name.toLowerCase().includes(search.toLowerCase()) &&
      flagMatches(filter['policyEnabledStatus'], 'ENABLED', one.content['enabled'] === true) &&
      flagMatches(filter['policySharedStatus'], 'SHARED', one.content['shared'] === true),
  );
  const policyList = policies.map((one) => describe(one));
  const count = query['withCount'] === 'true' ? { totalCount: policyList.length } : {};
  return enveloped({
    response: context.desk.settings.policyList === 'array' ? policyList : { policyList, ...count },
  });
}

function exportPolicies(data: Data, request: SimRequest): Reply {
  const { idType } = readQuery(request, ['idType?', 'escNcr?']);
  const wanted = (request.params['ids'] ?? '').split(',').map((one) => one.trim());
  const found = wanted.flatMap((one) => lookUp(data.policies, one, idType ?? 'id') ?? []);
  if (found.length === 0) throw new Problem(404, 'Policy not found');
  // The sample of "Listing details for a specific policy" has no `response`.
  return enveloped({ listResult: found.map((one) => ({ [one.kind]: one.content })) });
}

/** As in the sample: an entry per policy, by name, with the number of the job. */
function deletePolicies(context: Context, data: Data, request: SimRequest): Reply {
  const { idType } = readQuery(request, ['idType?']);
  const wanted = (request.params['ids'] ?? '').split(',').map((one) => one.trim());
  return items(
    context.desk.settings,
    'response',
    wanted.map((one) => {
      const found = lookUp(data.policies, one, idType ?? 'name');
      if (found === undefined) return { name: one, ...bad(404, 'Policy not found') };
      data.policies.delete(found.id);
      return {
        name: found.name,
        statusCode: '200',
        statusMsg: 'Successfully deleted policy',
        resultHandle: String(data.nextNumber()),
      };
    }),
  );
}

function listAgents(request: SimRequest): Reply {
  readQuery(request, []);
  const criteria = readJsonObject(request)['agentFilterCriteria'];
  const match = /^OS (CONTAINS|EQUALS) "([^"]*)"$/.exec(
    typeof criteria === 'string' ? criteria : '',
  );
  if (match === null) throw new Problem(400, `Invalid agentFilterCriteria ${String(criteria)}`);
  const [, operator, value = ''] = match;
  const agents = DEVICES.filter((device) =>
    operator === 'EQUALS' ? device.os === value : device.os.includes(value),
  );
  const patrolAgentDetails = agents.map((device) => ({
    agentName: device.dnsName,
    agentPort: '3181',
    agentIP: device.ipAddress,
    operatingSystem: device.os,
    status: 'Connected',
  }));
  return enveloped({
    response: {
      serverList: [
        { serverName: 'tsim', integrationServiceDetails: [{ name: 'is01', patrolAgentDetails }] },
      ],
    },
  });
}

function describe(policy: Policy): Readonly<Record<string, unknown>> {
  const { id, name, kind, content } = policy;
  return { resourceId: id, resourceName: name, ...good(), [kind]: content };
}

function flagMatches(wanted: unknown, yes: string, isSet: boolean): boolean {
  if (wanted === undefined || wanted === 'ANY') return true;
  if (wanted === yes) return isSet;
  if (wanted === (yes === 'ENABLED' ? 'DISABLED' : `NON_${yes}`)) return !isSet;
  throw new Problem(400, `Invalid filter value ${String(wanted)}.`);
}

/** A blackout names its time frames by name or id, and they must exist. */
function expectTimeframes(data: Data, content: JsonObject): void {
  const list = content['timeframes'];
  if (!Array.isArray(list) || list.length === 0) {
    throw new Problem(400, 'Required parameter timeframes is not found.');
  }
  for (const one of list) {
    const { id, name } = isObject(one) ? one : {};
    const known =
      (typeof id === 'string' && lookUp(data.timeframes, id, 'id') !== undefined) ||
      (typeof name === 'string' && lookUp(data.timeframes, name, 'name') !== undefined);
    if (!known) throw new Problem(400, `Time frame ${String(name ?? id)} does not exist.`);
  }
}
