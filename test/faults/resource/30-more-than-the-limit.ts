import type { Prove } from '../fault';
import { raw } from '../server';

const OK = 'HTTP/1.1 200 OK\r\n';
const GOOD = `${OK}Connection: close\r\nContent-Length: 11\r\n\r\n{"ok":true}`;

/** A response larger than the limit, without end, with too many headers, or after interim ones. */
export const prove: Prove = async (stage) => {
  const server = await stage.servers.start();
  const limits = { maxResponseBytes: 64 * 1024 };
  const client = stage.client({ server, limits });
  await client.get();

  server.reply = (response) => response.writeHead(200).end(Buffer.alloc(70_000, 'a'));
  expect(await client.fails()).toMatchObject({ code: 'too-large' });
  expect(server.calls).toHaveLength(2);

  server.reply = (_response, came) => {
    const socket = raw(came, `${OK}Transfer-Encoding: chunked\r\n\r\n`);
    const more = (): void => {
      while (socket.writable && socket.write(`4000\r\n${' '.repeat(0x4000)}\r\n`));
      if (socket.writable) socket.once('drain', more);
    };
    more();
  };
  expect(await client.fails()).toMatchObject({ code: 'too-large' });

  server.reply = (_response, came) =>
    raw(came, OK, 'X-Many: aaaaaaaaaaaaaaaa\r\n'.repeat(20_000)).end();
  expect((await client.fails()).message).toMatch(/header of the response is larger/);

  for (const first of ['100 Continue', '102 Processing', '103 Early Hints']) {
    server.reply = (_response, came) => raw(came, `HTTP/1.1 ${first}\r\n\r\n`, GOOD).end();
    expect(await client.get()).toMatchObject({ status: 200, items: [{ ok: true }] });
  }
  expect(server.logins).toHaveLength(1);
};
