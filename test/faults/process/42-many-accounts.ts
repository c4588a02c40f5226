import { DEFAULT_LIMITS, createPool, readAccount } from '../../../core';
import { PLAIN_SCHEME } from '../../support/plain-vendor';
import type { Prove } from '../fault';
import { skippingClock } from '../skipping-clock';
import { DESCRIBED } from '../stage';

/** A hundred thousand accounts pass by: memory stays bounded, and who has a session still ends it. */
export const prove: Prove = async (stage) => {
  const server = await stage.servers.start();
  const document = {
    ...DESCRIBED,
    signOut: { path: '/logout', headers: { Authorization: 'Bearer {token}' } },
  };
  const pool = createPool(skippingClock());
  const client = stage.client({ server, document, pool });
  await client.get();
  const scheme = PLAIN_SCHEME;
  for (let number = 0; number < 100_000; number += 1) {
    const fields = { baseUrl: server.url, token: `token-${String(number)}` };
    pool.share({ scheme, account: readAccount(scheme, fields), limits: DEFAULT_LIMITS });
  }
  expect(pool.size).toBeLessThanOrEqual(1_001);
  // The one with a user was not given up.
  await client.get();
  expect(server.logins).toHaveLength(1);
  await client.member.leave({ transport: client.host.transport, grace: Promise.resolve() });
  expect(server.calls.map(({ url }) => url)).toEqual(['/thing', '/thing', '/logout']);
};
