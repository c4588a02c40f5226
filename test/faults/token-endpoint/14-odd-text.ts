import type { Prove } from '../fault';
import { nextToken } from '../server';
import { WAYS } from '../stage';

const text = (token: string, more = ''): string =>
  `{"access_token":${JSON.stringify(token)},"name":"M\u00fcller"${more}}`;

/** Bytes that hold the token, in every way that servers write JSON. */
const READABLE: Readonly<Record<string, (token: string) => Uint8Array>> = {
  'a byte order mark': (token) => Buffer.from(`\ufeff${text(token)}`),
  'Latin-1': (token) => Buffer.from(text(token), 'latin1'),
  'UTF-8 that is cut': (token) => Buffer.from(text(token).replace('\u00fc', '\u00c3'), 'latin1'),
  'the last of two members': (token) =>
    Buffer.from(text('first', `,"access_token":${JSON.stringify(token)}`)),
};

/** The text of the response has a mark, another encoding, bytes that are no text, or a member twice. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    for (const [what, bytes] of Object.entries(READABLE)) {
      const server = await stage.servers.start();
      const token = nextToken();
      server.valid.add(token);
      server.login = (response) =>
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(bytes(token));
      await stage.client({ server, way }).get();
      expect([what, server.calls[0]?.token]).toEqual([what, token]);
    }
    const server = await stage.servers.start();
    server.login = (response) =>
      response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(Buffer.from([0xff, 0xfe, 0, 0xd8, 0x80]));
    expect(await stage.client({ server, way }).fails()).toMatchObject({
      code: 'sign-in-unavailable',
    });
  }
};
