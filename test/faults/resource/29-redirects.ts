import type { Prove } from '../fault';
import { json } from '../server';
import { WAYS } from '../stage';

/** Redirects: along the own origin they are followed, to any other no credential goes. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    const other = await stage.servers.start();
    const client = stage.client({ server, way });
    const { port } = new URL(server.url);
    const away = [
      `${other.url}/there`,
      `//${new URL(other.url).host}/there`,
      `http://localhost:${port}/there`,
      `https://127.0.0.1:${port}/there`,
      `http://evil@127.0.0.1:${port}/there`,
      'http://[::1]/there',
    ];
    for (const status of [301, 302, 303, 307, 308]) {
      server.reply = (response, { url }) => {
        if (url === '/there') return json(response, { there: true });
        return response.writeHead(status, { Location: '/there' }).end();
      };
      expect(await client.get()).toMatchObject({ items: [{ there: true }] });
      expect(server.calls.at(-1)?.token).toMatch(/^token-/);
      for (const location of away) {
        server.reply = (response) => response.writeHead(status, { Location: location }).end();
        const before = server.calls.length;
        const error = await client.fails();
        expect([location, error.code]).toEqual([location, 'redirected']);
        expect(server.calls.length - before).toBe(1);
      }
      // A POST is not turned into a GET.
      server.reply = (response, { url }) =>
        url === '/there'
          ? json(response, {})
          : response.writeHead(status, { Location: '/there' }).end();
      const before = server.calls.length;
      const post = { method: 'POST', payload: { a: 1 } };
      if (status < 307) expect(await client.fails(post)).toMatchObject({ code: 'redirected' });
      else await client.get(post);
      expect(server.calls.slice(before).every(({ method }) => method === 'POST')).toBe(true);
    }
    server.reply = (response) => response.writeHead(302, { Location: '/round' }).end();
    const before = server.calls.length;
    expect(await client.fails()).toMatchObject({ code: 'redirected' });
    expect(server.calls.length - before).toBeLessThanOrEqual(6);
    expect(other.calls.length + other.logins.length).toBe(0);
  }
};
