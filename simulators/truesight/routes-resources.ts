/** TSIM: statistics, configuration and metadata of devices, instances and CIs; CIs; SLOs. */
import { isObject, Problem, readJsonObject, readQuery } from '../routes';
import type { JsonObject, Reply, Route, SimRequest } from '../routes';
import { readSearch } from './criteria';
import { CELL, DEVICES, INSTANCES, SERVER } from './data';
import type { Data, Device, Instance } from './data';
import { bad, enveloped, good, items } from './replies';
import type { Item } from './replies';
import type { Context } from './sessions';

const BASE = '/bppmws/api';
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

export function resourceRoutes(context: Context, data: Data): readonly Route[] {
  return [
    ...['Device', 'MonitorInstance', 'CI'].flatMap((resource) =>
      (['stats', 'configdata', 'metadata'] as const).map((what) => ({
        method: 'GET',
        path: `${BASE}/${resource}/{id}/${what}`,
        handle: (request: SimRequest) => readResource(data, resource, what, request),
      })),
    ),
    {
      method: 'POST',
      path: `${BASE}/CI/search`,
      handle: (request) => {
        readQuery(request, []);
        const search = readSearch(readJsonObject(request));
        const found = search([...data.cis.values()]);
        return enveloped({ responseList: found.map((one) => ({ ...good(), ...one })) });
      },
    },
    {
      method: 'POST',
      path: `${BASE}/CI/create`,
      handle: (request) => {
        readCiRouting(request);
        const body = readJsonObject(request);
        const item = createCi(data, body);
        return items(context.desk.settings, 'responseList', [item]);
      },
    },
    {
      method: 'POST',
      path: `${BASE}/slo/create`,
      handle: (request) => {
        const query = readQuery(request, ['filtertype', 'filterid', 'filteridtype']);
        if (query['filtertype'] !== 'device') throw new Problem(400, 'Invalid filtertype.');
        if (findDevices(query['filterid'] ?? '', query['filteridtype'] ?? '').length === 0) {
          throw new Problem(404, 'Device not found');
        }
        const body = readJsonObject(request);
        const { name, complianceobjective } = body;
        if (typeof name !== 'string' || name === '' || complianceobjective === undefined) {
          throw new Problem(
            400,
            'Required input parameter name or complianceobjective is not found.',
          );
        }
        if (data.slos.has(name)) throw new Problem(400, `SLO ${name} already exists.`);
        const id = `slo-${data.nextNumber()}`;
        data.slos.set(name, { ...body, id });
        return enveloped({ response: [{ id, name, ...good() }] });
      },
    },
    {
      method: 'GET',
      path: `${BASE}/slo/{id}/metadata`,
      handle: (request) => {
        const [, slo] = findSlo(data, request);
        return enveloped({ response: [{ ...good(), ...slo }] });
      },
    },
    // No source shows the method of this one, so it is a setting; the others answer 405.
    ...['DELETE', 'POST', 'PUT', 'GET'].map((method) => ({
      method,
      path: `${BASE}/slo/{id}/delete`,
      handle: (request: SimRequest) => {
        if (method !== context.desk.settings.sloDeleteMethod) {
          throw new Problem(405, 'Method not allowed');
        }
        const [name, slo] = findSlo(data, request);
        data.slos.delete(name);
        return enveloped({ response: [{ id: slo['id'], name, ...good() }] });
      },
    })),
  ];
}

type What = 'stats' | 'configdata' | 'metadata';

function readResource(data: Data, resource: string, what: What, request: SimRequest): Reply {
  const query = readLowerCase(
    request,
    what === 'stats'
      ? ['idtype?', 'starttime', 'endtime', 'statstype?', 'attributetype?']
      : ['idtype?', 'attributetype?'],
  );
  if (what === 'stats') {
    for (const name of ['starttime', 'endtime']) {
      if (!TIME.test(query[name] ?? '')) {
        throw new Problem(400, `${name} must have the form YYYY-MM-DDThh:mm:ss.`);
      }
    }
    if ((query['endtime'] ?? '') <= (query['starttime'] ?? '')) {
      throw new Problem(400, 'endtime must be after starttime.');
    }
  }
  const found = findInstances(data, resource, request.params['id'] ?? '', query['idtype']);
  const monitorInstances = found.map((one) => ({
    monitorTypeName: one.monUniqName,
    monitorInstanceId: instanceId(one),
    monitorInstanceName: one.monInstName,
    ...good(),
    attributes: attributesOf(one, what, query['starttime'] ?? ''),
  }));
  return enveloped({ response: [{ monitorInstances, ...good() }] });
}

