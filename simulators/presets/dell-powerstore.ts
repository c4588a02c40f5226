/** Dell PowerStore: a cookie for every call, and a token in a header for those that change something. */
import { openPreset } from '../preset-server/open';
import { basicOf, cookieOf, headerOf } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { randomToken } from '../preset-server/sessions';
import { json, readJsonObject } from '../routes';
import type { Reply } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const account = { username: 'admin', password: HARD_SECRET };

const failure = (status: number, code: string, message: string): Reply =>
  json(status, { messages: [{ code, severity: 'Error', message_l10n: message }] });
const unauthorized = (): Reply => failure(401, '0xE04040030001', 'Authentication is required.');

export const simulator: PresetSimulator = {
  id: 'dell-powerstore',
  calls: {
    read: { method: 'GET', path: '/api/rest/volume?select=id,name', holds: ['vol-a', 'vol-b'] },
    write: {
      method: 'POST',
      path: '/api/rest/volume',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"vol-c","size":1048576}',
    },
    denied: { method: 'GET', path: '/api/rest/local_user' },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const open = sessions({ lifeSeconds: 3600, sliding: true });
      const volumes = ['vol-a', 'vol-b'];
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        routes: [
          {
            method: 'GET',
            path: '/api/rest/login_session',
            kind: 'login',
            handle: (request) => {
              const given = basicOf(request);
              if (given?.username !== account.username || given.password !== account.password) {
                return unauthorized();
              }
              const csrf = randomToken();
              const session = open.open(csrf);
              tally.signIn();
              return json(
                200,
                [{ id: '1', user: account.username, idle_timeout: open.lifeSeconds }],
                {
                  'set-cookie': `auth_cookie=${session?.token ?? ''}; Path=/; Secure; HttpOnly`,
                  'dell-emc-token': csrf,
                },
              );
            },
          },
          {
            method: 'POST',
            path: '/api/rest/logout',
            kind: 'logout',
            handle: (request) => {
              const cookie = cookieOf(request, 'auth_cookie');
              if (
                headerOf(request, 'dell-emc-token') !== open.peek(cookie)?.values[0] ||
                !open.close(cookie)
              ) {
                return unauthorized();
              }
              tally.signOut();
              return { status: 204 };
            },
          },
          { method: 'GET', path: '/api/rest/cluster', handle: () => json(200, [{ id: '0' }]) },
          {
            method: 'GET',
            path: '/api/rest/volume',
            handle: () =>
              json(
                200,
                volumes.map((name, id) => ({ id: String(id), name })),
              ),
          },
          {
            method: 'POST',
            path: '/api/rest/volume',
            handle: (request) => {
              volumes.push(String(readJsonObject(request)['name']));
              return json(201, { id: String(volumes.length - 1) });
            },
          },
          {
            method: 'GET',
            path: '/api/rest/local_user',
            handle: () => failure(403, '0xE04040020001', 'The user is not authorized.'),
          },
        ],
        gate: (request) => {
          const session = open.use(cookieOf(request, 'auth_cookie'));
          if (session === undefined) return unauthorized();
          if (
            request.method === 'GET' ||
            headerOf(request, 'dell-emc-token') === session.values[0]
          ) {
            return undefined;
          }
          return { ...failure(403, '0xE04040010001', 'The CSRF token is missing.'), refused: true };
        },
        problem: (status, message) => failure(status, '0xE09040040001', message),
      };
    }),
};
