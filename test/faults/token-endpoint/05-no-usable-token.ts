import type { Prove } from '../fault';
import { json } from '../server';
import { WAYS } from '../stage';

const NONE: readonly unknown[] = [
  {},
  null,
  [],
  'token',
  { access_token: null },
  { access_token: '' },
  { access_token: {} },
  { access_token: ['a'] },
  { access_token: 'a\r\nX-Evil: 1' },
  { access_token: 'a\nb' },
  { access_token: 'a\0b' },
];

/** The token endpoint answers 200 and what it gives is no token, or one that fits no header. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    for (const body of NONE) {
      const server = await stage.servers.start();
      server.login = (response) => json(response, body);
      const client = stage.client({ server, way });
      const error = await client.fails();
      expect([body, error.code]).toEqual([body, 'sign-in-unavailable']);
      expect(server.calls).toEqual([]);
    }
    const server = await stage.servers.start();
    const long = 'a'.repeat(64 * 1024);
    server.login = (response) => json(response, { access_token: long });
    const client = stage.client({ server, way });
    const error = await client.fails();
    expect(error.message).not.toContain('aaaaaaaa');
    // OAuth 2.0 sets tokens no bound, so that the header is for the API to refuse.
    expect(error).toMatchObject(
      way === 'described' ? { code: 'sign-in-unavailable' } : { code: 'failed', status: 431 },
    );
  }
};
