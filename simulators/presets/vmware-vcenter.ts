/** VMware vCenter 7 and later: the session id is a JSON text, the body of the sign-in response. */
import { openPreset } from '../preset-server/open';
import { basicOf, headerOf } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { json, readJsonObject } from '../routes';
import type { Reply } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const HEADER = 'vmware-api-session-id';
const account = { username: 'administrator@vsphere.local', password: HARD_SECRET };

function failure(status: number, type: string, message: string): Reply {
  const messages = [{ id: 'vapi.error', default_message: message, args: [] }];
  return json(status, { error_type: type, messages });
}

const unauthenticated = (): Reply =>
  failure(401, 'UNAUTHENTICATED', 'This method requires authentication.');

export const simulator: PresetSimulator = {
  id: 'vmware-vcenter',
  calls: {
    read: { method: 'GET', path: '/api/vcenter/vm', holds: ['vm-101', 'vm-102'] },
    write: {
      method: 'POST',
      path: '/api/vcenter/vm',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"web03"}',
    },
    denied: { method: 'GET', path: '/api/vcenter/certificate-management/vcenter/tls' },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const open = sessions({ lifeSeconds: 1800, sliding: true, limit: 10 });
      const machines = ['web01', 'web02'];
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        routes: [
          {
            method: 'POST',
            path: '/api/session',
            kind: 'login',
            handle: (request) => {
              const given = basicOf(request);
              const right =
                given?.username === account.username && given.password === account.password;
              if (!right) return unauthenticated();
              const session = open.open();
              if (session === undefined) {
                return failure(503, 'SERVICE_UNAVAILABLE', 'User session limit is reached.');
              }
              tally.signIn();
              return json(201, session.token);
            },
          },
          {
            method: 'GET',
            path: '/api/session',
            handle: () => json(200, { user: account.username }),
          },
          {
            method: 'DELETE',
            path: '/api/session',
            kind: 'logout',
            handle: (request) => {
              if (!open.close(headerOf(request, HEADER))) return unauthenticated();
              tally.signOut();
              return { status: 204 };
            },
          },
          {
            method: 'GET',
            path: '/api/vcenter/vm',
            handle: () =>
              json(
                200,
                machines.map((name, at) => ({ vm: `vm-${101 + at}`, name })),
              ),
          },
          {
            method: 'POST',
            path: '/api/vcenter/vm',
            handle: (request) => {
              machines.push(String(readJsonObject(request)['name']));
              return json(201, `vm-${100 + machines.length}`);
            },
          },
          {
            method: 'GET',
            path: '/api/vcenter/certificate-management/vcenter/tls',
            handle: () =>
              failure(403, 'UNAUTHORIZED', 'Permission to perform this operation was denied.'),
          },
        ],
        gate: (request) =>
          open.use(headerOf(request, HEADER)) === undefined ? unauthenticated() : undefined,
        problem: (status, message) =>
          failure(status, status === 404 ? 'NOT_FOUND' : 'INVALID_ARGUMENT', message),
      };
    }),
};
