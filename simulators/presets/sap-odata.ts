/** SAP OData: Basic on every call; writes need a CSRF token and all cookies of the response that gave it. */
import { openPreset } from '../preset-server/open';
import { basicOf, cookieOf, headerOf } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { randomToken } from '../preset-server/sessions';
import { json, readJsonObject, text } from '../routes';
import type { Reply, SimRequest } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const BASE = '/sap/opu/odata/sap/API_PRODUCT_SRV';
/** The name carries the system id and the client. */
const SESSION = 'SAP_SESSIONID_S4H_100';
const account = { username: 'API_USER', password: HARD_SECRET };

const failure = (status: number, value: string): Reply =>
  json(status, { error: { code: 'CX/000', message: { lang: 'en', value } } });

export const simulator: PresetSimulator = {
  id: 'sap-odata',
  tokenFor: 'writes',
  calls: {
    read: { method: 'GET', path: '/A_Product', holds: ['TG11', 'TG12'] },
    write: {
      method: 'POST',
      path: '/A_Product',
      headers: { 'content-type': 'application/json' },
      body: '{"Product":"TG13"}',
    },
    denied: { method: 'GET', path: '/A_ProductPlant' },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const open = sessions({ lifeSeconds: 1800, sliding: true });
      const products = ['TG11', 'TG12'];
      const isUser = (request: SimRequest): boolean => {
        const given = basicOf(request);
        return given?.username === account.username && given.password === account.password;
      };
      const unauthorized = (): Reply => ({
        status: 401,
        headers: { 'content-type': 'text/html', 'www-authenticate': 'Basic realm="SAP NetWeaver"' },
        body: '<html><head><title>Logon failed</title></head><body>Logon failed</body></html>',
      });
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        basePath: BASE,
        signIn: {
          is: (request) => headerOf(request, 'x-csrf-token')?.toLowerCase() === 'fetch',
          run: (request) => {
            if (!isUser(request)) return unauthorized();
            tally.signIn();
            const csrf = randomToken();
            const context = randomToken();
            const session = open.open(csrf, context);
            const reply = json(200, { d: { EntitySets: ['A_Product'] } }, { 'x-csrf-token': csrf });
            const cookies = [
              `sap-usercontext=sap-client=100; path=/`,
              `${SESSION}=${session?.token ?? ''}%3d; path=/; secure; HttpOnly`,
              `sap-XSRF_S4H_100=${context}; path=/`,
            ];
            return { ...reply, cookies };
          },
        },
        routes: [
          {
            method: 'GET',
            path: `${BASE}/`,
            handle: () => json(200, { d: { EntitySets: ['A_Product'] } }),
          },
          {
            method: 'GET',
            path: `${BASE}/A_Product`,
            handle: () => json(200, { d: { results: products.map((Product) => ({ Product })) } }),
          },
          {
            method: 'POST',
            path: `${BASE}/A_Product`,
            handle: (request) => {
              const Product = String(readJsonObject(request)['Product']);
              products.push(Product);
              return json(201, { d: { Product } });
            },
          },
          {
            method: 'GET',
            path: `${BASE}/A_ProductPlant`,
            handle: () => failure(403, 'No authorization to access service.'),
          },
        ],
        gate: (request) => {
          if (!isUser(request)) return unauthorized();
          const session = open.use(cookieOf(request, SESSION)?.replace(/%3d$/u, ''));
          // A read without a session is served all the same: Basic is enough for it.
          if (request.method === 'GET') return undefined;
          const right =
            session !== undefined &&
            headerOf(request, 'x-csrf-token') === session.values[0] &&
            cookieOf(request, 'sap-XSRF_S4H_100') === session.values[1] &&
            cookieOf(request, 'sap-usercontext') === 'sap-client=100';
          if (right) return undefined;
          const reply = text(403, 'CSRF token validation failed', { 'x-csrf-token': 'Required' });
          return { ...reply, refused: true };
        },
        problem: failure,
      };
    }),
};
