/** Supabase Auth and REST: an API key next to the token, wrong passwords with 400, refresh tokens for one use. */
import { openPreset } from '../preset-server/open';
import { headerOf, schemeOf } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { json, readJsonObject } from '../routes';
import type { Reply, SimRequest } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const account = {
  username: 'user@example.com',
  password: HARD_SECRET,
  apiKey: 'sb_publishable_ACJWlzQHlZjBrEguHvfOxg',
};

const authFailure = (status: number, code: string, msg: string): Reply =>
  json(status, { code: status, error_code: code, msg });
const restFailure = (status: number, code: string, message: string): Reply =>
  json(status, { code, details: null, hint: null, message });

export const simulator: PresetSimulator = {
  id: 'supabase',
  calls: {
    read: { method: 'GET', path: '/rest/v1/notes?select=*', holds: ['first note', 'second note'] },
    write: {
      method: 'POST',
      path: '/rest/v1/notes',
      headers: { 'content-type': 'application/json' },
      body: '{"text":"third note"}',
    },
    denied: { method: 'GET', path: '/rest/v1/audit' },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const open = sessions({ lifeSeconds: 3600 });
      const refreshes = sessions({ lifeSeconds: 30 * 86_400 });
      const notes = ['first note', 'second note'];
      const keyed = (request: SimRequest): boolean =>
        headerOf(request, 'apikey') === account.apiKey;
      const noKey = (): Reply => json(401, { message: 'No API key found in request' });
      const issue = (): Reply =>
        json(200, {
          access_token: open.open()?.token,
          token_type: 'bearer',
          expires_in: open.lifeSeconds,
          refresh_token: refreshes.open()?.token,
          user: { id: 'u1' },
        });
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        signIn: {
          is: (request) =>
            request.path === '/auth/v1/token' && request.query.get('grant_type') === 'password',
          run: (request) => {
            if (!keyed(request)) return noKey();
            const { email, password } = readJsonObject(request);
            if (email !== account.username || password !== account.password) {
              return authFailure(400, 'invalid_credentials', 'Invalid login credentials');
            }
            tally.signIn();
            return issue();
          },
        },
        routes: [
          {
            method: 'POST',
            path: '/auth/v1/token',
            kind: 'free',
            handle: (request) => {
              if (!keyed(request)) return noKey();
              const token = String(readJsonObject(request)['refresh_token']);
              if (request.query.get('grant_type') !== 'refresh_token' || !refreshes.close(token)) {
                return authFailure(
                  400,
                  'refresh_token_already_used',
                  'Invalid Refresh Token: Already Used',
                );
              }
              tally.refresh();
              return issue();
            },
          },
          {
            method: 'POST',
            path: '/auth/v1/logout',
            kind: 'logout',
            handle: (request) => {
              if (!open.close(schemeOf(request, 'Bearer '))) {
                return authFailure(403, 'session_not_found', 'Session not found');
              }
              tally.signOut();
              return { status: 204 };
            },
          },
          {
            method: 'GET',
            path: '/auth/v1/user',
            handle: () => json(200, { id: 'u1', email: account.username }),
          },
          {
            method: 'GET',
            path: '/rest/v1/notes',
            handle: () =>
              json(
                200,
                notes.map((text, id) => ({ id, text })),
              ),
          },
          {
            method: 'POST',
            path: '/rest/v1/notes',
            handle: (request) => {
              notes.push(String(readJsonObject(request)['text']));
              return { status: 201 };
            },
          },
          {
            method: 'GET',
            path: '/rest/v1/audit',
            handle: () => restFailure(403, '42501', 'permission denied for table audit'),
          },
        ],
        gate: (request) => {
          if (!keyed(request)) return noKey();
          return open.use(schemeOf(request, 'Bearer ')) === undefined
            ? restFailure(401, 'PGRST303', 'JWT expired')
            : undefined;
        },
        problem: (status, message) => json(status, { message }),
      };
    }),
};
