/** TSPS: devices, instances, monitor types, tenants, their configuration and performance data. */
import { isObject, Problem, readJsonObject, readQuery } from '../routes';
import type { JsonObject, Route } from '../routes';
import { APPLICATIONS, DEVICES, INSTANCES, MONITOR_TYPES } from './data';
import type { Instance } from './data';
import { enveloped } from './replies';
import { TENANTS } from './sessions';
import type { Context } from './sessions';

const BASE = '/tsws/10.0/api/omprovider';
const HOUR = 3600;
const STEP = 300;

export function omproviderRoutes(context: Context): readonly Route[] {
  return [
    {
      method: 'GET',
      path: `${BASE}/devices`,
      handle: (request) => {
        const query = readQuery(request, ['tenantId?', 'deviceEntityType?', 'parentDeviceId?']);
        expectTenant(query['tenantId'] ?? '*');
        const type = query['deviceEntityType'] ?? 'all';
        const parent = query['parentDeviceId'] ?? '-1';
        const deviceList = DEVICES.filter(
          (device) =>
            (type === 'all' || device.deviceEntityType === type) &&
            (parent === '-1' || device.parentDeviceId === parent),
        ).map(({ os: _os, ...device }) => ({
          ...device,
          isMarkedForDelete: false,
          tokenList: [{ tokenId: `tok-${device.deviceId}`, serverId: 1, hostId: device.deviceId }],
        }));
        return enveloped({ responseContent: { deviceList } });
      },
    },
    {
      method: 'GET',
      path: `${BASE}/instances`,
      handle: (request) => {
        const byKey = context.desk.settings.instancesByKey
          ? KEY_NAMES.map((name) => `${name}?`)
          : [];
        const query = readQuery(request, ['tenantId', 'deviceId?', 'monUniqName?', ...byKey]);
        expectTenant(query['tenantId'] ?? '');
        const { tenantId: _tenantId, ...filters } = query;
        if (Object.keys(filters).length === 0) {
          throw new Problem(400, 'Required parameter deviceId or monUniqName is not found.');
        }
        const instanceList = INSTANCES.filter(
          (one) =>
            (filters['deviceId'] ?? one.deviceId) === one.deviceId &&
            (filters['monUniqName'] ?? one.monUniqName) === one.monUniqName &&
            KEY_NAMES.every(
              (name) =>
                (filters[name] ?? String(one.monInstKey[name])) === String(one.monInstKey[name]),
            ),
        ).map(({ attributeMap: _attributeMap, ...one }) => ({ ...one, isMarkedForDelete: false }));
        return enveloped({ responseContent: { instanceList } });
      },
    },
    {
      method: 'GET',
      path: `${BASE}/monitortypes`,
      handle: (request) => {
        const query = readQuery(request, ['tenantId?', 'monitorCategory?']);
        expectTenant(query['tenantId'] ?? '*');
        const category = query['monitorCategory'] ?? 'all';
        const monitorTypeList = MONITOR_TYPES.filter(
          (type) => category === 'all' || type['monitorCategory'] === category,
        );
        return enveloped({ responseContent: { monitorTypeList } });
      },
    },
    {
      method: 'GET',
      path: `${BASE}/tenants`,
      handle: (request) => {
        readQuery(request, []);
        const tenantList = TENANTS.map((tenantId) => ({ tenantId }));
        return enveloped({ responseContent: { tenantList } });
      },
    },
    {
      method: 'POST',
      path: `${BASE}/configdata`,
      handle: (request) => {
        readQuery(request, []);
        const responseContent = readInstances(readJsonObject(request)).map(
          ({ deviceId: _deviceId, ...one }) => one,
        );
        return enveloped({ responseContent });
      },
    },
    {
      method: 'POST',
      path: `${BASE}/perfdata`,
      handle: (request) => {
        readQuery(request, []);
        const body = readJsonObject(request);
        const span = readWindow(body, context.desk.settings.perfdataMaxHours);
        const names = readNames(body);
        const instancePerfDataList = readInstances(body).map((one) => ({
          monInstName: one.monInstName,
          instanceKey: one.monInstKey,
          attribPerfDataList: names.map((name) => ({
            attribUniqName: name,
            attribDisplayName: name,
            perfDataList: points(span.start, span.end),
          })),
        }));
        return enveloped({ responseContent: { instancePerfDataList } });
      },
    },
    {
      method: 'GET',
      path: '/tsws/10.0/api/appvis/synthetic/api/applications/getAll',
      handle: (request) => {
        const { isSynthetic } = readQuery(request, ['isSynthetic?']);
        const wanted = (isSynthetic ?? '').toUpperCase() === 'TRUE';
        return enveloped({
          response: APPLICATIONS.filter((one) => !wanted || one['isSynthetic'] === true),
        });
      },
    },
  ];
}

