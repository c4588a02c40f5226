import { Secret } from '../../core/model/secret';
import { granted } from '../../core/model/sign-in-method';
import type { SignInStep } from '../../core/model/sign-in-method';
import { tokenText } from '../../core/model/token';
import { createTokenStore } from '../../core/token/token-store';
import { readStoredToken } from '../../core';
import { createFakeClock } from '../support/fake-clock';
import { CALL, api, login, paths, values } from './token-world';

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
