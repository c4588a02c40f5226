import type { Prove } from '../fault';

/** Paths, and what may arrive of them below the base URL `/api`; undefined: nothing is sent. */
const PATHS: readonly string[] = [
  ...['..', '/..', '/../secret', '/a/../../secret', '/%2e%2e/secret', '/.%2e/secret', '/%2E%2E/x'],
  ...['//evil.test', '//evil.test/x', '/\\evil.test', '\\\\evil.test', '\\evil', '/a\\..\\..\\x'],
  ...['http://evil.test/', 'https://evil.test', 'HTTP://evil.test', 'javascript:alert(1)', 'evil:'],
  ...['@evil.test', '/@evil.test', ':80@evil.test/', '?x=1', '#x', '/a#b', '/a%2fb', '/a%2Fb'],
  ...['/a b', '/a\r\nX: 1', '/a\0', '/a\tb', '/\u00fc', '/\u{1f511}', '/%', '/%zz', '/\ud800'],
  ...[
    'http://b\u00fccher.test/',
    '/ evil',
    ' //evil.test',
    '\t/x',
    '/.',
    '/./x',
    '/a/./b',
    '/.../x',
  ],
];

/** A path that a flow gives tries to leave the base URL or the server. */
export const prove: Prove = async (stage) => {
  const server = await stage.servers.start();
  const other = await stage.servers.start();
  const client = stage.client({ server, account: { baseUrl: `${server.url}/api` } });
  server.login = (response, came) => {
    server.valid.add('only');
    response.writeHead(200).end(JSON.stringify({ access_token: 'only', url: came.url }));
  };
  server.isGood = () => true;
  for (const path of [...PATHS, other.url, `${other.url}/x`, other.url.replace('http:', '')]) {
    const before = server.calls.length;
    const error: unknown = await client.run({ operation: 'custom.request', params: { path } }).then(
      () => undefined,
      (fault: unknown) => fault,
    );
    if (error === undefined) {
      expect([path, server.calls[before]?.url]).toEqual([
        path,
        expect.stringMatching(/^\/api(?:[/?]|$)(?!.*\/\.\.(?:\/|$))/),
      ]);
    } else {
      expect([path, error]).toEqual([path, expect.objectContaining({ code: 'input' })]);
      expect((error as Error).message).toMatch(/^path: /);
    }
  }
  // The sign-in of the account lies below its base URL too.
  expect(server.logins.every(({ url }) => url === '/api/login')).toBe(true);
  expect(other.calls.length + other.logins.length).toBe(0);
};
