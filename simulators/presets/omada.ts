/** TP-Link Omada: the controller's id in every path, cookie and header, and a login page in place of 401. */
import { randomBytes } from 'node:crypto';

import { openPreset } from '../preset-server/open';
import { cookieOf, headerOf } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { randomToken } from '../preset-server/sessions';
import { json, readJsonObject } from '../routes';
import type { Reply } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const account = { username: 'operator', password: HARD_SECRET };

const ok = (result: unknown, headers: Reply['headers'] = {}): Reply =>
  json(200, { errorCode: 0, msg: 'Success.', result }, headers);
const failure = (errorCode: number, msg: string): Reply => json(200, { errorCode, msg });
/** What the controller gives for an unknown session: its own page, with status 200. */
const loginPage = (): Reply => ({
  status: 200,
  headers: { 'content-type': 'text/html;charset=UTF-8' },
  body: '<!DOCTYPE html>\n<html><head><title>Omada Controller</title></head><body></body></html>',
  refused: true,
});

export const simulator: PresetSimulator = {
  id: 'omada',
  calls: {
    read: {
      method: 'GET',
      path: '/{omadacId}/api/v2/sites?currentPage=1&currentPageSize=10',
      holds: ['Head Office', 'Warehouse'],
    },
    write: {
      method: 'POST',
      path: '/{omadacId}/api/v2/sites',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"Lab"}',
    },
    denied: { method: 'GET', path: '/{omadacId}/api/v2/users?currentPage=1&currentPageSize=10' },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions, lock }) => {
      const id = randomBytes(16).toString('hex');
      const open = sessions({ lifeSeconds: 1800, sliding: true });
      const guard = lock({ after: 10, seconds: 900 });
      const sites = ['Head Office', 'Warehouse'];
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        routes: [
          {
            method: 'GET',
            path: '/api/info',
            kind: 'free',
            handle: () => ok({ controllerVer: '5.13.30.8', apiVer: '3', omadacId: id }),
          },
          {
            method: 'POST',
            path: `/${id}/api/v2/login`,
            kind: 'login',
            handle: (request) => {
              const { username, password } = readJsonObject(request);
              if (guard.locked()) return failure(-30110, 'The account is locked.');
              if (username !== account.username || password !== account.password) {
                guard.failed();
                return failure(-30109, 'Invalid username or password.');
              }
              guard.succeeded();
              tally.signIn();
              const csrf = randomToken();
              return ok(
                { token: csrf, roleType: 0 },
                {
                  'set-cookie': `TPOMADA_SESSIONID=${open.open(csrf)?.token ?? ''}; Path=/; HttpOnly`,
                },
              );
            },
          },
          {
            method: 'POST',
            path: `/${id}/api/v2/logout`,
            kind: 'logout',
            handle: (request) => {
              if (!open.close(cookieOf(request, 'TPOMADA_SESSIONID'))) return loginPage();
              tally.signOut();
              return ok(undefined);
            },
          },
          {
            method: 'GET',
            path: `/${id}/api/v2/sites`,
            handle: () =>
              ok({
                totalRows: sites.length,
                currentPage: 1,
                currentSize: 10,
                data: sites.map((name) => ({ name })),
              }),
          },
          {
            method: 'POST',
            path: `/${id}/api/v2/sites`,
            handle: (request) => {
              sites.push(String(readJsonObject(request)['name']));
              return ok({});
            },
          },
          {
            method: 'GET',
            path: `/${id}/api/v2/users`,
            handle: () => failure(-1005, 'Operation forbidden.'),
          },
        ],
        gate: (request) => {
          const session = open.use(cookieOf(request, 'TPOMADA_SESSIONID'));
          if (session === undefined) return loginPage();
          return headerOf(request, 'csrf-token') === session.values[0]
            ? undefined
            : { ...failure(-1200, 'The session has expired. Log in again.'), refused: true };
        },
        problem: (status, message) =>
          status === 404
            ? failure(-1600, 'Unsupported request path.')
            : json(status, { errorCode: -1, msg: message }),
      };
    }),
};
