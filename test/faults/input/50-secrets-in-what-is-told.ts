import type { Prove } from '../fault';
import { grant, json } from '../server';
import { PASSWORD, USER, WAYS } from '../stage';

/** Everything that the server knows comes back in its errors, in every encoding that servers use. */
const ECHOES: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => JSON.stringify(secret),
  (secret) => encodeURIComponent(secret),
  (secret) => encodeURIComponent(secret).toLowerCase(),
  (secret) => new URLSearchParams({ a: secret }).toString(),
  (secret) => secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;'),
  (secret) => Buffer.from(secret).toString('base64'),
  (secret) => Buffer.from(`${USER}:${secret}`).toString('base64'),
  (secret) => Buffer.from(secret).toString('base64url'),
  (secret) => Buffer.from(secret).toString('hex'),
];

/** A server repeats the password and the token in whatever it says, and the connection breaks at any place. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    const client = stage.client({ server, way });
    for (const echo of ECHOES) {
      for (const status of [400, 403, 404, 429, 500]) {
        server.reply = (response, { token }) => {
          response.setHeader(
            'X-Echo',
            Buffer.from(echo(token))
              .toString('latin1')
              .replace(/[\r\n]/g, ''),
          );
          json(
            response,
            { message: `bad ${echo(token)}`, error: echo(PASSWORD), code: echo(token) },
            status,
          );
        };
        await client.fails({ method: 'POST', payload: {} });
      }
      server.login = (response) =>
        json(response, { error: 'invalid_grant', error_description: `no ${echo(PASSWORD)}` }, 400);
      await stage.client({ server, way }).fails();
    }
    server.login = (response) => grant(server, response);
    for (const cut of [
      (socket: { destroy(): unknown }) => socket.destroy(),
      (socket: { write(text: string): unknown; destroy(): unknown }) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf');
        socket.destroy();
      },
    ]) {
      server.reply = (_response, { socket }) => cut(socket);
      await client.fails({ method: 'POST', payload: {} });
    }
    // A good answer that holds them is the vendor's data, with the account's own secrets masked.
    server.reply = (response, { token }) => json(response, { token, password: PASSWORD });
    stage.saw(await client.get());
    stage.saw(await client.test().catch((fault: unknown) => fault));
    stage.saw(client.preview({ operation: 'custom.request', params: { path: '/thing' } }));
    stage.saw([client.member.cell.token, client.member.cell]);
  }
};
