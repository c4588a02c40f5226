/** Odoo's web session: JSON-RPC with status 200 for everything, told apart by code and exception name. */
import { openPreset } from '../preset-server/open';
import { cookieOf, member } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { json, readJsonObject } from '../routes';
import type { Reply, Route } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const account = { username: 'admin@example.com', password: HARD_SECRET, database: 'prod' };

const result = (value: unknown, headers: Reply['headers'] = {}): Reply =>
  json(200, { jsonrpc: '2.0', id: null, result: value }, headers);
function failure(code: number, message: string, name: string, detail: string): Reply {
  const data = { name, debug: '', message: detail, arguments: [] };
  return json(200, { jsonrpc: '2.0', id: null, error: { code, message, data } });
}
const expired = (): Reply => ({
  ...failure(100, 'Odoo Session Expired', 'odoo.http.SessionExpiredException', 'Session expired'),
  refused: true,
});
const call = (model: string, method: string, args: readonly unknown[]) => ({
  method: 'POST',
  path: `/web/dataset/call_kw/${model}/${method}`,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    jsonrpc: '2.0',
    method: 'call',
    params: { model, method, args, kwargs: {} },
  }),
});

export const simulator: PresetSimulator = {
  id: 'odoo',
  calls: {
    read: { ...call('res.partner', 'search_read', []), holds: ['Azure Interior', 'Deco Addict'] },
    write: call('res.partner', 'create', [{ name: 'Ready Mat' }]),
    denied: call('res.users', 'search_read', []),
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const open = sessions({ lifeSeconds: 604_800, sliding: true });
      const partners = ['Azure Interior', 'Deco Addict'];
      const post = (path: string, handle: (params: unknown) => Reply): Route => ({
        method: 'POST',
        path,
        handle: (request) => handle(member(readJsonObject(request), 'params')),
      });
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        routes: [
          {
            method: 'POST',
            path: '/web/session/authenticate',
            kind: 'login',
            handle: (request) => {
              const params = member(readJsonObject(request), 'params');
              const right =
                member(params, 'db') === account.database &&
                member(params, 'login') === account.username &&
                member(params, 'password') === account.password;
              if (!right) {
                return failure(
                  200,
                  'Odoo Server Error',
                  'odoo.exceptions.AccessDenied',
                  'Access Denied',
                );
              }
              tally.signIn();
              const cookie = `session_id=${open.open()?.token ?? ''}; Max-Age=604800; HttpOnly; Path=/`;
              return result(
                { uid: 2, username: account.username, db: account.database },
                { 'set-cookie': cookie },
              );
            },
          },
          {
            method: 'POST',
            path: '/web/session/destroy',
            kind: 'logout',
            handle: (request) => {
              if (!open.close(cookieOf(request, 'session_id'))) return expired();
              tally.signOut();
              return result(null);
            },
          },
          post('/web/session/get_session_info', () =>
            result({ uid: 2, username: account.username }),
          ),
          post('/web/dataset/call_kw/res.partner/search_read', () =>
            result(partners.map((name, at) => ({ id: at + 1, name }))),
          ),
          post('/web/dataset/call_kw/res.partner/create', (params) => {
            const args = member(params, 'args');
            partners.push(String(member(Array.isArray(args) ? args[0] : undefined, 'name')));
            return result(partners.length);
          }),
          post('/web/dataset/call_kw/res.users/search_read', () =>
            failure(
              200,
              'Odoo Server Error',
              'odoo.exceptions.AccessError',
              'You are not allowed to access User.',
            ),
          ),
        ],
        gate: (request) =>
          open.use(cookieOf(request, 'session_id')) === undefined ? expired() : undefined,
        problem: (status, message) =>
          failure(status, 'Odoo Server Error', 'werkzeug.exceptions', message),
      };
    }),
};
