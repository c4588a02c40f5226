import type { Prove } from '../fault';
import { json } from '../server';
import { WAYS } from '../stage';

/** Server errors: a POST is not repeated, a GET is, with growing pauses and an end. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    for (const status of [500, 502, 503, 504]) {
      const server = await stage.servers.start();
      server.reply = (response) => json(response, { error: 'x' }, status);
      const client = stage.client({ server, way });
      expect(await client.fails({ method: 'POST', payload: {} })).toMatchObject({ status });
      expect(server.calls).toHaveLength(1);
      expect(await client.fails()).toMatchObject({ code: 'failed', status });
      expect(server.calls).toHaveLength(5);
      const { sleeps } = client.clock;
      expect(sleeps).toHaveLength(3);
      expect(Math.max(...sleeps)).toBeLessThanOrEqual(4_000);
      expect(server.logins).toHaveLength(1);
    }
    const server = await stage.servers.start();
    server.reply = (response, _came, count) => json(response, {}, count < 3 ? 503 : 200);
    const client = stage.client({ server, way, limits: { budgetMs: 60_000 } });
    expect((await client.get()).status).toBe(200);
    // Not longer than all of it may take.
    server.reply = (response) => json(response, {}, 503);
    const short = stage.client({ server, way, limits: { budgetMs: 100 } });
    const before = server.calls.length;
    await short.fails();
    expect(server.calls.length - before).toBeLessThanOrEqual(2);
  }
};
