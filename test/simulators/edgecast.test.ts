import { request } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { startEdgecast, type EdgecastSimulator } from '../../simulators/edgecast';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: unknown;
}

let simulator: EdgecastSimulator;
let account: string;
/** What the certificate authority finds in DNS. */
const published = new Map<string, readonly string[]>();

beforeAll(async () => {
  simulator = await startEdgecast({
    resolveTxt: (name) => Promise.resolve(published.get(name) ?? []),
  });
  account = simulator.accounts['edgecast/rest-token']?.accountNumber ?? '';
});
beforeEach(() => {
  simulator.control.reset();
  simulator.control.set({ completionMs: 60_000 });
});
afterAll(() => simulator.close());

function field(scheme: 'rest-token' | 'client-credentials', name: string): string {
  return simulator.accounts[`edgecast/${scheme}`]?.[name] ?? '';
}

function send(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, ca: simulator.ca, agent: false, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const isJson = (response.headers['content-type'] ?? '').startsWith('application/json');
        const parsed: unknown = isJson ? JSON.parse(text) : undefined;
        const status = response.statusCode ?? 0;
        resolve({ status, headers: response.headers, text, body: parsed });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };

function rest(
  method: string,
  path: string,
  body?: unknown,
  authorization = `TOK:${field('rest-token', 'token')}`,
): Promise<Answer> {
  const url = `${field('rest-token', 'baseUrl')}/${path}`;
  const headers = body === undefined ? { authorization } : { authorization, ...JSON_TYPE };
  return send(method, url, headers, body === undefined ? undefined : JSON.stringify(body));
}

const mcc = (path: string): string => `v2/mcc/customers/${account}/${path}`;

function askToken(form: Readonly<Record<string, string>>): Promise<Answer> {
  return send(
    'POST',
    field('client-credentials', 'tokenUrl'),
    { 'content-type': 'application/x-www-form-urlencoded' },
    new URLSearchParams(form).toString(),
  );
}

const client = (): Record<string, string> => ({
  client_id: field('client-credentials', 'clientId'),
  client_secret: field('client-credentials', 'clientSecret'),
  grant_type: 'client_credentials',
});

async function bearer(scope: string): Promise<string> {
  const answer = await askToken({ ...client(), scope });
  return `Bearer ${(answer.body as { access_token: string }).access_token}`;
}

function gateway(
  method: string,
  path: string,
  authorization: string,
  body?: unknown,
): Promise<Answer> {
  const url = `${field('client-credentials', 'baseUrl')}/${path}`;
  const headers = body === undefined ? { authorization } : { authorization, ...JSON_TYPE };
  return send(method, url, headers, body === undefined ? undefined : JSON.stringify(body));
}

/** Everything that was submitted is complete from now on. */
const finish = (): void => simulator.control.set({ completionMs: 0 });
const BLOCKS = 'v2/mcc/customers/superblocks';
const DENIED = { Message: 'Access Denied' };

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

