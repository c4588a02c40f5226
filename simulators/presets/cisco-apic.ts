/** Cisco APIC: an expired cookie is told with status 403, which also means "not allowed". */
import { openPreset } from '../preset-server/open';
import { cookieOf, member } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { json, readJsonObject } from '../routes';
import type { Reply } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const account = { username: 'admin', password: HARD_SECRET };

const imdata = (items: readonly unknown[]): Reply =>
  json(200, { totalCount: String(items.length), imdata: items });
const failure = (status: number, text: string): Reply =>
  json(status, { imdata: [{ error: { attributes: { code: String(status), text } } }] });

export const simulator: PresetSimulator = {
  id: 'cisco-apic',
  calls: {
    read: { method: 'GET', path: '/api/class/fvTenant.json', holds: ['common', 'infra'] },
    write: {
      method: 'POST',
      path: '/api/mo/uni.json',
      headers: { 'content-type': 'application/json' },
      body: '{"fvTenant":{"attributes":{"name":"lab"}}}',
    },
    denied: { method: 'GET', path: '/api/class/aaaUser.json' },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const open = sessions({ lifeSeconds: 600 });
      const tenants = ['common', 'infra'];
      const issue = (): Reply => {
        const refreshTimeoutSeconds = String(open.lifeSeconds);
        const token = open.open()?.token ?? '';
        const reply = imdata([{ aaaLogin: { attributes: { token, refreshTimeoutSeconds } } }]);
        return {
          ...reply,
          headers: { ...reply.headers, 'set-cookie': `APIC-cookie=${token}; path=/; HttpOnly` },
        };
      };
      const invalid = (): Reply => ({
        ...failure(403, 'Token was invalid (Error: Token timeout)'),
        refused: true,
      });
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        routes: [
          {
            method: 'POST',
            path: '/api/aaaLogin.json',
            kind: 'login',
            handle: (request) => {
              const given = member(readJsonObject(request), 'aaaUser', 'attributes');
              const right =
                member(given, 'name') === account.username &&
                member(given, 'pwd') === account.password;
              if (!right) {
                return failure(
                  401,
                  'Username or password is incorrect - FAILED local authentication',
                );
              }
              tally.signIn();
              return issue();
            },
          },
          {
            method: 'GET',
            path: '/api/aaaRefresh.json',
            kind: 'free',
            handle: (request) => {
              if (!open.close(cookieOf(request, 'APIC-cookie'))) return invalid();
              tally.refresh();
              return issue();
            },
          },
          {
            method: 'POST',
            path: '/api/aaaLogout.json',
            kind: 'logout',
            handle: (request) => {
              const user = member(readJsonObject(request), 'aaaUser', 'attributes', 'name');
              if (user !== account.username || !open.close(cookieOf(request, 'APIC-cookie')))
                return invalid();
              tally.signOut();
              return imdata([]);
            },
          },
          {
            method: 'GET',
            path: '/api/class/topSystem.json',
            handle: () => imdata([{ topSystem: { attributes: { name: 'apic1' } } }]),
          },
          {
            method: 'GET',
            path: '/api/class/fvTenant.json',
            handle: () => imdata(tenants.map((name) => ({ fvTenant: { attributes: { name } } }))),
          },
          {
            method: 'POST',
            path: '/api/mo/uni.json',
            handle: (request) => {
              tenants.push(
                String(member(readJsonObject(request), 'fvTenant', 'attributes', 'name')),
              );
              return imdata([]);
            },
          },
          {
            method: 'GET',
            path: '/api/class/aaaUser.json',
            handle: () => failure(403, 'Access denied. User has no privilege for this class'),
          },
        ],
        gate: (request) =>
          open.use(cookieOf(request, 'APIC-cookie')) === undefined ? invalid() : undefined,
        problem: failure,
      };
    }),
};
