/** TSPS: devices, monitor types, tenants. */
import { Problem, readQuery } from '../routes';
import type { Route } from '../routes';
import { DEVICES, MONITOR_TYPES } from './data';
import { enveloped } from './replies';
import { TENANTS } from './sessions';

const BASE = '/tsws/10.0/api/omprovider';

export function omproviderRoutes(): readonly Route[] {
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
        ).map((device) => ({
          ...device,
          isMarkedForDelete: false,
          tokenList: [{ tokenId: `tok-${device.deviceId}`, serverId: 1, hostId: device.deviceId }],
        }));
        return enveloped({ responseContent: { deviceList } });
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
  ];
}

function expectTenant(tenantId: unknown): void {
  if (typeof tenantId !== 'string' || !TENANTS.includes(tenantId)) {
    throw new Problem(400, `Invalid tenantId ${String(tenantId)}`);
  }
}