describe('Edgecast: purge and load', () => {
  const url = 'http://cdn.example.com/images/a.png';
  const purge = { MediaPath: url, MediaType: 3 };

  it.each(['purge', 'load'])(
    'answers a %s with an id at once and completes it later',
    async (action) => {
      const sent = await rest('PUT', mcc(`edge/${action}`), purge);
      expect([sent.status, sent.body]).toEqual([200, { Id: expect.stringMatching(/^\d+$/) }]);
      const { Id } = sent.body as { Id: string };
      const running = await rest('GET', mcc(`edge/${action}/${Id}`));
      expect(running.body).toMatchObject({
        AccountNumber: account,
        Id,
        CompleteDate: null,
        MediaTypeId: 3,
      });
      finish();
      const done = await rest('GET', mcc(`edge/${action}/${Id}`));
      expect(done.body).toMatchObject({
        CompleteDate: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
      });
    },
  );

  it.each(['bulkpurge', 'bulkload'])('counts the addresses of a %s', async (action) => {
    const sent = await rest('PUT', mcc(`edge/${action}`), {
      ...purge,
      MediaPath: [url, `${url}?2`],
    });
    const { Id } = sent.body as { Id: string };
    expect((await rest('GET', mcc(`edge/${action}/${Id}`))).body).toMatchObject({
      Status_Details: { Count: 2, Status: 'in-progress', Completed_at: null },
    });
    finish();
    expect((await rest('GET', mcc(`edge/${action}/${Id}`))).body).toMatchObject({
      Status_Details: {
        Status: 'done',
        Completed_at: expect.stringMatching(/^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d [AP]M$/),
      },
    });
  });

  it('answers 400 to the 51st running purge, bulk ones counted by address, loads apart', async () => {
    const many = Array.from({ length: 49 }, (_, index) => `${url}?${index}`);
    expect((await rest('PUT', mcc('edge/bulkpurge'), { ...purge, MediaPath: many })).status).toBe(
      200,
    );
    expect((await rest('PUT', mcc('edge/purge'), purge)).status).toBe(200);
    const one = await rest('PUT', mcc('edge/purge'), purge);
    expect([one.status, one.body]).toEqual([400, { Message: expect.stringContaining('limit') }]);
    expect((await rest('PUT', mcc('edge/load'), purge)).status).toBe(200);
    finish();
    expect((await rest('PUT', mcc('edge/purge'), purge)).status).toBe(200);
  });

  it.each([
    ['a list', { ...purge, MediaPath: [url] }],
    ['no URL', { ...purge, MediaPath: '/images/a.png' }],
    ['an unknown media type', { ...purge, MediaType: 5 }],
    ['a media type in text', { ...purge, MediaType: '3' }],
    ['another property', { ...purge, Path: url }],
    ['no media type', { MediaPath: url }],
  ])('refuses a purge of %s', async (_name, body) => {
    expect((await rest('PUT', mcc('edge/purge'), body)).status).toBe(400);
  });

  it('answers the GET of an unknown id with 200 and an empty object, or 400 when told so', async () => {
    expect(await rest('GET', mcc('edge/purge/999'))).toMatchObject({ status: 200, body: {} });
    simulator.control.set({ unknownIdStatus: 400 });
    expect((await rest('GET', mcc('edge/purge/999'))).status).toBe(400);
    expect((await rest('GET', mcc('edge/nothing/1'))).status).toBe(404);
    expect((await rest('POST', mcc('edge/purge'), purge)).status).toBe(405);
  });
});

describe('Edgecast: origins and CNAMEs', () => {
  it('lists what was created for its platform, and knows the origin of a CNAME', async () => {
    const origin = {
      DirectoryName: 'shop',
      HostHeader: 'shop.example.com',
      HttpHostnames: [{ Name: 'http://a.example.com:80' }],
    };
    const made = await rest('POST', mcc('origins/httplarge'), origin);
    expect(made).toMatchObject({
      status: 200,
      body: { ...origin, MediaTypeId: 3, Id: expect.any(Number) },
    });
    expect((await rest('GET', mcc('origins/httplarge'))).body).toEqual([made.body]);
    expect((await rest('GET', mcc('origins/adn'))).body).toEqual([]);
    expect((await rest('GET', mcc('origins/large'))).status).toBe(400);
    const { Id } = made.body as { Id: number };
    const cname = { Name: 'cdn.example.com', DirPath: '/', MediaTypeId: 3, OriginId: Id };
    expect((await rest('POST', mcc('cnames'), { ...cname, OriginId: 1 })).status).toBe(400);
    expect(await rest('POST', mcc('cnames'), cname)).toMatchObject({ status: 200, body: cname });
    expect((await rest('POST', mcc('cnames'), cname)).status).toBe(400);
    expect((await rest('GET', mcc('cnames/httplarge'))).body).toMatchObject([cname]);
  });
});

