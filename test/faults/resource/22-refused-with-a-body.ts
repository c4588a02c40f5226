import { Readable } from 'node:stream';

import type { Prove } from '../fault';
import { WAYS } from '../stage';

const BODIES: readonly (string | Uint8Array | object)[] = [
  'text with ümlauts\n',
  Buffer.from([0, 1, 2, 0xff, 0xfe]),
  new Uint8Array([7, 8, 9]),
  { a: ['b', 1, null] },
];

/** A POST is refused for its token: it goes once more with the very same body. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    for (const payload of BODIES) {
      const server = await stage.servers.start();
      const client = stage.client({ server, way });
      await client.get();
      server.valid.clear();
      await client.get({ method: 'POST', payload });
      const [first, second] = server.calls.slice(1);
      expect(server.calls).toHaveLength(3);
      expect(second?.body).toEqual(first?.body);
      expect(first?.body.length).toBeGreaterThan(0);
    }
    // A stream can be sent once only, so it is none of the bodies that a call can have.
    const server = await stage.servers.start();
    const client = stage.client({ server, way });
    const payload = Readable.from(['once']);
    expect(await client.fails({ method: 'POST', payload })).toMatchObject({ code: 'input' });
    expect(server.calls).toEqual([]);
  }
};
