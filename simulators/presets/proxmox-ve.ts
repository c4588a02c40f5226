/** Proxmox VE with a ticket: a cookie, a CSRF token for writes, and the ticket as password to renew. */
import { openPreset } from '../preset-server/open';
import { cookieOf, headerOf } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { randomToken } from '../preset-server/sessions';
import { json, readForm } from '../routes';
import type { Reply, SimRequest } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const account = { username: 'automation@pve', password: HARD_SECRET };

const failure = (status: number, message: string): Reply => json(status, { data: null, message });

export const simulator: PresetSimulator = {
  id: 'proxmox-ve',
  calls: {
    read: { method: 'GET', path: '/api2/json/nodes', holds: ['pve1', 'pve2'] },
    write: {
      method: 'POST',
      path: '/api2/json/pools',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'poolid=lab',
    },
    denied: { method: 'GET', path: '/api2/json/access/users' },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const tickets = sessions({
        lifeSeconds: 7200,
        makeToken: () =>
          `PVE:${account.username}:${Date.now().toString(16).toUpperCase()}::${randomToken()}==`,
      });
      const pools: string[] = [];
      const signIn = (request: SimRequest): Reply => {
        const form = readForm(request);
        const password = form.get('password') ?? '';
        const renews = tickets.peek(password) !== undefined;
        if (
          form.get('username') !== account.username ||
          !(renews || password === account.password)
        ) {
          return failure(401, 'authentication failure');
        }
        const csrf = `${Date.now().toString(16).toUpperCase()}:${randomToken()}`;
        const ticket = tickets.open(csrf)?.token;
        if (renews) tally.refresh();
        else tally.signIn();
        return json(200, {
          data: { ticket, CSRFPreventionToken: csrf, username: account.username },
        });
      };
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        routes: [
          { method: 'POST', path: '/api2/json/access/ticket', kind: 'login', handle: signIn },
          {
            method: 'GET',
            path: '/api2/json/version',
            handle: () => json(200, { data: { version: '8.2.4', release: '8.2' } }),
          },
          {
            method: 'GET',
            path: '/api2/json/nodes',
            handle: () => json(200, { data: [{ node: 'pve1' }, { node: 'pve2' }] }),
          },
          {
            method: 'POST',
            path: '/api2/json/pools',
            handle: (request) => {
              pools.push(readForm(request).get('poolid') ?? '');
              return json(200, { data: null });
            },
          },
          {
            method: 'GET',
            path: '/api2/json/access/users',
            handle: () => failure(403, 'Permission check failed (/access, User.Modify)'),
          },
        ],
        gate: (request) => {
          const session = tickets.use(cookieOf(request, 'PVEAuthCookie'));
          if (session === undefined) return failure(401, 'permission denied - invalid PVE ticket');
          if (request.method === 'GET') return undefined;
          return headerOf(request, 'csrfpreventiontoken') === session.values[0]
            ? undefined
            : failure(401, 'Permission denied - invalid csrf token');
        },
        problem: failure,
      };
    }),
};
