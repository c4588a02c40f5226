/** LogicMonitor's LMv1: base64 of the hex HMAC over verb, time, body and the path below /santaba/rest. */
import { createHmac } from 'node:crypto';

import { openPreset } from '../preset-server/open';
import { headerOf } from '../preset-server/read';
import { json, readJsonObject } from '../routes';
import type { Reply, SimRequest } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const BASE = '/santaba/rest';
const WINDOW_MS = 15 * 60 * 1000;
const account = {
  apiKey: '7t4nR6Vz3w9K2c8B5x1Q',
  apiSecret: 'Zk]4p=9^_Vq{2+w8(T6y[X3b5m7Nn1}~Hc-0Jd%R',
};

const failure = (status: number, errorCode: number, errorMessage: string): Reply =>
  json(status, { errorMessage, errorCode, errorDetail: null });

function isSigned(request: SimRequest): boolean {
  const value = request.headers.authorization ?? '';
  const [, id, signature, time = ''] =
    /^LMv1 ([^:]+):([A-Za-z0-9+/=]+):(\d{13})$/u.exec(value) ?? [];
  if (id !== account.apiKey || Math.abs(Date.now() - Number(time)) > WINDOW_MS) return false;
  const signed = `${request.method}${time}${request.text}${request.path.slice(BASE.length)}`;
  const hex = createHmac('sha256', account.apiSecret).update(signed, 'utf8').digest('hex');
  return signature === Buffer.from(hex, 'utf8').toString('base64');
}

export const simulator: PresetSimulator = {
  id: 'logicmonitor',
  calls: {
    read: { method: 'GET', path: '/device/devices?size=50', holds: ['core-sw1', 'core-sw2'] },
    write: {
      method: 'POST',
      path: '/device/groups',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"Lab"}',
    },
    denied: { method: 'GET', path: '/setting/admins' },
  },
  start: (options = {}) =>
    openPreset(options, () => ({
      account,
      wrongAccount: { ...account, apiSecret: 'wrong' },
      basePath: BASE,
      routes: [
        {
          method: 'GET',
          path: `${BASE}/device/groups`,
          handle: () => json(200, { total: 1, items: [{ id: 1, name: 'Root' }] }),
        },
        {
          method: 'GET',
          path: `${BASE}/device/devices`,
          handle: () =>
            json(200, { total: 2, items: [{ name: 'core-sw1' }, { name: 'core-sw2' }] }),
        },
        {
          method: 'POST',
          path: `${BASE}/device/groups`,
          handle: (request) => json(200, { id: 2, name: readJsonObject(request)['name'] }),
        },
        {
          method: 'GET',
          path: `${BASE}/setting/admins`,
          handle: () => failure(403, 1403, 'Permission denied'),
        },
      ],
      gate: (request) => {
        if (headerOf(request, 'x-version') !== '3')
          return failure(400, 1400, 'API version is required.');
        return isSigned(request) ? undefined : failure(401, 1401, 'Authentication failed');
      },
      problem: (status, message) => failure(status, 1000 + status, message),
    })),
};
