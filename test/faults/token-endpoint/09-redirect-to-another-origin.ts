import type { Prove } from '../fault';
import { WAYS } from '../stage';

/** The token endpoint sends the password on to another server. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    for (const status of [301, 302, 303, 307, 308]) {
      const [server, other] = [await stage.servers.start(), await stage.servers.start()];
      server.login = (response) =>
        response.writeHead(status, { Location: `${other.url}/login` }).end();
      const error = await stage.client({ server, way }).fails();
      expect([status, error.code]).toEqual([status, 'sign-in-unavailable']);
      expect([status, other.logins.length + other.calls.length]).toEqual([status, 0]);
    }
  }
};
