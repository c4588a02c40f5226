import { LOGIN_SCHEMES, schemeServer } from '../support/every-scheme';
import type { SchemeCase, SchemeServer } from '../support/every-scheme';

/** A server whose sessions another client of the same account ends at once: one call, then a 401. */
function fought(row: SchemeCase): SchemeServer {
  const server = schemeServer(row);
  const used = new Set<string>();
  server.reply = ({ headers }) => {
    const token = headers['Authorization'] ?? '';
    if (used.has(token)) return { status: 401, body: { statusMsg: 'session taken over' } };
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
      for (let n = 0; n < 6; n += 1) await server.call();
      const retryAt = server.clock.wall() + 60_000;
      for (let n = 0; n < 20; n += 1) {
        await expect(server.call()).rejects.toMatchObject({ code: 'sign-in-contested', retryAt });
      }
      await expect(server.call()).rejects.toThrow(
        /Another program probably signs in as the same user/,
      );
      expect(server.logins()).toBe(6);
    },
  );

  it.each(LOGIN_SCHEMES)('goes on after a minute ($id)', async (row) => {
    const server = fought(row);
    for (let n = 0; n < 6; n += 1) await server.call();
    await expect(server.call()).rejects.toMatchObject({ code: 'sign-in-contested' });
    await server.clock.advance(60_000);
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
      expect(server.logins()).toBe(6);
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
