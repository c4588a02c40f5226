/** Infoblox WAPI: any GET with Basic signs in, and the cookie holds commas inside quotes. */
import { openPreset } from '../preset-server/open';
import { basicOf, cookieOf } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { randomToken } from '../preset-server/sessions';
import { json, readJsonObject } from '../routes';
import type { Reply, SimRequest } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const BASE = '/wapi/v2.12';
const account = { username: 'api', password: HARD_SECRET, version: '2.12' };

const unauthorized = (): Reply => ({
  status: 401,
  headers: {
    'content-type': 'text/html',
    'www-authenticate': 'Basic realm="InfoBlox ONE Platform"',
  },
  body: '<html><head><title>401 Authorization Required</title></head><body>401</body></html>',
});
const failure = (status: number, code: string, text: string): Reply =>
  json(status, { Error: `${code}: ${text}`, code, text });

export const simulator: PresetSimulator = {
  id: 'infoblox',
  calls: {
    read: { method: 'GET', path: `${BASE}/network`, holds: ['10.1.0.0/16', '10.2.0.0/16'] },
    write: {
      method: 'POST',
      path: `${BASE}/network`,
      headers: { 'content-type': 'application/json' },
      body: '{"network":"10.3.0.0/16"}',
    },
    denied: { method: 'GET', path: `${BASE}/adminuser` },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const open = sessions({
        lifeSeconds: 600,
        sliding: true,
        makeToken: () =>
          `"ip=127.0.0.1,client=API,group=admin-group,ctime=${Math.floor(Date.now() / 1000)},timeout=600,auth=LOCAL,user=api,${randomToken()}"`,
      });
      const networks = ['10.1.0.0/16', '10.2.0.0/16'];
      const signIn = (request: SimRequest): Reply => {
        const given = basicOf(request);
        if (given?.username !== account.username || given.password !== account.password) {
          return unauthorized();
        }
        tally.signIn();
        const session = open.open();
        return json(200, [{ _ref: 'grid/b25l:Infoblox' }], {
          'set-cookie': `ibapauth=${session?.token ?? ''}; httponly; path=/`,
        });
      };
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        // A cookie goes before Basic.
        signIn: {
          is: (request) =>
            request.headers.authorization !== undefined &&
            cookieOf(request, 'ibapauth') === undefined,
          run: signIn,
        },
        routes: [
          {
            method: 'GET',
            path: `${BASE}/grid`,
            handle: () => json(200, [{ _ref: 'grid/b25l:Infoblox' }]),
          },
          {
            method: 'POST',
            path: `${BASE}/logout`,
            kind: 'logout',
            handle: (request) => {
              if (!open.close(cookieOf(request, 'ibapauth'))) return unauthorized();
              tally.signOut();
              return { status: 200 };
            },
          },
          {
            method: 'GET',
            path: `${BASE}/network`,
            handle: () =>
              json(
                200,
                networks.map((network) => ({ _ref: `network/${network}`, network })),
              ),
          },
          {
            method: 'POST',
            path: `${BASE}/network`,
            handle: (request) => {
              const network = String(readJsonObject(request)['network']);
              networks.push(network);
              return json(201, `network/${network}`);
            },
          },
          {
            method: 'GET',
            path: `${BASE}/adminuser`,
            handle: () => failure(403, 'Client.Ibap.Perm', 'You do not have permission for this.'),
          },
        ],
        gate: (request) =>
          open.use(cookieOf(request, 'ibapauth')) === undefined ? unauthorized() : undefined,
        problem: (status, message) => failure(status, 'Client.Ibap.Data', message),
      };
    }),
};
