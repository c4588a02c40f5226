import type { Prove } from '../fault';
import { grant } from '../server';

/** The token endpoint writes the type of the token in its own way, or names one that nobody knows. */
export const prove: Prove = async (stage) => {
  for (const type of ['bearer', 'Bearer', 'BEARER', 'bEaReR', undefined]) {
    const server = await stage.servers.start();
    server.login = (response) => grant(server, response, { token_type: type });
    await stage.client({ server, way: 'built in' }).get();
    expect(server.calls[0]?.headers.authorization).toMatch(/^Bearer token-/);
  }
  for (const type of ['mac', 'N_A', '', 7, null]) {
    const server = await stage.servers.start();
    server.login = (response) => grant(server, response, { token_type: type });
    const error = await stage.client({ server, way: 'built in' }).fails();
    expect([type, error.code]).toEqual([type, 'sign-in-unavailable']);
    expect(server.calls).toEqual([]);
  }
};
