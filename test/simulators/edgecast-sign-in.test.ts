import {
  BLOCKS,
  DENIED,
  JSON_TYPE,
  askToken,
  bearer,
  client,
  field,
  gateway,
  mcc,
  openEdgecast,
  rest,
  send,
  simulator,
} from './edgecast-client';

openEdgecast();

describe('Edgecast: REST API token', () => {
  it.each(['TOK:', 'TOK: ', 'tok:', 'Tok: '])(
    'takes the token after "%s", in any case',
    async (prefix) => {
      const token = field('rest-token', 'token').toUpperCase();
      expect((await rest('GET', BLOCKS, undefined, prefix + token)).status).toBe(200);
    },
  );

  it.each(['', 'Bearer abc', 'TOK', '12345678-1234-1234-1234-1234567890ab'])(
    'answers 401 to "%s"',
    async (header) => {
      const answer = await rest('GET', BLOCKS, undefined, header);
      expect([answer.status, answer.body]).toEqual([401, { Message: 'Unauthorized' }]);
    },
  );

  it('answers 401 to an unknown token, or 403 when told so, and counts both as refused', async () => {
    const unknown = 'TOK:12345678-1234-1234-1234-1234567890ab';
    expect(await rest('GET', BLOCKS, undefined, unknown)).toMatchObject({
      status: 401,
      body: DENIED,
    });
    simulator.control.set({ unknownTokenStatus: 403 });
    expect(await rest('GET', BLOCKS, undefined, unknown)).toMatchObject({
      status: 403,
      body: DENIED,
    });
    expect(simulator.control.state().refused).toBe(2);
  });

  it('gives the backup token equal rights until it is deleted', async () => {
    const backup = `tok:${field('rest-token', 'backupToken')}`;
    expect((await rest('GET', BLOCKS, undefined, backup)).status).toBe(200);
    simulator.deleteBackup();
    expect((await rest('GET', BLOCKS, undefined, backup)).status).toBe(401);
    expect(field('rest-token', 'backupToken')).toBe('');
  });

  it('makes the old primary the backup on rotation, through the control port too', async () => {
    const first = field('rest-token', 'token');
    simulator.rotate();
    expect(field('rest-token', 'backupToken')).toBe(first);
    expect((await rest('GET', BLOCKS, undefined, `TOK:${first}`)).status).toBe(200);
    const answer = await fetch(`${simulator.control.url}/actions/rotate`, { method: 'POST' });
    expect(answer.status).toBe(200);
    expect((await rest('GET', BLOCKS, undefined, `TOK:${first}`)).status).toBe(401);
    expect((await rest('GET', BLOCKS)).status).toBe(200);
    simulator.control.reset();
    expect(field('rest-token', 'token')).toBe(first);
  });

  it('answers 403 to a method that was not granted and 400 to a wrong account number', async () => {
    simulator.control.set({ deniedMethods: 'PUT,DELETE' });
    const purge = { MediaPath: 'http://cdn.example.com/a', MediaType: 3 };
    expect(await rest('PUT', mcc('edge/purge'), purge)).toMatchObject({
      status: 403,
      body: DENIED,
    });
    expect((await rest('GET', mcc('edge/purge/1'))).status).toBe(200);
    expect((await rest('GET', 'v2/mcc/customers/FFFF/edge/purge/1')).status).toBe(400);
  });

  it('answers errors in XML to those who accept only XML', async () => {
    const url = `${field('rest-token', 'baseUrl')}/${BLOCKS}`;
    const answer = await send('GET', url, { accept: 'application/xml' });
    expect([answer.status, answer.text]).toEqual([
      401,
      '<Error><Message>Unauthorized</Message></Error>',
    ]);
  });
});

