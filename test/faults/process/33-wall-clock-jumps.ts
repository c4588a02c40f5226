import type { Prove } from '../fault';
import { WAYS } from '../stage';

const DAY = 24 * 3_600_000;

/** The clock on the wall is set a day on or back while a token is in use. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    for (const step of [DAY, -DAY]) {
      const server = await stage.servers.start();
      const client = stage.client({ server, way });
      await client.get();
      client.clock.stepWall(step);
      for (let call = 0; call < 5; call += 1) await client.get();
      expect([step, server.logins.length]).toEqual([step, 1]);
      // Its life goes on all the same: 3,000 seconds by the other clock.
      client.clock.advance(2_995_000);
      await client.get();
      expect([step, server.logins.length, server.refused]).toEqual([step, 2, 0]);
    }
  }
};
