import type { Prove } from '../fault';
import { grant, json } from '../server';
import { WAYS } from '../stage';

/** What the server says, and what the account is left in: locked out here, or asked again later. */
const ANSWERS: readonly (readonly [
  number,
  object,
  'sign-in-refused' | 'sign-in-unavailable',
  number,
])[] = [
  [400, { error: 'invalid_grant' }, 'sign-in-refused', 1],
  [401, { error: 'invalid_client' }, 'sign-in-refused', 1],
  [403, { error: 'unauthorized_client' }, 'sign-in-refused', 1],
  [503, { error: 'maintenance' }, 'sign-in-unavailable', 4],
  [500, {}, 'sign-in-unavailable', 4],
];

/** The token endpoint refuses, is throttled, or is down. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    for (const [status, body, code, attempts] of ANSWERS) {
      const server = await stage.servers.start();
      server.login = (response) => json(response, body, status);
      const client = stage.client({ server, way });
      const errors = await Promise.all(Array.from({ length: 20 }, () => client.fails()));
      // And once more, when all of those are over.
      errors.push(await client.fails());
      expect([status, ...new Set(errors.map((error) => error.code))]).toEqual([status, code]);
      expect([status, server.logins.length]).toEqual([status, attempts]);
      expect(
        errors.every(
          ({ retryAt, code: own }) => own !== 'sign-in-refused' || retryAt !== undefined,
        ),
      ).toBe(true);
    }
    const server = await stage.servers.start();
    server.login = (response, _came, count) => {
      if (count === 1) return response.writeHead(429, { 'Retry-After': '7' }).end();
      return count < 4 ? json(response, {}, 500) : grant(server, response);
    };
    const client = stage.client({ server, way });
    expect((await client.get()).status).toBe(200);
    expect(client.clock.sleeps[0]).toBe(7_000);
    expect(server.logins).toHaveLength(4);
  }
};