describe('Edgecast: rules engine', () => {
  const path = 'rules-engine/v1.1/policies';
  const policy = {
    name: 'Cache images',
    state: 'draft',
    platform: 'http_large',
    rules: [
      {
        '@type': 'rule-create',
        description: 'r1',
        matches: [{ type: 'match.origin', origin_id: 77 }],
      },
    ],
  };
  let token: string;
  beforeEach(async () => {
    token = await bearer('ec.rules');
  });
  const add = async (change = {}): Promise<string> => {
    const made = await gateway('POST', path, token, { ...policy, ...change });
    return (made.body as { id: string }).id;
  };

  it('refuses what only an answer has, and names the property', async () => {
    const answer = await gateway('POST', path, token, { ...policy, created_at: 'now' });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        '@type': 'Error',
        code: 'invalid_input',
        status_code: 400,
        details: [{ '@type': 'ErrorDetail', source: '/created_at' }],
      },
    });
  });

  it('takes JSON that is declared as text, as the vendor SDK sends it', async () => {
    const url = `${field('client-credentials', 'baseUrl')}/${path}`;
    const headers = { authorization: token, 'content-type': 'text/plain' };
    expect((await send('POST', url, headers, JSON.stringify(policy))).status).toBe(200);
  });

  it('pages with links that lack the base path, and none to a next page at the end', async () => {
    for (const name of ['a', 'b', 'c']) await add({ name });
    const first = await gateway('GET', `${path}?page=1&page_size=2`, token);
    expect(first.body).toMatchObject({
      '@id': '/v1.1/policies',
      '@type': 'Collection',
      '@links': { next: { href: '/v1.1/policies?page=2&page_size=2' } },
      total_items: 3,
      items: [{ name: 'a' }, { name: 'b' }],
    });
    const second = await gateway('GET', `${path}?page=2&page_size=2`, token);
    expect(second.body).toMatchObject({ items: [{ name: 'c' }], '@links': { previous: {} } });
    expect((second.body as { '@links': object })['@links']).not.toHaveProperty('next');
    expect((await gateway('GET', `${path}?page=0`, token)).status).toBe(400);
    expect((await gateway('GET', `${path}?search=B`, token)).body).toMatchObject({
      total_items: 1,
    });
  });

  it('deploys a policy whose id is an integer, and tells when it is done', async () => {
    const id = await add();
    const deploys = 'rules-engine/v1.1/deploy-requests';
    const ask = { policy_id: Number(id), environment: 'production', message: 'go' };
    expect((await gateway('POST', deploys, token, { ...ask, policy_id: id })).status).toBe(400);
    const made = await gateway('POST', deploys, token, ask);
    expect(made.body).toMatchObject({
      state: 'submitted',
      environment: 'production',
      customer_id: account,
    });
    const latest = `${deploys}/latest?platform_id=http_large&environment=production&policy.id=${id}`;
    finish();
    expect((await gateway('GET', latest, token)).body).toMatchObject({
      items: [{ state: 'deployed', policies: [{ id }] }],
    });
    expect((await gateway('GET', `${latest}&state=submitted`, token)).body).toMatchObject({
      items: [],
    });
  });
});