function attributesOf(one: Instance, what: What, start: string): readonly unknown[] {
  if (what === 'configdata') {
    return Object.entries(one.attributeMap).map(([attributeName, value]) => ({
      attributeName,
      value,
    }));
  }
  const description = { attributeName: 'ProcessorTime', precision: 2, units: '%' };
  if (what === 'metadata') return [{ ...description, attributeType: 'kpi' }];
  return [{ ...description, values: [{ time: start, value: '12.50' }] }];
}

function findInstances(
  data: Data,
  resource: string,
  id: string,
  idType: string | undefined,
): readonly Instance[] {
  if (resource === 'MonitorInstance') {
    const found = INSTANCES.filter((one) => instanceId(one) === id);
    if (found.length === 0) throw new Problem(404, 'Monitor instance not found');
    return found;
  }
  const name = resource === 'CI' ? String(data.cis.get(id)?.['Name'] ?? id) : id;
  const devices = findDevices(name, resource === 'CI' ? 'name' : (idType ?? 'name'));
  if (devices.length === 0) throw new Problem(404, `${resource} not found`);
  return INSTANCES.filter((one) => devices.some((device) => device.deviceId === one.deviceId));
}

/** `web01:21013:1`: device, type and instance, as in the samples. */
function instanceId(one: Instance): string {
  const name = DEVICES.find((device) => device.deviceId === one.deviceId)?.dispName ?? '';
  return `${name}:${one.monInstKey.monTypeId}:${one.monInstKey.monInstId}`;
}

function findDevices(id: string, idType: string): readonly Device[] {
  const kind = idType.toLowerCase();
  if (kind === 'ipaddress') return DEVICES.filter((one) => one.ipAddress === id);
  if (kind === 'name') return DEVICES.filter((one) => one.dispName === id || one.dnsName === id);
  if (kind === 'uri' || kind === 'recon_id') return DEVICES.filter((one) => one.deviceId === id);
  throw new Problem(400, `Invalid idType ${idType}.`);
}

/** These routes spell their parameters in several cases in one and the same document. */
function readLowerCase(
  request: SimRequest,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const query = new URLSearchParams();
  for (const [name, value] of request.query) query.append(name.toLowerCase(), value);
  return readQuery({ ...request, query }, names);
}

function readCiRouting(request: SimRequest): void {
  const query = readQuery(request, [
    'routingIdKeyParam?',
    'routingIdType?',
    'routingId?',
    'ciType?',
  ]);
  const type = query['routingIdType'];
  const id = query['routingId'];
  if (type !== undefined && !['SERVER_NAME', 'CELL_NAME', 'CACHE_KEY'].includes(type)) {
    throw new Problem(400, `Invalid routingIdType ${type}.`);
  }
  if (id !== undefined && id !== CELL && id !== SERVER) {
    throw new Problem(404, `routingId ${id} is not found.`);
  }
}

function createCi(data: Data, body: JsonObject): Item & { readonly CI_ID?: string } {
  const slots = isObject(body['attributeMap']) ? body['attributeMap'] : body;
  const { Name: name, CLASS: ciClass, maintenance_mode: mode } = slots;
  if (typeof name !== 'string' || typeof ciClass !== 'string') {
    return bad(400, 'Required input parameter Name or CLASS is not found.');
  }
  if (mode !== undefined && mode !== 'YES' && mode !== 'NO') {
    return bad(400, `Invalid maintenance_mode ${String(mode)}.`);
  }
  const id = `bppmh_${200 + data.nextNumber()}`;
  data.cis.set(id, { HomeCell: CELL, ...slots, CI_ID: id });
  return { CI_ID: id, ...good() };
}

function findSlo(data: Data, request: SimRequest): [string, Readonly<Record<string, unknown>>] {
  const { idtype } = readLowerCase(request, ['idtype?']);
  const id = request.params['id'] ?? '';
  const found = [...data.slos].find(([name, slo]) =>
    (idtype ?? 'id').toLowerCase() === 'name' ? name === id : slo['id'] === id,
  );
  if (found === undefined) throw new Problem(404, 'SLO not found');
  return found;
}
