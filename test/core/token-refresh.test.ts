import type { AnyAccount } from '../../core/model/account-field';
import { Secret } from '../../core/model/secret';
import { granted } from '../../core/model/sign-in-method';
import type { LoginMethod, SignInOutcome } from '../../core/model/sign-in-method';
import { createHopelessCalls } from '../../core/token/hopeless-calls';
import { CALL, api, login, paths, values } from './token-world';
import type { Api } from './token-world';

describe('renewal by refresh', () => {
  const renewing = (
    outcome: () => SignInOutcome,
    more: Partial<LoginMethod<AnyAccount>> = {},
  ): Api =>
    api({
      begin: () => login(() => granted(values('ticket-1'), { lifeSeconds: 600 })),
      renew: () => login(outcome, '/refresh'),
      ...more,
    });
  const expire = (its: Api): Promise<void> => its.clock.advance(600_000);

  it('comes before a new sign-in, as often as it is good for', async () => {
    const its = renewing(() => granted(values('ticket-2'), { lifeSeconds: 600 }), { renewals: 2 });
    for (let n = 0; n < 4; n += 1) {
      await its.client.run(CALL);
      await expire(its);
    }
    expect(paths(its).filter((path) => path !== '/thing')).toEqual([
      '/login',
      '/refresh',
      '/refresh',
      '/login',
    ]);
  });

  it('falls back to a sign-in when it is rejected, which says nothing of the password', async () => {
    const its = renewing(() => ({ kind: 'refused' }));
    await its.client.run(CALL);
    await expire(its);
    await its.client.run(CALL);
    expect(paths(its)).toEqual(['/login', '/thing', '/refresh', '/login', '/thing']);
  });

  it('uses a refresh token once, also when its reply was lost', async () => {
    const its = renewing(() => ({ kind: 'unavailable', message: 'lost' }));
    await its.client.run(CALL);
    await expire(its);
    await expect(its.client.run(CALL)).rejects.toMatchObject({ code: 'sign-in-unavailable' });
    await its.clock.advance(60_000);
    await its.client.run(CALL);
    expect(paths(its).filter((path) => path === '/refresh')).toHaveLength(1);
  });

  it('is not tried for a token that cannot be renewed', async () => {
    const its = renewing(() => granted(values('never')), { renew: () => undefined });
    await its.client.run(CALL);
    await expire(its);
    await its.client.run(CALL);
    expect(paths(its)).toEqual(['/login', '/thing', '/login', '/thing']);
  });

  it('comes after a rejection, too', async () => {
    const its = renewing(() => granted(values('ticket-2')));
    its.reply = ({ headers }) =>
      headers['Ticket'] === 'ticket-1' ? { status: 401 } : { body: [] };
    await its.client.run(CALL);
    expect(paths(its)).toEqual(['/login', '/thing', '/refresh', '/thing']);
  });
});

describe('a late rejection', () => {
  it('of the token in hand, signed with older values of it, costs no sign-in', async () => {
    const its = api({
      begin: () => login(() => granted(values('ticket-1'))),
      update: () => ({ secrets: { csrf: new Secret('c1') }, open: {} }),
    });
    await its.client.run(CALL);
    const { cell } = its.client.member;
    const before = cell.peek();
    if (before === undefined) throw new Error('no token');
    its.reply = ({ headers }) => (headers['Csrf'] === 'c0' ? { status: 401 } : { body: [] });
    await its.client.run(CALL);
    const older = { ...before, generation: before.generation - 1 };
    expect(cell.reject(older, { refusal: { status: 401 } })).toBe('retry');
    expect(cell.peek()).toBeDefined();
    expect(paths(its).filter((path) => path === '/login')).toHaveLength(1);
  });
});

describe('calls that are rejected with a fresh token, too', () => {
  it('are remembered for a minute, and not more of them than anybody has', () => {
    const calls = createHopelessCalls();
    calls.add(undefined, 0);
    expect(calls.has(undefined, 0)).toBe(false);
    calls.add('GET /a', 0);
    expect([calls.has('GET /a', 59_999), calls.has('GET /a', 60_000)]).toEqual([true, false]);
    for (let n = 0; n < 100; n += 1) calls.add(`GET /${String(n)}`, 0);
    expect(calls.has('GET /a', 0)).toBe(false);
  });
});