describe('Edgecast: other services of the gateway', () => {
  it('lists log delivery profiles by kind; the method must have its object', async () => {
    const token = await bearer('ec.rtld');
    const path = 'rtld/v1.0/cdn/profiles';
    const profile = {
      profile_name: 'p',
      delivery_method: 'http_post',
      http_post: { destination_endpoint: 'https://logs.example.com' },
      fields: ['client_ip'],
    };
    expect(await gateway('POST', path, token, profile)).toMatchObject({
      status: 200,
      body: profile,
    });
    const wrong = { ...profile, delivery_method: 'datadog' };
    expect((await gateway('POST', path, token, wrong)).status).toBe(400);
    expect((await gateway('GET', path, token)).body).toMatchObject({ items: [profile] });
    expect((await gateway('GET', 'rtld/v1.0/rl/profiles', token)).body).toMatchObject({
      total_items: 0,
    });
  });

  it('rejects the token before when each sign-in ends the session before it', async () => {
    simulator.control.set({ singleSession: true });
    const first = await bearer('sec.cps.certificates');
    const second = await bearer('sec.cps.certificates');
    expect((await gateway('GET', 'sec/cps/v2.0/certificates', first)).status).toBe(401);
    expect((await gateway('GET', 'sec/cps/v2.0/certificates', second)).status).toBe(200);
  });

  it('orders certificates, lists at most 20 a page and sorts ascending by a minus', async () => {
    const token = await bearer('sec.cps.certificates');
    const path = 'sec/cps/v2.0/certificates';
    const order = {
      auto_renew: true,
      certificate_authority: 'DigiCert',
      certificate_label: 'a',
      dcv_method: 'Email',
      domains: [{ name: 'www.example.com', is_common_name: true }],
      validation_type: 'DV',
    };
    await gateway('POST', `${path}/cdnprovided`, token, order);
    await gateway('POST', `${path}/cdnprovided`, token, {
      ...order,
      certificate_label: 'b',
      domains: [{ name: 'b.example.org' }],
    });
    expect((await gateway('GET', `${path}?page_size=21`, token)).status).toBe(400);
    const labels = async (query: string): Promise<unknown> => {
      const { items } = (await gateway('GET', `${path}?${query}`, token)).body as {
        items: readonly { certificate_label: string }[];
      };
      return items.map((item) => item.certificate_label);
    };
    expect(await labels('sort=-certificate_label')).toEqual(['a', 'b']);
    expect(await labels('sort=certificate_label')).toEqual(['b', 'a']);
    expect(await labels('query=domain_names:*.example.com')).toEqual(['a']);
    const extended = { ...order, validation_type: 'EV' };
    expect((await gateway('POST', `${path}/cdnprovided`, token, extended)).status).toBe(400);
  });

  it('issues a certificate only when the authority finds the token in DNS', async () => {
    simulator.control.set({ completionMs: 0 });
    const token = await bearer('sec.cps.certificates');
    const base = 'sec/cps/v2.0';
    const made = await gateway('POST', `${base}/certificates/cdnprovided`, token, {
      auto_renew: true,
      certificate_authority: 'DigiCert',
      certificate_label: 'Shop',
      dcv_method: 'DnsTxtToken',
      domains: [{ name: 'www.example.com' }],
      validation_type: 'DV',
    });
    const id = String((made.body as { id: number }).id);
    const dcv = `${base}/dcv/certificates/${id}`;
    const status = async (): Promise<unknown> =>
      (await gateway('GET', `${base}/certificates/${id}/status`, token)).body;
    expect((await gateway('PUT', `${dcv}/check`, token)).status).toBe(400);
    expect(await status()).toMatchObject({
      status: 'DomainControlValidation',
      order_validation: { status: 'Pending' },
    });
    const { items } = (await gateway('GET', dcv, token)).body as {
      items: readonly { dcv_token: { token: string } }[];
    };
    published.set(
      'www.example.com',
      items.map((item) => item.dcv_token.token),
    );
    expect((await gateway('PUT', `${dcv}/check`, token)).status).toBe(204);
    expect(await status()).toMatchObject({
      order_validation: { status: 'Issued', domain_validations: [{ status: 'Approved' }] },
    });
  });

  it('answers what it has no route for from its samples, behind the same gate', async () => {
    const samples = [
      { method: 'GET', path: '/cdn/origins/v0.5/{platform}/{id}', status: 200, body: { id: 7 } },
      { method: 'DELETE', path: '/cdn/origins/v0.5/{platform}/{id}', status: 204 },
      { method: 'GET', path: '/cdn/origins/v0.5/{any}/groups', status: 500, body: 'never' },
    ];
    const other = await startEdgecast({ samples });
    const first = simulator;
    simulator = other;
    try {
      const token = await bearer('cdn.origins');
      const one = 'cdn/origins/v0.5/adn/7';
      expect(await gateway('GET', one, token)).toMatchObject({ status: 200, body: { id: 7 } });
      expect(await gateway('DELETE', one, token)).toMatchObject({ status: 204, text: '' });
      expect((await gateway('GET', one, 'Bearer x')).status).toBe(401);
      expect((await gateway('GET', 'cdn/origins/v0.5/adn/groups', token)).status).toBe(200);
    } finally {
      simulator = first;
      await other.close();
    }
    expect(
      (await gateway('GET', 'cdn/origins/v0.5/adn/7', await bearer('cdn.origins'))).status,
    ).toBe(404);
  });

  it('forgets data on reset', async () => {
    const token = await bearer('ec.rules');
    const policy = { name: 'p', state: 'draft', platform: 'adn', rules: [] };
    await gateway('POST', 'rules-engine/v1.1/policies', token, policy);
    simulator.control.reset();
    const again = await bearer('ec.rules');
    expect((await gateway('GET', 'rules-engine/v1.1/policies', again)).body).toMatchObject({
      total_items: 0,
    });
  });
});
