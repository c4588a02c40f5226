/** Check Point management: every call is a POST, and what is not published is lost with its session. */
import { openPreset } from '../preset-server/open';
import { headerOf } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { json, readJsonObject } from '../routes';
import type { JsonObject, Reply, Route } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const HEADER = 'x-chkp-sid';
const account = { username: 'api', password: HARD_SECRET };

const failure = (status: number, code: string, message: string): Reply =>
  json(status, { code, message });
const call = (path: string, body: string) => ({
  method: 'POST',
  path: `/web_api/${path}`,
  headers: { 'content-type': 'application/json' },
  body,
});

export const simulator: PresetSimulator = {
  id: 'check-point',
  calls: {
    read: { ...call('show-hosts', '{"limit":50}'), holds: ['web-a', 'web-b'] },
    write: call('add-host', '{"name":"web-c","ip-address":"192.0.2.3"}'),
    denied: call('show-administrators', '{}'),
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const open = sessions({ lifeSeconds: 600, sliding: true, limit: 100 });
      const published = ['web-a', 'web-b'];
      const pendingOf = (sid: string | undefined): string[] => open.peek(sid)?.values ?? [];
      const post = (
        path: string,
        handle: (body: JsonObject, sid: string | undefined) => Reply,
        kind: Route['kind'] = 'call',
      ): Route => ({
        method: 'POST',
        path: `/web_api/${path}`,
        ...(kind === 'call' ? {} : { kind }),
        handle: (request) => handle(readJsonObject(request), headerOf(request, HEADER)),
      });
      const unknown = (): Reply =>
        failure(401, 'generic_err_wrong_session_id', 'Wrong session id. Session may be expired.');
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        routes: [
          post(
            'login',
            ({ user, password }) => {
              if (user !== account.username || password !== account.password) {
                return failure(403, 'err_login_failed', 'Authentication to server failed.');
              }
              const session = open.open();
              if (session === undefined) {
                return failure(
                  503,
                  'generic_server_error',
                  'The maximum number of sessions is open.',
                );
              }
              tally.signIn();
              return json(200, {
                sid: session.token,
                uid: 'a1',
                'session-timeout': open.lifeSeconds,
              });
            },
            'login',
          ),
          post(
            'logout',
            (_body, sid) => {
              if (!open.close(sid)) return unknown();
              tally.signOut();
              return json(200, { message: 'OK' });
            },
            'logout',
          ),
          post('show-session', () => json(200, { 'user-name': account.username })),
          post('keepalive', () => json(200, { message: 'OK' })),
          post('show-hosts', (_body, sid) => {
            const objects = [...published, ...pendingOf(sid)].map((name) => ({
              name,
              type: 'host',
            }));
            return json(200, { objects, total: objects.length });
          }),
          post('add-host', ({ name }, sid) => {
            pendingOf(sid).push(String(name));
            return json(200, { name });
          }),
          post('publish', (_body, sid) => {
            published.push(...pendingOf(sid).splice(0));
            return json(200, { 'task-id': 't1' });
          }),
          post('show-administrators', () =>
            failure(403, 'err_forbidden', 'The current profile has no permission for this.'),
          ),
        ],
        gate: (request) =>
          open.use(headerOf(request, HEADER)) === undefined ? unknown() : undefined,
        problem: (status, message) => failure(status, 'generic_err_invalid_parameter', message),
      };
    }),
};