const KEY_NAMES = ['serverId', 'monTypeId', 'monInstId'] as const;

function expectTenant(tenantId: unknown): void {
  if (typeof tenantId !== 'string' || !TENANTS.includes(tenantId)) {
    throw new Problem(400, `Invalid tenantId ${String(tenantId)}`);
  }
}

/** By monUniqName, which wins, or by instKeyList. */
function readInstances(body: JsonObject): readonly Instance[] {
  expectTenant(body['tenantId']);
  const { monUniqName, instKeyList } = body;
  if (typeof monUniqName === 'string' && monUniqName !== '') {
    return INSTANCES.filter((one) => one.monUniqName === monUniqName);
  }
  if (!Array.isArray(instKeyList) || instKeyList.length === 0) {
    throw new Problem(400, 'Required parameter monUniqName or instKeyList is not found.');
  }
  const keys = instKeyList.map((key: unknown) => {
    if (!isObject(key) || KEY_NAMES.some((name) => !Number.isInteger(key[name]))) {
      throw new Problem(400, 'Each key of instKeyList needs serverId, monTypeId and monInstId.');
    }
    return key;
  });
  return INSTANCES.filter((one) =>
    keys.some((key) => KEY_NAMES.every((name) => key[name] === one.monInstKey[name])),
  );
}

/** Epoch seconds; at least an hour and at most `maxHours` long. */
function readWindow(body: JsonObject, maxHours: number): { start: number; end: number } {
  const { startTime, endTime, type, computation } = body;
  if (!Number.isInteger(startTime) || !Number.isInteger(endTime)) {
    throw new Problem(400, 'startTime and endTime must be in seconds since the epoch.');
  }
  const start = Number(startTime);
  const end = Number(endTime);
  // Milliseconds by mistake lie thousands of years ahead.
  if (end > Date.now() / 1000 + 24 * HOUR) throw new Problem(400, 'endTime lies in the future.');
  if (end - start < HOUR || end - start > maxHours * HOUR) {
    throw new Problem(400, `The time range must be between 1 and ${maxHours} hours.`);
  }
  if (type !== 'rate') throw new Problem(400, `Invalid type ${String(type)}.`);
  if (computation !== 'avg') throw new Problem(400, `Invalid computation ${String(computation)}.`);
  return { start, end };
}

function readNames(body: JsonObject): readonly string[] {
  const names = body['attribUniqNameList'];
  if (!Array.isArray(names) || names.length === 0) {
    throw new Problem(400, 'Required parameter attribUniqNameList is not found.');
  }
  return names.map((name: unknown) => {
    if (typeof name !== 'string') throw new Problem(400, 'attribUniqNameList holds strings.');
    return name;
  });
}

/** Data arrives two hours late: that is why the window should lie that far back. */
function points(start: number, end: number): readonly Readonly<Record<string, number>>[] {
  const newest = Math.min(end, Math.floor(Date.now() / 1000) - 2 * HOUR);
  const list: Record<string, number>[] = [];
  for (let at = start; at <= newest; at += STEP)
    list.push({ timestamp: at, value: (at / STEP) % 100 });
  return list;
}
