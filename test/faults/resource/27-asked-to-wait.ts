import type { Prove } from '../fault';
import { json } from '../server';
import { WAYS } from '../stage';

const inFuture = (): string => new Date(Date.now() + 20_000).toUTCString();

/** `Retry-After`, and the pauses that may come of it; undefined: the call gives up and says until when. */
const ASKED: readonly (readonly [string | (() => string), number, number])[] = [
  ['3', 3_000, 3_000],
  [inFuture, 17_000, 20_000],
  ['-5', 0, 1_000],
  ['soon', 0, 1_000],
  ['', 0, 1_000],
  ['1e3', 0, 1_000],
];

/** A 429 asks to wait: seconds, a date, less than nothing, for ever, or garbage. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    for (const [asked, least, most] of ASKED) {
      const server = await stage.servers.start();
      const text = typeof asked === 'string' ? asked : asked();
      server.reply = (response, _came, count) => {
        if (count > 1) return json(response, { ok: true });
        return response.writeHead(429, { 'Retry-After': text }).end();
      };
      const client = stage.client({ server, way });
      expect((await client.get()).status).toBe(200);
      const [pause = NaN] = client.clock.sleeps;
      expect([text, pause >= least && pause <= most]).toEqual([text, true]);
    }
    for (const forEver of ['1000000000', '9'.repeat(40), 'Fri, 31 Dec 2999 23:59:59 GMT']) {
      const server = await stage.servers.start();
      server.reply = (response) => response.writeHead(429, { 'Retry-After': forEver }).end();
      const error = await stage.client({ server, way }).fails();
      expect(error).toMatchObject({ code: 'throttled', status: 429 });
      expect(new Date(Number(error.retryAt)).getTime()).toBeGreaterThan(Date.now());
      expect(server.calls).toHaveLength(1);
    }
  }
};
