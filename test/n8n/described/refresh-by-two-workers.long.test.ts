/** Two workers, a server with one session per user, and refresh tokens that are good for a single use. */
import { EventEmitter, once } from 'node:events';
import { openPreset } from '../../../simulators/preset-server/open';
import { headerOf } from '../../../simulators/preset-server/read';
import { json } from '../../../simulators/routes';
import { ApiStage } from './stage';

const TAKE = [
  { as: 'token', json: 'token' },
  { as: 'renewal', json: 'renewal' },
];
const DOCUMENT = {
  name: 'Ledger',
  fields: [{ name: 'password', label: 'Password', secret: true }],
  signIn: [{ path: '/login', json: { password: '{password}' }, take: TAKE }],
  refresh: { path: '/refresh', json: { renewal: '{renewal}' }, take: TAKE },
  send: { headers: { 'X-Token': '{token}' } },
};
const CALL = { method: 'GET', path: '/entries' } as const;

async function startLedger() {
  const state = { session: 0, logins: 0 };
  const events = new EventEmitter();
  const open = () => {
    state.session += 1;
    return json(200, {
      token: `T-of-${String(state.session)}`,
      renewal: `R-of-${String(state.session)}`,
    });
  };
  const running = await openPreset({}, () => ({
    account: { password: 'hunter2' },
    wrongAccount: { password: 'wrong' },
    routes: [
      {
        method: 'POST',
        path: '/login',
        kind: 'login',
        handle: () => {
          state.logins += 1;
          const reply = open();
          events.emit('login');
          return reply;
        },
      },
      {
        method: 'POST',
        path: '/refresh',
        kind: 'login',
        handle: async () => {
          events.emit('refresh');
          // Slower than the other worker's sign-in.
          await once(events, 'login');
          return json(400, { error: 'invalid_grant' });
        },
      },
      {
        method: 'GET',
        path: '/entries',
        handle: () => json(200, []),
      },
    ],
    gate: (request) =>
      headerOf(request, 'x-token') === `T-of-${String(state.session)}` ? undefined : json(401, {}),
    problem: (status, message) => json(status, { error: message }),
  }));
  return { running, state, events };
}

it('a worker whose refresh is rejected takes the token of the one that has signed in', async () => {
  const { running, state, events } = await startLedger();
  const first = await ApiStage.with({
    signIn: 'document',
    document: JSON.stringify(DOCUMENT),
    documentFields: ['password'],
    baseUrl: running.baseUrl,
    password: 'hunter2',
    allowPlainHttp: true,
  });
  const second = await first.secondProcess();
  try {
    await first.call(CALL);
    await second.call(CALL);
    state.session += 1;
    const refresh = once(events, 'refresh');
    const slow = first.call(CALL);
    await refresh;
    const results = await Promise.all([slow, second.call(CALL)]);
    expect(results.map(({ error }) => error?.message)).toEqual([undefined, undefined]);
    expect(state.logins).toBe(2);
  } finally {
    second.stop();
    first.stop();
    await running.close();
  }
});
