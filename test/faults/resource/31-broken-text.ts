import type { Prove } from '../fault';
import { raw } from '../server';

/** Truncated JSON, text that is called JSON, and nothing at all. */
export const prove: Prove = async (stage) => {
  const server = await stage.servers.start();
  const rows = [
    { resource: 'thing', operation: 'list', path: '/things', answer: { items: 'rows' } },
  ];
  const client = stage.client({ server, operations: rows });
  const list = () => client.run({ operation: 'thing.list', params: {} });
  const jsonType = { 'Content-Type': 'application/json' };

  // Half of it would pass for all; what there is comes with the error.
  server.reply = (response) => response.writeHead(200, jsonType).end('{"rows":[1,2');
  for (const call of [list, () => client.get()]) {
    const error: unknown = await call().catch((fault: unknown) => fault);
    stage.saw(error);
    expect(error).toMatchObject({ code: 'failed', status: 200, body: '{"rows":[1,2' });
  }

  // A call of one's own gets what is no JSON; a list says that it is none.
  server.reply = (response) => response.writeHead(200, jsonType).end('OK');
  expect(await client.get()).toMatchObject({ status: 200, payload: 'OK' });
  const none: unknown = await list().catch((fault: unknown) => fault);
  stage.saw(none);
  expect(none).toMatchObject({ code: 'failed', status: 200 });

  server.reply = (response) => response.writeHead(204).end();
  expect(await client.get()).toMatchObject({ status: 204, items: [] });
  server.reply = (_response, came) =>
    raw(
      came,
      'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\nContent-Type: application/json\r\n\r\n',
    ).end();
  expect(await client.get()).toMatchObject({ status: 200, items: [] });
};
