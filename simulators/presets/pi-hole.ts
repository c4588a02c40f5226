/** Pi-hole 6: a password without a user, a sliding session that tells its life, and few seats. */
import { openPreset } from '../preset-server/open';
import { headerOf } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { randomToken } from '../preset-server/sessions';
import { json, readJsonObject } from '../routes';
import type { Reply } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const account = { password: HARD_SECRET };

const failure = (status: number, key: string, message: string, hint: string | null = null): Reply =>
  json(status, { error: { key, message, hint }, took: 0.0001 });
const unauthorized = (): Reply => failure(401, 'unauthorized', 'Unauthorized');

export const simulator: PresetSimulator = {
  id: 'pi-hole',
  calls: {
    read: { method: 'GET', path: '/api/domains', holds: ['ads.example.com', 'track.example.net'] },
    write: {
      method: 'POST',
      path: '/api/domains/deny/exact',
      headers: { 'content-type': 'application/json' },
      body: '{"domain":"spam.example.org"}',
    },
    denied: { method: 'GET', path: '/api/teleporter' },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const open = sessions({ lifeSeconds: 1800, sliding: true, limit: 16 });
      const domains = ['ads.example.com', 'track.example.net'];
      return {
        account,
        wrongAccount: { password: 'wrong' },
        routes: [
          {
            method: 'POST',
            path: '/api/auth',
            kind: 'login',
            handle: (request) => {
              const none = { valid: false, totp: false, sid: null, validity: -1 };
              if (readJsonObject(request)['password'] !== account.password) {
                return json(401, {
                  session: { ...none, message: 'password incorrect' },
                  took: 0.2,
                });
              }
              const csrf = randomToken();
              const session = open.open(csrf);
              if (session === undefined) {
                const hint = 'increase webserver.api.max_sessions';
                return failure(429, 'api_seats_exceeded', 'API seats exceeded', hint);
              }
              tally.signIn();
              const { token: sid } = session;
              const given = { valid: true, totp: false, sid, csrf, validity: open.lifeSeconds };
              return json(200, { session: { ...given, message: 'password correct' }, took: 0.2 });
            },
          },
          {
            method: 'DELETE',
            path: '/api/auth',
            kind: 'logout',
            handle: (request) => {
              if (!open.close(headerOf(request, 'x-ftl-sid'))) return unauthorized();
              tally.signOut();
              return { status: 204 };
            },
          },
          { method: 'GET', path: '/api/info/version', handle: () => json(200, { version: {} }) },
          {
            method: 'GET',
            path: '/api/domains',
            handle: () => json(200, { domains: domains.map((domain) => ({ domain })) }),
          },
          {
            method: 'POST',
            path: '/api/domains/deny/exact',
            handle: (request) => {
              domains.push(String(readJsonObject(request)['domain']));
              return json(201, { domains: [] });
            },
          },
          {
            method: 'GET',
            path: '/api/teleporter',
            handle: () => failure(403, 'forbidden', 'Not allowed with an app password'),
          },
        ],
        gate: (request) =>
          open.use(headerOf(request, 'x-ftl-sid')) === undefined ? unauthorized() : undefined,
        problem: (status, message) =>
          failure(status, status === 404 ? 'not_found' : 'bad_request', message),
      };
    }),
};
