import type { Prove } from '../fault';
import { grant } from '../server';
import { WAYS } from '../stage';

/** The token endpoint answers 200 with a web page (a captive portal, a single sign-on). */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    server.login = (response) =>
      response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end('<!doctype html><html><title>Sign in</title></html>');
    const client = stage.client({ server, way });
    const error = await client.fails();
    expect(error).toMatchObject({ code: 'sign-in-unavailable' });
    expect(error.message).toMatch(/Your credentials were not rejected\. .*Check (?:that|Base URL)/);
    expect(server.calls).toEqual([]);
    server.login = (response) => grant(server, response);
    client.clock.advance(600_000);
    expect((await client.get()).status).toBe(200);
  }
};
