import type { Prove } from '../fault';
import { json } from '../server';
import { DESCRIBED } from '../stage';

/** The session has ended, and the API says so under 200, or with its login page. */
export const prove: Prove = async (stage) => {
  const document = { ...DESCRIBED, replies: { stale: [{ json: 'code', is: [1001] }] } };
  const server = await stage.servers.start();
  const client = stage.client({ server, document });
  await client.get();
  const dead = server.calls[0]?.token;
  server.reply = (response, { token }) =>
    json(response, token === dead ? { code: 1001, text: 'Session expired' } : { ok: true });
  expect(await client.get()).toMatchObject({ status: 200, items: [{ ok: true }] });
  expect(server.logins).toHaveLength(2);
  // A web page where data was: the token is asked about by the call that the document names.
  const probed = { ...DESCRIBED, test: { method: 'GET', path: '/me' } };
  const other = await stage.servers.start();
  const second = stage.client({ server: other, document: probed });
  await second.get();
  const old = other.calls[0]?.token;
  other.reply = (response, { token, url }) => {
    if (token !== old) return json(response, { ok: true });
    if (url === '/me') return json(response, {}, 401);
    return response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end('<!doctype html><title>Sign in</title>');
  };
  expect(await second.get()).toMatchObject({ items: [{ ok: true }] });
  expect(other.logins).toHaveLength(2);
};
