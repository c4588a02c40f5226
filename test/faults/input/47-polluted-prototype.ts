import type { Prove } from '../fault';
import { WAYS } from '../stage';

const EVIL = 'http://127.0.0.1:9';
const POLLUTION: Readonly<Record<string, unknown>> = {
  auth: { username: 'evil', password: 'evil' },
  headers: { 'x-evil': '1', authorization: 'evil' },
  baseURL: EVIL,
  baseUrl: EVIL,
  agent: false,
  token: 'evil',
  body: 'evil',
  query: { evil: '1' },
};

/** Something else in the process has put members on `Object.prototype`. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    const shape = (): unknown =>
      [...server.logins, ...server.calls].map(({ method, url, headers, body }) => ({
        method,
        url,
        headers: { ...headers, authorization: headers.authorization?.replace(/\d+/, '') },
        body: body.toString(),
      }));
    const call = async (): Promise<void> => {
      const client = stage.client({ server, way });
      await client.get();
      await client.get({ method: 'POST', payload: { a: 1 } });
    };
    await call();
    const before = shape();
    server.logins.length = 0;
    server.calls.length = 0;
    try {
      for (const [name, value] of Object.entries(POLLUTION)) {
        Object.defineProperty(Object.prototype, name, {
          value,
          configurable: true,
          writable: true,
        });
      }
      await call();
    } finally {
      for (const name of Object.keys(POLLUTION)) Reflect.deleteProperty(Object.prototype, name);
    }
    expect(shape()).toEqual(before);
  }
};
