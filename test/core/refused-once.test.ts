import {
  EVERY_SCHEME,
  LOGIN_SCHEMES,
  grantText,
  schemeCase,
  schemeServer,
} from '../support/every-scheme';

const REFUSED = { status: 401 };

/** The call itself, and not the question whether the token is valid. */
const isCall = ({ url }: { readonly url: string }): boolean => url.endsWith('/x');

describe('a 401 is retried once', () => {
  it.each(LOGIN_SCHEMES)('signs in anew and repeats the call ($id)', async (row) => {
    const server = schemeServer(row);
    server.reply = (_, index) => (index === 0 ? REFUSED : { body: [] });
    await server.call();
    expect(server.logins()).toBe(2);
    expect(server.calls[1]?.headers['Authorization']).toContain(grantText(2));
  });

  it.each(LOGIN_SCHEMES)(
    'ends with the second 401 and says what can be done ($id)',
    async (row) => {
      const server = schemeServer(row);
      server.reply = () => REFUSED;
      const remedy = row.vendor.schemes.find((scheme) => scheme.id === row.id)?.remedies.refused;
      await expect(server.call()).rejects.toMatchObject({ code: 'sign-in-refused', status: 401 });
      await expect(server.call()).rejects.toThrow(remedy);
      expect(server.calls.filter(isCall)).toHaveLength(4);
    },
  );

  it('repeats a POST after a 401, since it was not done', async () => {
    const server = schemeServer(schemeCase('truesight/token'));
    server.reply = (_, index) => (index === 0 ? REFUSED : { body: {} });
    await server.call({ method: 'POST', payload: { a: 1 } });
    expect(server.calls.map(({ method, body }) => [method, body])).toEqual([
      ['POST', '{"a":1}'],
      ['POST', '{"a":1}'],
    ]);
  });

  it.each(EVERY_SCHEME)('never sends a call more than twice for refusals ($id)', async (row) => {
    const server = schemeServer(row);
    server.reply = () => REFUSED;
    await expect(server.call()).rejects.toMatchObject({ code: 'sign-in-refused' });
    expect(server.calls.filter(isCall).length).toBeLessThanOrEqual(2);
  });

  it('goes from the token to the key, once, where the grant is carried', async () => {
    const server = schemeServer(schemeCase('goss-icm/api-key'));
    server.reply = () => ({ headers: { 'x-api-token': 'token-1-of-test' } });
    await server.call();
    server.reply = () => REFUSED;
    await expect(server.call()).rejects.toThrow(/Check the API key/);
    const [, token, key] = server.calls;
    expect(server.calls).toHaveLength(3);
    expect(token?.headers).toMatchObject({ 'x-api-token': 'token-1-of-test' });
    expect(key?.headers).toMatchObject({ 'x-api-key': 'apiKey-of-test' });
  });

  it('names the scope that the call needs', async () => {
    const server = schemeServer(schemeCase('edgecast/client-credentials'));
    server.reply = () => REFUSED;
    const row = server.client.run({ operation: 'policy.getMany', params: {} });
    await expect(row).rejects.toThrow(/needs the scope ec\.rules/);
  });

  it('does not take the grant away from the others when one call is refused twice', async () => {
    const server = schemeServer(schemeCase('edgecast/client-credentials'));
    server.reply = ({ url }) => (url.endsWith('/forbidden') ? REFUSED : { body: [] });
    await expect(server.call({ path: '/forbidden' })).rejects.toThrow();
    await server.call();
    expect(server.logins()).toBe(2);
  });

  it('works again when a server hears of a new token late', async () => {
    const server = schemeServer(schemeCase('truesight/token'));
    server.reply = ({ headers }) =>
      headers['Authorization']?.includes(grantText(2)) === true && server.clock.mono() > 2_000
        ? { body: [] }
        : REFUSED;
    await expect(server.call()).rejects.toThrow();
    await server.clock.advance(3_000);
    await server.call();
    expect(server.logins()).toBe(2);
  });

  it('needs no WWW-Authenticate to see a refusal, and takes a 403 for none', async () => {
    const server = schemeServer(schemeCase('truesight/token'));
    server.reply = () => ({ status: 403, body: { statusMsg: 'Not for you' } });
    await expect(server.call()).rejects.toMatchObject({ code: 'denied', status: 403 });
    await expect(server.call()).rejects.toThrow(/Not for you.*authorization profile/);
    expect(server.logins()).toBe(1);
  });

  it('sees a session that ended in the body of a 200', async () => {
    const server = schemeServer(schemeCase('truesight/token'));
    server.reply = (_, index) =>
      index === 0 ? { body: { statusCode: '401', statusMsg: 'expired' } } : { body: [] };
    await server.call();
    expect(server.logins()).toBe(2);
  });
});
