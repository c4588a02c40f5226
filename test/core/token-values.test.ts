import type { AnyAccount } from '../../core/model/account-field';
import { Secret } from '../../core/model/secret';
import { granted, oneStep } from '../../core/model/sign-in-method';
import type { LoginMethod, SignInOutcome, SignInStep } from '../../core/model/sign-in-method';
import { tokenText } from '../../core/model/token';
import type { TokenValues } from '../../core/model/token';
import { createHopelessCalls } from '../../core/token/hopeless-calls';
import { createTokenStore } from '../../core/token/token-store';
import { readStoredToken } from '../../core';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import type { FakeClock } from '../support/fake-clock';
import { loginMethod } from '../support/login-method';
import { createMemoryTransport } from '../support/memory-transport';
import type { Answer } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';
import type { SignedRequest } from '../../core/model/http';

const CALL = { operation: 'thing.get', params: {} };
const values = (ticket: string, csrf = 'c0', site = 's1'): TokenValues => ({
  secrets: { ticket: new Secret(ticket), csrf: new Secret(csrf) },
  open: { site },
});

interface Api {
  readonly client: ReturnType<typeof clientFor>;
  readonly clock: FakeClock;
  readonly requests: readonly SignedRequest[];
  reply: (request: SignedRequest) => Answer;
}

function api(method: Partial<LoginMethod<AnyAccount>> = {}): Api {
  const clock = createFakeClock();
  const { send, requests } = createMemoryTransport((request) => its.reply(request));
  const client = clientFor({
    vendor: plainVendor([{}], {
      acquire: loginMethod({
        sign: ({ token }) => ({
          headers: {
            Ticket: token.secrets['ticket']?.reveal() ?? '',
            Csrf: token.secrets['csrf']?.reveal() ?? '',
          },
        }),
        names: { secrets: ['ticket', 'csrf'], open: ['site'] },
        ...method,
      }),
    }),
    scheme: 'plain/token',
    account: { baseUrl: 'https://h.test' },
    transport: send,
    clock,
  });
  const its: Api = { client, clock, requests, reply: () => ({ body: [] }) };
  return its;
}

const login = (outcome: () => SignInOutcome | SignInStep, path = '/login'): SignInStep =>
  oneStep({ method: 'POST', url: `https://h.test${path}`, headers: {} }, outcome);
const paths = (its: Api): readonly string[] => its.requests.map(({ url }) => new URL(url).pathname);

describe('a token of several values', () => {
  it('is stored and read back whole, with a life that slides', async () => {
    const its = api({
      begin: () => login(() => granted(values('ticket-1'), { lifeSeconds: 600, sliding: true })),
    });
    await its.client.run(CALL);
    const stored = its.client.member.cell.stored();
    expect(stored).toMatchObject({
      secrets: { ticket: 'ticket-1', csrf: 'c0' },
      open: { site: 's1' },
      slidingMs: 600_000,
    });
    const read = readStoredToken(JSON.stringify(stored));
    expect(read?.token.secrets['csrf']?.reveal()).toBe('c0');
    expect(read).toMatchObject({ slidingMs: 600_000, token: { open: { site: 's1' } } });
  });

  it.each([
    '{"secrets":{"a":5},"open":{},"minted":1,"fingerprint":"f"}',
    '{"secrets":{},"minted":1}',
  ])('is none when its values are no texts: %s', (text) => {
    expect(readStoredToken(text)).toBeUndefined();
  });

  it('has every value masked, in a preview before there is one and in what comes back', async () => {
    const its = api({ begin: () => login(() => granted(values('ticket-1', 'csrf-value'))) });
    expect(its.client.preview(CALL).headers).toMatchObject({
      Ticket: '[secret]',
      Csrf: '[secret]',
    });
    its.reply = () => ({ body: { echoed: ['ticket-1', 'csrf-value', 's1'] } });
    const { payload } = await its.client.run(CALL);
    expect(payload).toEqual({ echoed: ['[secret]', '[secret]', 's1'] });
  });

  it('lives on from the last good call where its life slides', async () => {
    const its = api({
      begin: () => login(() => granted(values('ticket-1'), { lifeSeconds: 600, sliding: true })),
    });
    for (let n = 0; n < 10; n += 1) {
      await its.client.run(CALL);
      await its.clock.advance(500_000);
    }
    expect(paths(its).filter((path) => path === '/login')).toHaveLength(1);
    await its.clock.advance(600_000);
    await its.client.run(CALL);
    expect(paths(its).filter((path) => path === '/login')).toHaveLength(2);
  });

  it('takes values that any good reply renews, and no older ones', async () => {
    let count = 0;
    const its = api({
      begin: () => login(() => granted(values('ticket-1'))),
      update: ({ headers }) => {
        const csrf = headers['x-csrf'];
        return csrf === undefined ? undefined : { secrets: { csrf: new Secret(csrf) }, open: {} };
      },
    });
    its.reply = () => {
      count += 1;
      return {
        body: [],
        ...(count === 3 ? {} : { headers: { 'x-csrf': `c${String(count % 5)}` } }),
      };
    };
    for (let n = 0; n < 6; n += 1) await its.client.run(CALL);
    // The first request is the login, whose reply renews nothing.
    expect(its.requests.slice(1).map(({ headers }) => headers['Csrf'])).toEqual([
      'c0',
      'c2',
      'c2',
      'c4',
      'c0',
      'c1',
    ]);
  });

  it('does not renew the values of a token that was handed back meanwhile', async () => {
    const its = api({
      begin: () => login(() => granted(values('ticket-1'))),
      update: () => ({ secrets: { csrf: new Secret('newer') }, open: {} }),
    });
    its.reply = ({ url }) => {
      if (url.endsWith('/thing')) its.client.member.cell.takeForSignOut(false);
      return { body: [] };
    };
    await its.client.run(CALL);
    expect(its.client.member.cell.token).toBeUndefined();
    expect(its.client.member.cell.stored()).toBeUndefined();
  });
});

describe('a sign-in of several steps', () => {
  it('goes through them in order', async () => {
    const its = api({
      begin: () =>
        login(
          () => login(() => login(() => granted(values('ticket-3')), '/three'), '/two'),
          '/one',
        ),
    });
    await its.client.run(CALL);
    expect(paths(its)).toEqual(['/one', '/two', '/three', '/thing']);
  });

  it('is given up when it goes round in a circle', async () => {
    const round = (): SignInStep => login(round);
    const its = api({ begin: round });
    await expect(its.client.run(CALL)).rejects.toThrow(/did not finish/);
    expect(its.requests).toHaveLength(4);
  });
});

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

describe('the store of a token', () => {
  it('takes new values for a token in hand only, and the same ones for nothing new', () => {
    const store = createTokenStore(createFakeClock(), 'f');
    store.update(values('t'));
    expect(store.held).toBeUndefined();
    store.hold({ values: values('t') });
    const { generation } = store;
    store.update(values('t'));
    expect(store.generation).toBe(generation);
    store.update(values('t', 'newer'));
    expect(store.generation).toBe(generation + 1);
  });

  it('gives no text where a token has none', () => {
    expect(tokenText({ secrets: {}, open: {} })).toBe('');
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
