import { createHash } from 'node:crypto';

import type { Prove } from '../fault';
import type { FaultServer } from '../server';
import { json } from '../server';

const KEY = 'key-of-"test"-&<\\>';
const HOUR = 3_600_000;

/** Verifies a signature within five minutes of the time that the server believes in. */
function signing(server: FaultServer, offset: number, headers: Record<string, string>): void {
  server.isGood = () => true;
  server.reply = (response, { headers: sent }) => {
    const { apikey: user = '', authorization = '', ts = '' } = sent as Record<string, string>;
    const now = Date.now() + offset;
    const wanted = createHash('sha1').update(`${user}${KEY}${ts}`).digest('hex');
    const isGood = authorization === wanted && Math.abs(now - Number(ts)) < 300_000;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (headers['Date'] === undefined) response.sendDate = false;
    if (headers['Date'] === 'now') response.setHeader('Date', new Date(now).toUTCString());
    json(response, [], isGood ? 200 : 401);
  };
}

/** The clock of a server that checks signatures is an hour off, and it says its time, or not. */
export const prove: Prove = async (stage) => {
  const account = { username: 'bob', apiKey: KEY };
  for (const offset of [HOUR, -HOUR]) {
    const server = await stage.servers.start();
    signing(server, offset, { Date: 'now' });
    const scheme = 'enlighted/legacy';
    const client = stage.client({ server, scheme, account });
    const outcome = await client.get();
    expect(outcome.notices.map(({ code }) => code)).toContain('clock-drift');
    await client.get();
    expect(server.calls).toHaveLength(3);

    // No time, or one that a cache has kept: nothing to learn, one attempt, one sentence.
    for (const headers of [{}, { Date: 'now', Age: '3600' }]) {
      const silent = await stage.servers.start();
      signing(silent, offset, headers as Record<string, string>);
      const error = await stage.client({ server: silent, scheme, account }).fails();
      expect(error.code).toBe('sign-in-refused');
      expect(silent.calls).toHaveLength(1);
    }
  }
};
