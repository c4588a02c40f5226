/** Sophos Central: a token from one host, the tenant from a second one, and the data on a third. */
import { openPreset } from '../preset-server/open';
import { headerOf, schemeOf } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { json, readForm, readJsonObject } from '../routes';
import type { Reply, SimRequest } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const TENANT = '57ca9a6b-885f-4e36-95ec-290548c26059';
const account = { clientId: '0e7a1c3e-2c2d-4f3c-9b0a-6a0f5d1e9c11', clientSecret: HARD_SECRET };

const failure = (status: number, error: string, message: string): Reply =>
  json(status, { error, correlationId: 'c1', message });

export const simulator: PresetSimulator = {
  id: 'sophos-central',
  calls: {
    read: { method: 'GET', path: '/endpoint/v1/endpoints?pageSize=50', holds: ['pc-01', 'pc-02'] },
    write: {
      method: 'POST',
      path: '/endpoint/v1/endpoints/e1/scans',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    },
    denied: { method: 'GET', path: '/common/v1/admins' },
  },
  start: (options = {}) =>
    openPreset(options, async ({ tally, sessions, also }) => {
      const open = sessions({ lifeSeconds: 3600 });
      const unauthorized = (): Reply =>
        failure(401, 'Unauthorized', 'The token is invalid or has expired.');
      const isOpen = (request: SimRequest): boolean =>
        open.use(schemeOf(request, 'Bearer ')) !== undefined;
      const problem = (status: number, message: string): Reply =>
        failure(status, 'BadRequest', message);
      const identity = await also({
        routes: [
          {
            method: 'POST',
            path: '/api/v2/oauth2/token',
            kind: 'login',
            handle: (request) => {
              const form = readForm(request);
              if (
                form.get('grant_type') !== 'client_credentials' ||
                form.get('scope') !== 'token'
              ) {
                return json(400, {
                  errorCode: 'oauth.unsupported_grant_type',
                  message: 'Bad request',
                });
              }
              const right =
                form.get('client_id') === account.clientId &&
                form.get('client_secret') === account.clientSecret;
              if (!right) {
                return json(401, {
                  errorCode: 'customer.validation',
                  message: 'Unauthorized',
                  trackingId: 't1',
                });
              }
              tally.signIn();
              return json(200, {
                access_token: open.open()?.token,
                refresh_token: null,
                token_type: 'bearer',
                message: 'OK',
                errorCode: 'success',
                expires_in: open.lifeSeconds,
              });
            },
          },
        ],
        gate: () => unauthorized(),
        problem,
      });
      const region = await also({
        routes: [
          {
            method: 'GET',
            path: '/endpoint/v1/endpoints',
            handle: () =>
              json(200, { items: [{ hostname: 'pc-01' }, { hostname: 'pc-02' }], pages: {} }),
          },
          {
            method: 'POST',
            path: '/endpoint/v1/endpoints/{id}/scans',
            handle: (request) => {
              readJsonObject(request);
              return json(201, { id: 's1', status: 'requested' });
            },
          },
          {
            method: 'GET',
            path: '/common/v1/admins',
            handle: () => failure(403, 'Forbidden', 'The credential lacks the role for this.'),
          },
        ],
        gate: (request) => {
          if (!isOpen(request)) return unauthorized();
          return headerOf(request, 'x-tenant-id') === TENANT
            ? undefined
            : failure(403, 'Forbidden', 'The tenant is missing.');
        },
        problem,
      });
      return {
        account,
        wrongAccount: { ...account, clientSecret: 'wrong' },
        stands: [
          { for: 'https://id.sophos.com', here: identity.url },
          { for: 'https://*.central.sophos.com', here: region.url },
        ],
        routes: [
          {
            method: 'GET',
            path: '/whoami/v1',
            kind: 'free',
            handle: (request) =>
              isOpen(request)
                ? json(200, {
                    id: TENANT,
                    idType: 'tenant',
                    apiHosts: { global: 'https://api.central.sophos.com', dataRegion: region.url },
                  })
                : unauthorized(),
          },
        ],
        gate: () => unauthorized(),
        problem,
      };
    }),
};
