/** Pure Storage FlashArray, REST 2: an API token in a header is exchanged for a session in a header. */
import { openPreset } from '../preset-server/open';
import { headerOf } from '../preset-server/read';
import { json, readJsonObject } from '../routes';
import type { Reply } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const BASE = '/api/2.26';
const account = { apiToken: '6e1b80a1-cd63-de90-b74a-7fc16d034016', version: '2.26' };

const failure = (status: number, message: string): Reply =>
  json(status, { errors: [{ context: null, message }] });

export const simulator: PresetSimulator = {
  id: 'pure-flasharray',
  calls: {
    read: { method: 'GET', path: `${BASE}/volumes`, holds: ['vol-a', 'vol-b'] },
    write: {
      method: 'POST',
      path: `${BASE}/volumes?names=vol-c`,
      headers: { 'content-type': 'application/json' },
      body: '{"provisioned":1048576}',
    },
    denied: { method: 'GET', path: `${BASE}/admins` },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const open = sessions({ lifeSeconds: 900, sliding: true });
      const volumes = ['vol-a', 'vol-b'];
      return {
        account,
        wrongAccount: { ...account, apiToken: '00000000-0000-0000-0000-000000000000' },
        routes: [
          {
            method: 'POST',
            path: `${BASE}/login`,
            kind: 'login',
            handle: (request) => {
              if (headerOf(request, 'api-token') !== account.apiToken) {
                return failure(401, 'API token invalid or expired.');
              }
              tally.signIn();
              const token = open.open()?.token ?? '';
              return json(200, { items: [{ username: 'api' }] }, { 'x-auth-token': token });
            },
          },
          {
            method: 'POST',
            path: `${BASE}/logout`,
            kind: 'logout',
            handle: (request) => {
              if (!open.close(headerOf(request, 'x-auth-token')))
                return failure(401, 'Unauthorized');
              tally.signOut();
              return json(200, {});
            },
          },
          {
            method: 'GET',
            path: `${BASE}/arrays`,
            handle: () => json(200, { items: [{ name: 'fa1' }] }),
          },
          {
            method: 'GET',
            path: `${BASE}/volumes`,
            handle: () => json(200, { items: volumes.map((name) => ({ name })) }),
          },
          {
            method: 'POST',
            path: `${BASE}/volumes`,
            handle: (request) => {
              readJsonObject(request);
              const name = request.query.get('names') ?? '';
              volumes.push(name);
              return json(200, { items: [{ name }] });
            },
          },
          {
            method: 'GET',
            path: `${BASE}/admins`,
            handle: () => failure(403, 'Operation not permitted.'),
          },
        ],
        gate: (request) =>
          open.use(headerOf(request, 'x-auth-token')) === undefined
            ? failure(401, 'Unauthorized')
            : undefined,
        problem: failure,
      };
    }),
};