describe('Edgecast: client credentials', () => {
  it('issues a token of 300 seconds for a form, with the headers of the sample', async () => {
    const answer = await askToken({ ...client(), scope: 'ec.rules ec.rtld' });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        expires_in: 300,
        token_type: 'Bearer',
        access_token: expect.stringMatching(/^[\w-]+(\.[\w-]+){2}$/),
      },
    });
    expect(answer.headers['cache-control']).toBe('no-store, no-cache, max-age=0');
    expect(answer.headers['content-type']).toBe('application/json; charset=UTF-8');
    expect(simulator.control.state()).toMatchObject({ logins: 1, loginsRefused: 0 });
  });

  it.each([
    ['a wrong secret', { client_secret: 'x' }, 'invalid_client'],
    ['an unknown client', { client_id: 'x' }, 'invalid_client'],
    ['another grant type', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['a scope of somebody else', { scope: 'ec.rules app.cache' }, 'invalid_scope'],
    ['scopes joined by an encoded plus', { scope: 'ec.rules+ec.rtld' }, 'invalid_scope'],
  ])('answers 400 to %s', async (_name, change, error) => {
    const answer = await askToken({ ...client(), ...change });
    expect([answer.status, answer.body]).toEqual([400, { error }]);
    expect(simulator.control.state().loginsRefused).toBe(error === 'invalid_client' ? 1 : 0);
  });

  it('takes neither JSON nor credentials in a Basic header', async () => {
    const url = field('client-credentials', 'tokenUrl');
    const asJson = await send('POST', url, JSON_TYPE, JSON.stringify(client()));
    expect([asJson.status, asJson.body]).toEqual([400, { error: 'invalid_request' }]);
    const { client_id, client_secret } = client();
    const basic = Buffer.from(`${client_id}:${client_secret}`).toString('base64');
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${basic}`,
    };
    const asBasic = await send('POST', url, headers, 'grant_type=client_credentials');
    expect([asBasic.status, asBasic.body]).toEqual([400, { error: 'invalid_client' }]);
  });

  it('gives all scopes to a request without one, unless told otherwise', async () => {
    expect((await gateway('GET', 'rtld/v1.0/cdn/profiles', await bearer(''))).status).toBe(200);
    simulator.control.set({ scopeOptional: false });
    expect((await askToken(client())).body).toEqual({ error: 'invalid_scope' });
  });

  it.each([
    ['ec.rules', 'rules-engine/v1.1/policies'],
    ['ec.analytics.rtap.reports', 'report-builder/v1/granularities'],
    ['ec.rtld', 'rtld/v1.0/cdn/profiles'],
    ['sec.cps.certificates', 'sec/cps/v2.0/certificates'],
    ['cdn.origins', 'cdn/origins/v0.5/http-large/groups'],
  ])('asks for %s at %s: 401 without it, or 403 when told so', async (scope, path) => {
    expect((await gateway('GET', path, await bearer(scope))).status).toBe(200);
    const wrong = await bearer(scope === 'ec.rules' ? 'ec.rtld' : 'ec.rules');
    expect(await gateway('GET', path, wrong)).toMatchObject({
      status: 401,
      body: { '@type': 'Error', code: 'unauthorized', status_code: 401, details: [] },
    });
    simulator.control.set({ missingScopeStatus: 403 });
    expect(await gateway('GET', path, wrong)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });

  it('answers 401 to an expired token, a killed one, a TOK and nothing', async () => {
    const path = 'rules-engine/v1.1/policies';
    simulator.control.set({ tokenLifeSeconds: 0.05 });
    const short = await bearer('ec.rules');
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect((await gateway('GET', path, short)).status).toBe(401);
    simulator.control.set({ tokenLifeSeconds: 60 });
    const killed = await bearer('ec.rules');
    simulator.control.expireAll();
    expect((await gateway('GET', path, killed)).status).toBe(401);
    const tok = `TOK:${field('rest-token', 'token')}`;
    expect((await gateway('GET', path, tok)).status).toBe(401);
    expect((await gateway('GET', path, '')).status).toBe(401);
    expect((await rest('GET', BLOCKS, undefined, await bearer('ec.rules'))).status).toBe(401);
  });

  it('answers 429 with Retry-After beyond the calls of a minute', async () => {
    simulator.control.set({ callsPerMinute: 2, retryAfter: '7' });
    const token = await bearer('ec.rules');
    const path = 'rules-engine/v1.1/policies';
    for (const status of [200, 200, 429]) {
      expect((await gateway('GET', path, token)).status).toBe(status);
    }
    const answer = await gateway('GET', path, token);
    expect(answer.headers['retry-after']).toBe('7');
    expect(answer.body).toMatchObject({ code: 'rate_limit_reached' });
    simulator.control.set({ retryAfter: '' });
    expect((await gateway('GET', path, token)).headers['retry-after']).toBeUndefined();
  });
});
