import {
  LOGIN_SCHEMES,
  grantText,
  loginAnswer,
  schemeCase,
  schemeServer,
} from '../support/every-scheme';
import type { SchemeCase, SchemeServer } from '../support/every-scheme';

/** A server whose sessions another client of the same account ends before they were any good. */
function fought(row: SchemeCase): SchemeServer {
  const server = schemeServer(row);
  server.reply = () => ({ status: 401, body: { statusMsg: 'session taken over' } });
  return server;
}

/** A server whose sessions end after one good call, as often as one likes. */
function shortLived(row: SchemeCase): SchemeServer {
  const server = schemeServer(row);
  const used = new Set<string>();
  server.reply = ({ headers }) => {
    const token = headers['Authorization'] ?? '';
    if (used.has(token)) return { status: 401, body: { statusMsg: 'session over' } };
    used.add(token);
    return { body: [] };
  };
  return server;
}

describe('two programs that end each other’s sessions do not play ping-pong', () => {
  it.each(LOGIN_SCHEMES)(
    'stops after five renewals within a minute, and says why ($id)',
    async (row) => {
      const server = fought(row);
      for (let n = 0; n < 5; n += 1) {
        await expect(server.call()).rejects.toMatchObject({ code: 'sign-in-refused' });
      }
      const retryAt = server.clock.wall() + 60_000;
      for (let n = 0; n < 20; n += 1) {
        await expect(server.call()).rejects.toMatchObject({ code: 'sign-in-contested', retryAt });
      }
      await expect(server.call()).rejects.toThrow(
        /Another program is probably using the same user/,
      );
      expect(server.logins()).toBe(6);
    },
  );

  it('takes no token for contested that was late in its life when it was rejected', async () => {
    const server = schemeServer(schemeCase('edgecast/client-credentials'));
    server.login = (_request, count) => loginAnswer(grantText(count), 4);
    const waiting: (() => void)[] = [];
    server.reply = () => new Promise((resolve) => waiting.push(() => resolve({ status: 401 })));
    for (let n = 0; n < 8; n += 1) {
      const call = server.call().catch((fault: unknown) => fault);
      for (const answered of ['first', 'again']) {
        await server.clock.advance(3_000);
        expect([answered, waiting.length]).toEqual([answered, 1]);
        waiting.shift()?.();
      }
      expect(await call).toMatchObject({ code: 'sign-in-refused' });
    }
  });

  it('takes no token for contested that was good for the call with which the host signed in', async () => {
    const row = schemeCase('truesight/token');
    const ended = new Set<string>();
    let made = 0;
    const server: SchemeServer = schemeServer(row, {
      signInBy: async () => {
        const body = new TextEncoder().encode(
          JSON.stringify(loginAnswer(grantText((made += 1))).body),
        );
        const granted = { status: 200, headers: {}, cookies: [], body };
        await server.client.member.cell.lease({ send: () => Promise.resolve(granted) });
        return { reply: { ...granted, body: new TextEncoder().encode('{}') } };
      },
    });
    server.reply = ({ headers }) => ({
      status: [...ended].some((text) => headers['Authorization']?.includes(text)) ? 401 : 200,
      body: {},
    });
    for (let sessions = 1; sessions <= 8; sessions += 1) {
      await server.call();
      expect(made).toBe(sessions);
      ended.add(grantText(sessions));
    }
  });

  it.each(LOGIN_SCHEMES)('goes on after a minute ($id)', async (row) => {
    const server = fought(row);
    for (let n = 0; n < 5; n += 1) await server.call().catch(() => undefined);
    await expect(server.call()).rejects.toMatchObject({ code: 'sign-in-contested' });
    await server.clock.advance(60_000);
    server.reply = ({ headers }) =>
      headers['Authorization']?.includes(grantText(7)) === true ? { body: [] } : { status: 401 };
    await server.call();
    expect(server.logins()).toBe(7);
  });

  it.each(LOGIN_SCHEMES)(
    'lets other calls go on when it is one call that is always refused ($id)',
    async (row) => {
      const server = schemeServer(row);
      server.reply = ({ url }) => (url.endsWith('/bad') ? { status: 401 } : { body: [] });
      for (let n = 0; n < 20; n += 1) {
        await expect(server.call({ path: '/bad' })).rejects.toThrow();
        await server.call();
      }
      // One for the good calls, and one for the bad one, which has shown then that it is the call.
      expect(server.logins()).toBeLessThanOrEqual(3);
    },
  );

  it.each(LOGIN_SCHEMES)('renews for a call again once it has gone well ($id)', async (row) => {
    const server = schemeServer(row);
    await server.call();
    // For a moment the server knows no token, not even a new one.
    server.reply = () => ({ status: 401 });
    await expect(server.call()).rejects.toMatchObject({ code: 'sign-in-refused' });
    server.reply = () => ({ body: [] });
    await server.call();
    const last = grantText(server.logins());
    server.reply = ({ headers }) =>
      headers['Authorization']?.includes(last) === true ? { status: 401 } : { body: [] };
    await server.call();
    expect(server.logins()).toBe(3);
  });

  it.each(LOGIN_SCHEMES)(
    'loses no call to tokens that end early but did work ($id)',
    async (row) => {
      const server = shortLived(row);
      for (let n = 0; n < 20; n += 1) await server.call();
      expect(server.logins()).toBe(20);
    },
  );

  it.each(LOGIN_SCHEMES)('does not mind renewals that are due to age ($id)', async (row) => {
    const server = schemeServer(row, { account: { sessionMinutes: 1 } });
    for (let n = 0; n < 30; n += 1) {
      await server.clock.advance(3_600_000);
      await server.call();
    }
  });
});
