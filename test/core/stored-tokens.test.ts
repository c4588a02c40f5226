import { Secret, readStoredToken } from '../../core';
import { singleToken } from '../../core/model/token';
import {
  LOGIN_SCHEMES,
  grantText,
  loginAnswer,
  schemeCase,
  schemeServer,
} from '../support/every-scheme';
import type { SchemeServer } from '../support/every-scheme';

const HOUR = 3_600_000;

interface Change {
  readonly value?: string;
  readonly minted?: number;
  readonly expires?: number;
  readonly fingerprint?: string;
}

function offer(server: SchemeServer, change: Change = {}): void {
  const { cell } = server.client.member;
  const now = server.clock.wall();
  const grant = { value: 'kept', minted: now, expires: now + HOUR, fingerprint: cell.fingerprint };
  const { value, fingerprint, ...times } = { ...grant, ...change };
  cell.offer({ token: { ...singleToken(new Secret(value)), ...times }, fingerprint });
}

describe('a grant that a host has kept', () => {
  it.each(LOGIN_SCHEMES)('is used instead of a sign-in ($id)', async (row) => {
    const server = schemeServer(row);
    offer(server);
    await server.call();
    expect(server.logins()).toBe(0);
    expect(server.calls[0]?.headers['Authorization']).toContain('kept');
  });

  it.each([
    ['of another account', { fingerprint: 'other' }],
    ['that has ended', { expires: 1 }],
  ])('is not taken: one %s', async (_, change) => {
    const server = schemeServer(schemeCase('truesight/token'));
    offer(server, change);
    await server.call();
    expect(server.logins()).toBe(1);
  });

  it('is taken without an end, and renewed only when it is refused', async () => {
    const server = schemeServer(schemeCase('truesight/token'));
    const { cell } = server.client.member;
    const { fingerprint } = cell;
    const minted = server.clock.wall();
    cell.offer({ token: { ...singleToken(new Secret('kept')), minted }, fingerprint });
    expect(cell.stored()).toEqual({
      version: 2,
      secrets: { token: 'kept' },
      open: {},
      minted,
      fingerprint,
    });
    await server.clock.advance(1_000 * HOUR);
    await server.call();
    expect(server.logins()).toBe(0);
  });

  it('is not taken after it was refused, nor one that is older', async () => {
    const server = schemeServer(schemeCase('truesight/token'));
    offer(server);
    server.reply = ({ headers }) => ({
      status: headers['Authorization']?.includes('kept') === true ? 401 : 200,
    });
    await server.call();
    offer(server, { minted: server.clock.wall() + 5 });
    offer(server, { value: 'kept-older', minted: server.clock.wall() - 1 });
    await server.call();
    expect(server.calls).toHaveLength(3);
    expect(server.logins()).toBe(1);
  });

  it('is not taken after it was handed back', async () => {
    const server = schemeServer(schemeCase('truesight/token'));
    offer(server);
    expect(server.client.member.cell.takeForSignOut(true)).toBeUndefined();
    await server.client.run({ operation: 'session.signOut', params: {} });
    offer(server, { minted: server.clock.wall() + 1 });
    expect(server.client.member.cell.peek()).toBeUndefined();
  });

  it('takes the place of an older one, also while that is being renewed', async () => {
    const server = schemeServer(schemeCase('truesight/token'));
    server.login = async () => {
      await server.clock.sleep(1_000);
      return loginAnswer(grantText(1));
    };
    const call = server.call();
    await server.clock.advance(500);
    offer(server, { expires: server.clock.wall() + 10 * HOUR });
    expect(server.client.member.cell.isRenewing).toBe(true);
    await server.call();
    expect(server.calls[0]?.headers['Authorization']).toContain('kept');
    await server.clock.advance(500);
    await call;
    offer(server, { value: 'newer', minted: server.clock.wall() + 1 });
    await server.call();
    expect(server.calls[2]?.headers['Authorization']).toContain('newer');
    expect(server.logins()).toBe(1);
  });

  it('is not taken back by its time when the wall clock has been set back', async () => {
    const server = schemeServer(schemeCase('truesight/token'));
    await server.call();
    const { cell } = server.client.member;
    const first = readStoredToken(JSON.stringify(cell.stored()));
    if (first === undefined) throw new Error('there is no token');
    // Not rejected: its life is nearly over, and another one is made.
    await server.clock.advance(49.5 * 60_000);
    server.clock.stepWall(-24 * HOUR);
    await server.call();
    expect(server.logins()).toBe(2);
    cell.offer(first);
    await server.call();
    expect(server.calls.at(-1)?.headers['Authorization']).toContain(grantText(2));
    // Of two that a host has kept as well.
    offer(server, { value: 'kept', minted: server.clock.wall() + 1 });
    offer(server, { value: 'newer', minted: server.clock.wall() + 2 });
    server.clock.stepWall(-24 * HOUR);
    offer(server, { value: 'kept', minted: server.clock.wall() + 25 * HOUR });
    expect(cell.token?.secrets['token']?.reveal()).toBe('newer');
  });

  it('is not taken by an account that was closed', () => {
    const server = schemeServer(schemeCase('truesight/token'));
    server.client.member.cell.close();
    offer(server);
    expect(server.client.member.cell.stored()).toBeUndefined();
  });

  it('can be read back from what the cell gives to keep', async () => {
    const server = schemeServer(schemeCase('edgecast/client-credentials'));
    await server.call();
    const read = readStoredToken(JSON.stringify(server.client.member.cell.stored()));
    expect(read?.token).toMatchObject({
      minted: server.clock.wall(),
      expires: server.clock.wall() + 3_000_000,
    });
    expect(read?.token.secrets['token']?.reveal()).toBe(grantText(1));
  });

  it.each([
    undefined,
    null,
    5,
    '',
    'not json',
    '[]',
    'null',
    '{}',
    '{"value":"","minted":1,"fingerprint":"f"}',
    '{"value":5,"minted":1,"fingerprint":"f"}',
    '{"value":"v","minted":"1","fingerprint":"f"}',
    '{"value":"v","minted":1e999,"fingerprint":"f"}',
    '{"value":"v","minted":1}',
  ])('is none: %p', (text) => {
    expect(readStoredToken(text)).toBeUndefined();
  });

  it.each(['"x"', '1e999', '1e300', 'null'])('has no end that makes sense: %s', (expires) => {
    const text = `{"value":"v","minted":1,"fingerprint":"f","expires":${expires}}`;
    expect(readStoredToken(text)?.token).toEqual(expect.not.objectContaining({ expires: 1 }));
    expect(readStoredToken(text)?.token).not.toHaveProperty('expires');
  });
});

describe('a host that signs in itself', () => {
  it('is asked when the cell has no grant, and the cell signs as soon as it has', async () => {
    const row = schemeCase('truesight/token');
    const asked: string[] = [];
    const server = schemeServer(row, {
      signInBy: async (draft) => {
        await Promise.resolve();
        asked.push(draft.url);
        if (asked.length > 1) offer(server);
        return asked.length > 1
          ? undefined
          : {
              reply: {
                status: 200,
                headers: {},
                cookies: [],
                body: new TextEncoder().encode('{"secret":"password-of-test"}'),
              },
            };
      },
    });
    expect(await server.call()).toMatchObject({ items: [{ secret: '[secret]' }] });
    await server.call();
    await server.call();
    expect(asked).toHaveLength(2);
    expect(server.calls).toHaveLength(2);
    await server.client.test();
    expect(asked).toHaveLength(2);
  });
});
