import type { Prove } from '../fault';
import { grant, nextToken } from '../server';
import { WAYS } from '../stage';

/** The response has members called __proto__ and constructor. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    const evil =
      '"__proto__":{"access_token":"evil","polluted":1},"constructor":{"prototype":{"polluted":1}}';
    server.login = (response) => response.writeHead(200).end(`{${evil}}`);
    const error = await stage.client({ server, way }).fails();
    expect(error).toMatchObject({ code: 'sign-in-unavailable' });
    expect(server.calls).toEqual([]);

    const token = nextToken();
    server.valid.add(token);
    server.login = (response) =>
      response.writeHead(200).end(`{${evil},"access_token":${JSON.stringify(token)}}`);
    server.reply = (response) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(`{${evil}}`);
    await stage.client({ server, way }).get();
    expect(server.calls.map((came) => came.token)).toEqual([token]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    server.login = (response) => grant(server, response);
  }
};
