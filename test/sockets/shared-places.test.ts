import { startEdgecast } from '../../simulators/edgecast';
import { socketClient } from '../support/over-sockets';

describe('at most 50 purges at a time', () => {
  it('waits for places that a purge of the other kind holds, and earns no 400', async () => {
    const simulator = await startEdgecast();
    try {
      simulator.control.set({ completionMs: 1000 } as never);
      const client = socketClient(
        'edgecast/rest-token',
        simulator.accounts['edgecast/rest-token'] ?? {},
        { ca: simulator.ca },
      );
      const urls = Array.from({ length: 50 }, (_, n) => `http://cdn.example.org/${String(n)}`);
      const [url] = urls;
      const platform = '3';
      const first = await client.run({
        operation: 'content.purge',
        params: { url, platform },
        waitSeconds: 0,
      });
      expect(first.status).toBe(200);
      const bulk = await client.run({
        operation: 'content.bulkPurge',
        params: { urls, platform },
        waitSeconds: 0,
      });
      expect(bulk.status).toBe(200);
      const { lastRequests } = simulator.control.state();
      expect(lastRequests.filter((request) => request.method === 'PUT')).toHaveLength(2);
      expect(lastRequests.filter((request) => request.method === 'GET').length).toBeGreaterThan(0);
      client.connection.close();
    } finally {
      await simulator.close();
    }
  });
});
