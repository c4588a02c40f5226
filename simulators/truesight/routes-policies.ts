/** TSPS: blackouts, the list of all policies, time frames. */
import { isObject, Problem, readJsonObject, readQuery } from '../routes';
import type { JsonObject, Reply, Route, SimRequest } from '../routes';
import type { Data, Policy } from './data';
import { bad, enveloped, good, items } from './replies';
import type { Context } from './sessions';
import { timeFrameRoutes } from './routes-time-frames';
import { lookUp, oneItem, readName, readPart } from './resources';

const BASE = '/tsws/10.0/api/unifiedadmin';

export function policyRoutes(context: Context, data: Data): readonly Route[] {
  return [
    {
      method: 'POST',
      path: `${BASE}/BlackoutPolicy/create`,
      handle: (request) => createBlackout(context, data, request),
    },
    {
      method: 'POST',
      path: `${BASE}/Policy/list`,
      handle: (request) => listPolicies(context, data, request),
    },
    {
      method: 'DELETE',
      path: `${BASE}/Policy/{ids}/delete`,
      handle: (request) => deletePolicies(context, data, request),
    },
    ...timeFrameRoutes(context, data),
  ];
}

function createBlackout(context: Context, data: Data, request: SimRequest): Reply {
  readQuery(request, []);
  const content = readPart(request, 'blackoutPolicy');
  const name = readName(content);
  if (content['type'] !== 'blackout') throw new Problem(400, 'Policy type must be blackout.');
  expectTimeframes(data, content);
  if ([...data.policies.values()].some((one) => one.name === name)) {
    return oneItem(context, name, 409);
  }
  const id = `pol-${data.nextNumber() + 1}`;
  data.policies.set(id, { id, kind: 'blackoutPolicy', name, content: { ...content, id } });
  return oneItem(context, name, 200, id);
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
