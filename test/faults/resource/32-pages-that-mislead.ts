import type { Prove } from '../fault';
import { json } from '../server';

const rows = (from: number, count: number): readonly object[] =>
  Array.from({ length: count }, (_, index) => ({ id: from + index }));

const ROW = { resource: 'thing', path: '/things', answer: { items: 'rows' } } as const;

/** A list whose next page is elsewhere, goes round in circles, is empty, or never ends. */
export const prove: Prove = async (stage) => {
  const server = await stage.servers.start();
  const other = await stage.servers.start();
  const client = stage.client({
    server,
    limits: { maxPages: 10 },
    operations: [
      {
        ...ROW,
        operation: 'byLink',
        paging: { kind: 'link', in: 'query', next: 'next', size: 2 },
      },
      {
        ...ROW,
        operation: 'byCursor',
        paging: { kind: 'cursor', in: 'query', cursor: 'after', next: 'next', size: 2 },
      },
      {
        ...ROW,
        operation: 'byOffset',
        paging: {
          kind: 'offset',
          in: 'query',
          offset: 'offset',
          limit: 'limit',
          total: 'total',
          size: 2,
        },
      },
    ],
  });
  const run = (operation: string) => client.run({ operation: `thing.${operation}`, params: {} });
  const failing = async (operation: string): Promise<string> => {
    const error: unknown = await run(operation).catch((fault: unknown) => fault);
    stage.saw(error);
    expect(error).toMatchObject({ name: expect.stringMatching(/Error/) as string });
    return (error as Error).message;
  };

  for (const next of [`${other.url}/things?page=2`, 'https://evil.test/x', '//evil.test/x']) {
    server.reply = (response) => json(response, { rows: rows(0, 2), next });
    expect(await failing('byLink')).toMatch(/The credential is sent to .* only/);
  }
  expect(other.calls).toEqual([]);

  // In a circle of two: bounded, and said.
  server.reply = (response, { url }) => {
    const isB = url.includes('b');
    json(response, { rows: rows(isB ? 2 : 0, 2), next: isB ? '/things?a' : '/things?b' });
  };
  expect(await failing('byLink')).toMatch(/continues after 10 pages/);

  // A cursor that does not move ends the list.
  server.reply = (response) => json(response, { rows: rows(0, 2), next: 'same' });
  expect((await run('byCursor')).items).toHaveLength(2);

  // An empty page ends a list, whatever the total says; a total that grows does not hold us.
  let calls = 0;
  server.reply = (response) => {
    calls += 1;
    json(response, { rows: calls < 4 ? rows(calls * 2, 2) : [], total: 100 + calls });
  };
  expect((await run('byOffset')).items).toHaveLength(6);

  // A server that ignores the position: half a list must not pass for a whole one.
  server.reply = (response) => json(response, { rows: rows(0, 2), total: 10 });
  expect(await failing('byOffset')).toMatch(/10 items.*cannot be fetched/s);
};
