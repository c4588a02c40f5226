import { COMMON_SETTINGS, openDesk } from '../../simulators/control';
import { json, Problem, readForm, readJson, readQuery, text } from '../../simulators/routes';
import type { Route } from '../../simulators/routes';
import { openServer } from '../../simulators/server';
import type { Fault } from '../../simulators/simulator';
import { ask } from '../support/ask';

const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/things/{name}', handle: ({ params }) => json(200, params) },
  { method: 'GET', path: '/things/special', handle: () => text(200, 'special') },
  { method: 'POST', path: '/things', handle: (request) => json(200, readJson(request)) },
  { method: 'POST', path: '/form', handle: (request) => text(200, readForm(request).toString()) },
  {
    method: 'GET',
    path: '/query',
    handle: (request) => json(200, readQuery(request, ['a', 'b?'])),
  },
  { method: 'GET', path: '/nothing', handle: () => ({ status: 204 }) },
  {
    method: 'GET',
    path: '/raw',
    handle: () => ({
      status: 0,
      raw: Buffer.from('HTTP/1.1 299 Odd\r\nx-a: 1\r\nX-A: 2\r\n\r\nhi'),
    }),
  },
  {
    method: 'GET',
    path: '/broken',
    handle: () => {
      throw new Error('a bug');
    },
  },
  {
    method: 'POST',
    path: '/login',
    kind: 'login',
    handle: (request) => {
      if (request.text === 'odd') throw new Problem(400, 'odd');
      return request.text === 'secret' ? text(200, 'token') : text(401, 'no');
    },
  },
  { method: 'POST', path: '/logout', kind: 'logout', handle: () => text(200, 'bye') },
];

const closers: (() => Promise<void>)[] = [];

/** A server with these routes, its control port, and a client for it. */
export async function start() {
  const events: string[] = [];
  const { desk, control, close } = await openDesk({
    defaults: { ...COMMON_SETTINGS, flavour: 'plain' },
    choices: { flavour: ['plain', 'odd'] },
    expireAll: () => events.push('expired'),
    reset: () => events.push('reset'),
    details: () => ({ resets: events.length }),
  });
  const server = await openServer({
    name: 'only',
    desk,
    routes: ROUTES,
    gate: (request) => (request.headers['x-key'] === 'right' ? undefined : text(401, 'no key')),
    problem: (status, message) => json(status, { message }),
  });
  closers.push(close, server.close);
  const call = (path: string, method = 'GET', body?: string, type?: string) =>
    ask(`${server.url}${path}`, {
      method,
      headers: { 'x-key': 'right', ...(type === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
    });
  const faults = (...list: Fault[]): void => control.set({ faults: list });
  return { server, control, desk, call, faults, events };
}

/** Closes after each test what it has started. */
export function closeEach(): void {
  afterEach(async () => {
    await Promise.all(closers.splice(0).map((close) => close()));
  });
}
