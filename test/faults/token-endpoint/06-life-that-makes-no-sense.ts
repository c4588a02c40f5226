import type { Prove } from '../fault';
import { grant } from '../server';
import { WAYS } from '../stage';

const LIVES: readonly unknown[] = [
  undefined,
  null,
  0,
  -5,
  '3600',
  'abc',
  '',
  1e12,
  1e300,
  '2026-11-26T00:00:00Z',
  3_600_000_000,
  true,
  {},
];

/** The life of the token is absent, nothing, negative, a text, a date, or in milliseconds. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    for (const life of LIVES) {
      const server = await stage.servers.start();
      server.login = (response) => grant(server, response, { expires_in: life });
      const client = stage.client({ server, way });
      for (let call = 0; call < 10; call += 1) await client.get();
      expect([life, server.logins.length]).toEqual([life, 1]);
      // And only a rejection tells that it is over.
      server.valid.clear();
      await client.get();
      expect([life, server.logins.length]).toEqual([life, 2]);
    }
  }
};
