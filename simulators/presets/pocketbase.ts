/** PocketBase: a JWT as it stands in Authorization; an expired one makes its bearer a guest, not an error. */
import { createHmac, randomBytes } from 'node:crypto';

import { openPreset } from '../preset-server/open';
import { HARD_SECRET } from '../preset-server/secret';
import { randomToken } from '../preset-server/sessions';
import { json, readJsonObject } from '../routes';
import type { Reply, SimRequest } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const account = { username: 'admin@example.com', password: HARD_SECRET, collection: '_superusers' };

const failure = (status: number, message: string): Reply =>
  json(status, { status, message, data: {} });

export const simulator: PresetSimulator = {
  id: 'pocketbase',
  calls: {
    read: { method: 'GET', path: '/api/collections', holds: ['"name":"notes"', '"name":"users"'] },
    write: {
      method: 'POST',
      path: '/api/collections',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"tags","type":"base"}',
    },
    denied: { method: 'GET', path: '/api/logs' },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const key = randomBytes(32);
      const open = sessions({
        lifeSeconds: 86_400,
        makeToken: () => {
          const exp = Math.floor(Date.now() / 1000) + open.lifeSeconds;
          const claims = {
            collectionId: 'pbc_1',
            exp,
            id: randomToken(),
            refreshable: true,
            type: 'auth',
          };
          const head = [{ alg: 'HS256', typ: 'JWT' }, claims]
            .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
            .join('.');
          return `${head}.${createHmac('sha256', key).update(head).digest('base64url')}`;
        },
      });
      const collections = ['notes', 'users'];
      const isUser = (request: SimRequest): boolean =>
        open.use(request.headers.authorization) !== undefined;
      const issue = (): Reply =>
        json(200, { token: open.open()?.token, record: { id: 'r1', email: account.username } });
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        routes: [
          {
            method: 'POST',
            path: '/api/collections/{collection}/auth-with-password',
            kind: 'login',
            handle: (request) => {
              const { identity, password } = readJsonObject(request);
              if (request.params['collection'] !== account.collection) {
                return failure(404, 'Missing or invalid auth collection context.');
              }
              if (identity !== account.username || password !== account.password) {
                return failure(400, 'Failed to authenticate.');
              }
              tally.signIn();
              return issue();
            },
          },
          {
            method: 'POST',
            path: '/api/collections/{collection}/auth-refresh',
            kind: 'free',
            handle: (request) => {
              if (!isUser(request)) {
                return failure(401, 'The request requires valid record authorization token.');
              }
              tally.refresh();
              return issue();
            },
          },
          // A list whose rule wants a user: a guest gets 200 and no records.
          {
            method: 'GET',
            path: '/api/collections/notes/records',
            kind: 'free',
            handle: (request) => {
              const items = isUser(request) ? [{ id: 'n1' }, { id: 'n2' }] : [];
              return json(200, { page: 1, perPage: 30, totalItems: items.length, items });
            },
          },
          {
            method: 'GET',
            path: '/api/collections',
            handle: () => json(200, { items: collections.map((name) => ({ name })) }),
          },
          {
            method: 'POST',
            path: '/api/collections',
            handle: (request) => {
              collections.push(String(readJsonObject(request)['name']));
              return json(200, {});
            },
          },
          {
            method: 'GET',
            path: '/api/logs',
            handle: () => failure(403, 'You are not allowed to perform this request.'),
          },
        ],
        gate: (request) =>
          isUser(request)
            ? undefined
            : failure(401, 'The request requires valid record authorization token.'),
        problem: failure,
      };
    }),
};
