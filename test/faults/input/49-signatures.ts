import { createHash } from 'node:crypto';

import type { Prove } from '../fault';

const KEY = 'key-of-"test"-&<\\>';

/** A server's own reading of the signature: over method, URL, body and time, as it came. */
const DOCUMENT = {
  name: 'Signed',
  fields: [{ name: 'key', label: 'Key', secret: true }],
  send: {
    make: [
      { as: 'now', now: 'seconds' },
      {
        as: 'signature',
        hash: 'sha1',
        of: ['{key}', '+', '{method}', '+', '{url}', '+', '{body}', '+', '{now}'],
        out: 'hex',
      },
    ],
    headers: { 'X-Signature': '{signature}', 'X-Time': '{now}' },
  },
};

const CALLS: readonly Readonly<Record<string, unknown>>[] = [
  { path: '/empty' },
  { method: 'POST', path: '/empty-body' },
  { method: 'POST', path: '/binary', payload: Buffer.from([0, 255, 128, 13, 10, 0xc3]) },
  { method: 'POST', path: '/text', payload: 'M\u00fcller \u{1f511}\r\n' },
  { method: 'POST', path: '/json', payload: { 'n\u00e4me': 'v\u00e4lue', list: [1, null] } },
  { path: '/query', query: { b: '2', a: '1', '\u00fc': '\u00e4 +&=', empty: '' } },
  { path: '/twice', query: { a: ['1', '2', '1'] } },
  { path: '/m\u00fcller/a b' },
];

/** Signatures fit what arrives: empty and binary bodies, umlauts, names twice, the edge of a second. */
export const prove: Prove = async (stage) => {
  const server = await stage.servers.start();
  const wrong: string[] = [];
  server.isGood = ({ method, url, headers, body }) => {
    const time = String(headers['x-time']);
    const hash = createHash('sha1').update(`${KEY}+${method}+${server.url}${url}+`);
    const wanted = hash.update(body).update(`+${time}`).digest('hex');
    if (headers['x-signature'] !== wanted) wrong.push(`${method} ${url}`);
    return headers['x-signature'] === wanted;
  };
  const client = stage.client({ server, document: DOCUMENT, account: { key: KEY } });
  for (const call of CALLS) await client.get(call);
  expect(wrong).toEqual([]);
  // 999 ms past a second and the next millisecond: a whole second each, and never one that is to come.
  for (const ms of [998, 1, 1, 1]) {
    client.clock.advance(ms);
    await client.get({ path: '/edge' });
  }
  expect(server.calls).toHaveLength(CALLS.length + 4);
  expect(server.refused).toBe(0);
};
