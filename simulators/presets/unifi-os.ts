/** UniFi OS: a JWT in a cookie, and a CSRF token for writes that each response replaces. */
import { createHmac, randomBytes } from 'node:crypto';

import { openPreset } from '../preset-server/open';
import { cookieOf, headerOf } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { randomToken } from '../preset-server/sessions';
import { json, readJsonObject } from '../routes';
import type { Reply } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const account = { username: 'automation', password: HARD_SECRET };
/** Responses overlap, so a token that was replaced just now still counts. */
const RECENT = 200;

const failure = (status: number, code: string, message: string): Reply =>
  json(status, { code, message, level: 'debug' });

export const simulator: PresetSimulator = {
  id: 'unifi-os',
  calls: {
    read: { method: 'GET', path: '/proxy/network/api/self/sites', holds: ['default', 'branch'] },
    write: {
      method: 'POST',
      path: '/proxy/network/api/s/default/cmd/devmgr',
      headers: { 'content-type': 'application/json' },
      body: '{"cmd":"restart","mac":"00:00:5e:00:53:01"}',
    },
    denied: { method: 'GET', path: '/proxy/network/api/s/default/rest/setting' },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions, lock }) => {
      const key = randomBytes(32);
      const open = sessions({
        lifeSeconds: 7200,
        makeToken: () => {
          const iat = Math.floor(Date.now() / 1000);
          const claims = { userId: 'u1', iat, exp: iat + open.lifeSeconds, jti: randomToken() };
          const parts = [{ alg: 'HS256', typ: 'JWT' }, claims];
          const head = parts
            .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
            .join('.');
          return `${head}.${createHmac('sha256', key).update(head).digest('base64url')}`;
        },
      });
      const limit = lock({ after: 5, seconds: 60 });
      const ok = (data: readonly unknown[]): Reply => json(200, { meta: { rc: 'ok' }, data });
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        routes: [
          {
            method: 'POST',
            path: '/api/auth/login',
            kind: 'login',
            handle: (request) => {
              const { username, password } = readJsonObject(request);
              if (limit.locked()) {
                const text = 'You have reached the login attempt limit.';
                return failure(429, 'AUTHENTICATION_FAILED_LIMIT_REACHED', text);
              }
              if (username !== account.username || password !== account.password) {
                limit.failed();
                const text = 'Invalid username or password';
                return failure(403, 'AUTHENTICATION_FAILED_INVALID_CREDENTIALS', text);
              }
              limit.succeeded();
              tally.signIn();
              const csrf = randomToken();
              return json(
                200,
                { unique_id: 'u1', username },
                {
                  'set-cookie': `TOKEN=${open.open(csrf)?.token ?? ''}; path=/; secure; httponly`,
                  'x-csrf-token': csrf,
                },
              );
            },
          },
          {
            method: 'POST',
            path: '/api/auth/logout',
            kind: 'logout',
            handle: (request) => {
              if (!open.close(cookieOf(request, 'TOKEN')))
                return failure(401, 'UNAUTHORIZED', 'Unauthorized');
              tally.signOut();
              return json(200, { success: true });
            },
          },
          {
            method: 'GET',
            path: '/proxy/network/api/self/sites',
            handle: () => ok([{ name: 'default' }, { name: 'branch' }]),
          },
          {
            method: 'POST',
            path: '/proxy/network/api/s/{site}/cmd/devmgr',
            handle: (request) => {
              readJsonObject(request);
              return ok([]);
            },
          },
          {
            method: 'GET',
            path: '/proxy/network/api/s/{site}/rest/setting',
            handle: () =>
              json(403, { meta: { rc: 'error', msg: 'api.err.NoPermission' }, data: [] }),
          },
        ],
        gate: (request) => {
          const session = open.use(cookieOf(request, 'TOKEN'));
          if (session === undefined) return failure(401, 'UNAUTHORIZED', 'Unauthorized');
          if (request.method === 'GET') return undefined;
          return session.values.slice(-RECENT).includes(headerOf(request, 'x-csrf-token') ?? '')
            ? undefined
            : { ...failure(403, 'FORBIDDEN', 'Invalid CSRF token'), refused: true };
        },
        finish: (reply, request) => {
          const session = open.peek(cookieOf(request, 'TOKEN'));
          if (session === undefined) return reply;
          const next = randomToken();
          session.values.push(next);
          return { ...reply, headers: { ...reply.headers, 'x-updated-csrf-token': next } };
        },
        problem: (status, message) => failure(status, 'ERROR', message),
      };
    }),
};
