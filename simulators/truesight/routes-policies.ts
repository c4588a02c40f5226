/** TSPS: policies, blackouts, time frames, agents by criteria. */
import { isObject, Problem, readJsonObject, readQuery } from '../routes';
import type { JsonObject, Reply, Route, SimRequest } from '../routes';
import { DEVICES } from './data';
import type { Data, Policy, PolicyKind } from './data';
import { bad, enveloped, good, items } from './replies';
import type { Context } from './sessions';

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
      method: 'POST',
      path: `${BASE}/Timeframe/create`,
      handle: (request) => createTimeframe(context, data, request),
    },
    {
      method: 'PUT',
      path: `${BASE}/Timeframe/{id}/update`,
      handle: (request) => {
        const found = findBy(data.timeframes, request);
        const content = readPart(request, 'timeframe');
        if (found === undefined) return oneItem(context, request.params['id'] ?? '', 404);
        const changed = { ...found, content: { ...found.content, ...content } };
        data.timeframes.set(found.id, changed);
        return oneItem(context, found.name, 200, found.id);
      },
    },
    {
      method: 'DELETE',
      path: `${BASE}/Timeframe/{id}/delete`,
      handle: (request) => {
        const found = findBy(data.timeframes, request);
        if (found === undefined) return oneItem(context, request.params['id'] ?? '', 404);
        data.timeframes.delete(found.id);
        return oneItem(context, found.name, 200, found.id);
      },
    },
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
  const [first] = found;
  return enveloped({
    response:
      wanted.length === 1 && first !== undefined
        ? { [first.kind]: first.content }
        : { policyList: found.map((one) => describe(one)) },
  });
}

function createTimeframe(context: Context, data: Data, request: SimRequest): Reply {
  readQuery(request, []);
  const content = readPart(request, 'timeframe');
  const name = readName(content);
  if (!isObject(content['recurrencePattern'])) {
    throw new Problem(400, 'Required parameter recurrencePattern is not found.');
  }
  if (lookUp(data.timeframes, name, 'name') !== undefined) return oneItem(context, name, 409);
  const id = `tf-${data.nextNumber() + 1}`;
  data.timeframes.set(id, { id, name, content });
  return oneItem(context, name, 200, id);
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

function readPart(request: SimRequest, name: string): JsonObject {
  const part = readJsonObject(request)[name];
  if (!isObject(part)) throw new Problem(400, `Required parameter ${name} is not found.`);
  return part;
}

function readName(content: JsonObject): string {
  const name = content['name'];
  if (typeof name === 'string' && name !== '') return name;
  throw new Problem(400, 'Required parameter name is not found.');
}

function findBy<T extends { readonly name: string }>(
  map: ReadonlyMap<string, T>,
  request: SimRequest,
): T | undefined {
  const { idType } = readQuery(request, ['idType?']);
  return lookUp(map, request.params['id'] ?? '', idType ?? 'id');
}

function lookUp<T extends { readonly name: string }>(
  map: ReadonlyMap<string, T>,
  key: string,
  idType: string,
): T | undefined {
  if (idType === 'id') return map.get(key);
  if (idType !== 'name') throw new Problem(400, `Invalid idType ${idType}.`);
  return [...map.values()].find((one) => one.name === key);
}

/** The answer about one thing: even a failed one comes under HTTP 200, with its own code. */
function oneItem(context: Context, name: string, status: 200 | 404 | 409, id?: string): Reply {
  const item =
    status === 200
      ? good()
      : bad(status, status === 404 ? 'Resource not found' : 'Resource already exists');
  return items(context.desk.settings, 'response', [
    { resourceId: id ?? '', resourceName: name, resourceURI: '', ...item },
  ]);
}
