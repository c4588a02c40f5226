import type { Simulator } from '../../simulators/simulator';
import {
  startTruesight,
  TRUESIGHT_ADMIN,
  TRUESIGHT_SAML_USER,
  TRUESIGHT_VIEWER,
} from '../../simulators/truesight';
import { ask } from '../support/ask';
import type { Answer } from '../support/ask';

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const { username, password } = TRUESIGHT_ADMIN;
const TOKEN = '/tsws/api/v10.1/token';
const LOGIN_100 = '/tsws/10.0/api/authenticate/login';
const LOGOUT_100 = '/tsws/10.0/api/authenticate/logout';
const OM = '/tsws/10.0/api/omprovider';
const UA = '/tsws/10.0/api/unifiedadmin';
const REFUSED = 'Authentication failed. Invalid Username/Password OR Invalid/Expired Token.';
const NO_TOKEN_TO_LOGOUT = 'Required input parameter Token To Logout is not found.';

let simulator: Simulator;
let tspsUrl: string;
let tsimUrl: string;

beforeAll(async () => {
  simulator = await startTruesight();
  tspsUrl = simulator.accounts['truesight/token']?.['baseUrl'] ?? '';
  tsimUrl = simulator.accounts['truesight/token']?.['tsimUrl'] ?? '';
});
afterAll(() => simulator.close());
beforeEach(() => simulator.control.reset());

type Headers = Readonly<Record<string, string>>;

function send(url: string, method: string, headers: Headers, body?: string): Promise<Answer> {
  return ask(url, { method, headers, ca: simulator.ca, ...(body === undefined ? {} : { body }) });
}
const tsps = (method: string, path: string, headers: Headers, body?: string) =>
  send(`${tspsUrl}${path}`, method, headers, body);
const tsim = (method: string, path: string, headers: Headers, body?: string) =>
  send(`${tsimUrl}/bppmws/api${path}`, method, headers, body);

const form = (fields: Headers) => new URLSearchParams(fields).toString();

type Login = Readonly<Record<'username' | 'password', string>>;

async function login(user: Login = TRUESIGHT_ADMIN, tenantName = '*'): Promise<string> {
  const answer = await tsps(
    'POST',
    TOKEN,
    JSON_TYPE,
    JSON.stringify({ username: user.username, password: user.password, tenantName }),
  );
  return inner(answer)['authToken'] as string;
}

const inner = (answer: Answer) => answer.json()['response'] as Record<string, unknown>;
const content = (answer: Answer) => answer.json()['responseContent'] as Record<string, unknown>;
const list = (answer: Answer) => answer.json()['responseList'] as Record<string, unknown>[];
const bearer = (token: string) => ({ authorization: `authToken ${token}` });
const basic = (user: string, secret: string) => ({
  authorization: `basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`,
});
const anyEvent = JSON.stringify({
  criteria: { identifier: 'severity', operator: 'EQUALS', value: 'CRITICAL' },
});
/** A call of TSIM that only reads. */
const searched = (headers: Headers) =>
  tsim('POST', '/Event/search', { ...JSON_TYPE, ...headers }, anyEvent);

describe('signing in to TrueSight', () => {
  it('takes JSON only on the 10.1 route and answers with a string statusCode', async () => {
    const answer = await tsps('POST', TOKEN, JSON_TYPE, JSON.stringify({ username, password }));
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json']);
    const body = answer.json();
    expect(body).toMatchObject({ statusCode: '200', statusMsg: 'OK' });
    expect(body['responseTimeStamp']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    expect(inner(answer)).toMatchObject({ authPassed: true, status: 'OK' });
    expect(inner(answer)['authToken']).toMatch(/^_[0-9a-f-]{36}$/);
    const asForm = await tsps('POST', TOKEN, FORM_TYPE, form({ username, password }));
    expect(asForm.status).toBe(415);
  });

  it('takes JSON and a form on the 10.0 route, a form only on TSIM', async () => {
    const fields = { username, password, tenantName: 'BmcRealm' };
    const asJson = await tsps('POST', LOGIN_100, JSON_TYPE, JSON.stringify(fields));
    const asForm = await tsps('POST', LOGIN_100, FORM_TYPE, form(fields));
    expect([asJson.status, asForm.status]).toEqual([200, 200]);
    expect(inner(asForm)['authToken']).toMatch(/^AQIC5w.*\*$/);
    const atTsim = await tsim('POST', '/authenticate/login', FORM_TYPE, form(fields));
    expect(inner(atTsim)['authToken']).toMatch(/^[A-Za-z0-9+/]{27}=$/);
    const jsonAtTsim = await tsim('POST', '/authenticate/login', JSON_TYPE, JSON.stringify(fields));
    expect(jsonAtTsim.status).toBe(415);
    expect(simulator.control.state().logins).toBe(3);
  });

  it('gives an expires that is the response time, the real one, or none', async () => {
    const sign = () => tsps('POST', TOKEN, JSON_TYPE, JSON.stringify({ username, password }));
    const same = await sign();
    expect(inner(same)['expires']).toBe(same.json()['responseTimeStamp']);
    simulator.control.set({ expires: 'real', tokenLifeSeconds: 120 });
    const life = Date.parse(String(inner(await sign())['expires'])) - Date.now();
    expect(life).toBeGreaterThan(110_000);
    expect(life).toBeLessThanOrEqual(120_000);
    simulator.control.set({ expires: 'none' });
    expect(inner(await sign())).not.toHaveProperty('expires');
    simulator.control.set({ loginEnvelope: false });
    expect((await sign()).json()).toMatchObject({ authPassed: true, status: 'OK' });
  });

  it('answers a wrong password, user or tenant with 401 and a missing field with 400', async () => {
    const sign = (fields: object) => tsps('POST', TOKEN, JSON_TYPE, JSON.stringify(fields));
    const wrong = await sign({ username, password: 'Admin12345/+&=' });
    expect([wrong.status, wrong.json()['statusCode'], inner(wrong)['authPassed']]).toEqual([
      401,
      '401',
      false,
    ]);
    expect((await sign({ username: 'Admin', password })).status).toBe(401);
    expect((await sign({ username, password, tenantName: 'Nobody' })).status).toBe(401);
    expect((await sign({ username })).status).toBe(400);
    expect((await sign({ username, password, tenant: '*' })).status).toBe(400);
    const atTsim = await tsim(
      'POST',
      '/authenticate/login',
      FORM_TYPE,
      form({ username, password: 'x' }),
    );
    expect([atTsim.status, atTsim.json()['errors']]).toEqual([401, [REFUSED]]);
    expect(simulator.control.state()).toMatchObject({ logins: 0, loginsRefused: 4 });
  });

  it('locks an account after three bad passwords, Basic included, and shows it', async () => {
    for (let round = 0; round < 3; round += 1) {
      await tsim('POST', '/Event/search', { ...JSON_TYPE, ...basic(username, 'bad') }, anyEvent);
    }
    const good = await tsps('POST', TOKEN, JSON_TYPE, JSON.stringify({ username, password }));
    expect(good.status).toBe(401);
    expect(simulator.control.state().details['lockedUsers']).toEqual([username]);
    simulator.control.reset();
    expect(await login()).toMatch(/^_/);
  });

  it('forgets bad passwords after a good one, and never locks when told so', async () => {
    const bad = () => tsps('POST', TOKEN, JSON_TYPE, JSON.stringify({ username, password: 'bad' }));
    await bad();
    await bad();
    await login();
    await bad();
    await bad();
    expect(await login()).toMatch(/^_/);
    simulator.control.set({ lockAfterBadPasswords: 0 });
    for (let round = 0; round < 5; round += 1) await bad();
    expect(await login()).toMatch(/^_/);
  });

  it('ends the session before when only one is allowed, for this user only', async () => {
    simulator.control.set({ singleSession: true });
    const [first, other, second] = [await login(), await login(TRUESIGHT_VIEWER), await login()];
    const status = async (token: string) =>
      (await tsps('GET', `${OM}/tenants`, bearer(token))).status;
    expect([await status(first), await status(other), await status(second)]).toEqual([
      401, 200, 200,
    ]);
  });

  it('lets a token die of age and of a restart', async () => {
    simulator.control.set({ tokenLifeSeconds: 0.2 });
    const brief = await login();
    expect((await tsps('GET', `${OM}/tenants`, bearer(brief))).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 220));
    expect((await tsps('GET', `${OM}/tenants`, bearer(brief))).status).toBe(401);
    simulator.control.set({ tokenLifeSeconds: 100 });
    const token = await login();
    simulator.control.expireAll();
    expect((await searched(bearer(token))).status).toBe(401);
  });

  it('gives a SAML user no token by any login, and takes the one from a browser on both servers', async () => {
    const body = { username: TRUESIGHT_SAML_USER.username, password: '' };
    for (const secret of ['', 'undefined', password]) {
      const answer = await tsps('POST', LOGIN_100, FORM_TYPE, form({ ...body, password: secret }));
      expect([400, 401]).toContain(answer.status);
    }
    const token = simulator.accounts['truesight/ready-token']?.['token'] ?? '';
    const named = { authToken: `authToken ${token}`, getTokenDetails: 'true' };
    expect(inner(await tsps('GET', TOKEN, named))).toMatchObject({
      username: TRUESIGHT_SAML_USER.username,
    });
    expect((await searched(bearer(token))).status).toBe(200);
    simulator.control.expireAll();
    expect((await tsps('GET', `${OM}/tenants`, bearer(token))).status).toBe(401);
    expect((await searched(bearer(token))).status).toBe(401);
    simulator.control.reset();
    expect((await tsps('GET', `${OM}/tenants`, bearer(token))).status).toBe(200);
  });

  it('says 503 on the token routes while the SSO server is down, and calls still work', async () => {
    const token = await login();
    simulator.control.set({ ssoDown: true });
    const answer = await tsps('POST', TOKEN, JSON_TYPE, JSON.stringify({ username, password }));
    expect([answer.status, answer.json()['statusMsg']]).toEqual([
      503,
      'Remedy SSO server is not accessible',
    ]);
    expect((await tsps('GET', TOKEN, { authToken: `authToken ${token}` })).status).toBe(503);
    expect((await tsps('GET', `${OM}/tenants`, bearer(token))).status).toBe(200);
    expect(simulator.control.state().loginsRefused).toBe(0);
  });
});

describe('the header of a TrueSight call', () => {
  it('is Authorization on business routes, of both servers, with one and the same token', async () => {
    const token = await login();
    expect((await tsps('GET', `${OM}/devices`, bearer(token))).status).toBe(200);
    expect(
      (
        await tsim(
          'POST',
          '/Event/search',
          { ...JSON_TYPE, authorization: `authtoken ${token}` },
          anyEvent,
        )
      ).status,
    ).toBe(200);
    for (const headers of [
      { authToken: `authToken ${token}` },
      { authorization: token },
      { authorization: `Bearer ${token}` },
      { authorization: `authToken  ${token}` },
      { authorization: `authToken ${token}x` },
    ]) {
      const refused = await tsps('GET', `${OM}/devices`, headers);
      expect([refused.status, refused.json()['statusCode'], refused.json()['statusMsg']]).toEqual([
        401,
        '401',
        'Invalid/expired token',
      ]);
      expect(inner(refused)).toEqual({ authPassed: true, status: 'OK' });
    }
    expect(simulator.control.state()).toMatchObject({ calls: 2, refused: 5 });
  });

  it('is a header named authToken on the token routes, and Authorization counts for nothing there', async () => {
    const token = await login(TRUESIGHT_ADMIN, 'BmcRealm');
    const named = { authToken: `authToken ${token}` };
    expect(inner(await tsps('GET', TOKEN, named))).toEqual({ authPassed: true, status: 'OK' });
    expect(inner(await tsps('GET', TOKEN, { ...named, getTokenDetails: 'true' }))).toEqual({
      username,
      tenantName: 'BmcRealm',
    });
    expect(inner(await tsps('GET', `${TOKEN}/groups`, named))['usergroups']).toEqual([
      'Administrators',
    ]);
    const missing = await tsps('GET', `${TOKEN}/groups`, bearer(token));
    expect([missing.status, missing.json()['statusMsg']]).toEqual([400, 'Token is missing']);
    const bare = await tsps('GET', TOKEN, { authToken: token });
    expect([bare.status, inner(bare)]).toEqual([401, { authPassed: true, status: 'OK' }]);
  });

  it('minds the spelling of the scheme word only when told to', async () => {
    const token = await login();
    const call = (word: string) =>
      tsps('GET', `${OM}/tenants`, { authorization: `${word} ${token}` });
    expect((await call('authtoken')).status).toBe(200);
    simulator.control.set({ exactSchemeWord: true });
    expect([(await call('authtoken')).status, (await call('authToken')).status]).toEqual([
      401, 200,
    ]);
    expect((await searched(bearer(token))).status).toBe(401);
  });

  it('may be Basic on TSIM, not on TSPS', async () => {
    const signed = { ...JSON_TYPE, ...basic(username, password) };
    expect((await tsim('POST', '/Event/search', signed, anyEvent)).status).toBe(200);
    expect((await tsps('GET', `${OM}/tenants`, basic(username, password))).status).toBe(401);
    const bad = await tsim(
      'POST',
      '/Event/search',
      { ...JSON_TYPE, ...basic(username, 'no') },
      anyEvent,
    );
    expect([bad.status, bad.json()]).toEqual([
      401,
      expect.objectContaining({ errors: [REFUSED], statusCode: '401', statusMsg: 'Unauthorized' }),
    ]);
  });

  it('refuses under HTTP 200 when told to', async () => {
    simulator.control.set({ expiryAs200: true });
    const answer = await tsps('GET', `${OM}/tenants`, bearer('dead'));
    expect([answer.status, answer.json()['statusCode']]).toEqual([200, '401']);
    const atTsim = await searched(bearer('dead'));
    expect([atTsim.status, atTsim.json()['statusCode']]).toEqual([200, '401']);
    expect(simulator.control.state()).toMatchObject({ calls: 0, refused: 2 });
  });

  it('answers 403 to a user who may look but not change', async () => {
    const token = await login(TRUESIGHT_VIEWER);
    const signed = { ...JSON_TYPE, ...bearer(token) };
    expect((await tsim('POST', '/Event/search', signed, anyEvent)).status).toBe(200);
    const denied = await tsim(
      'POST',
      '/Event/create',
      signed,
      '[{"attributes":{"CLASS":"EVENT"}}]',
    );
    expect([denied.status, denied.json()['statusCode']]).toEqual([403, '403']);
    expect((await tsps('POST', `${UA}/Timeframe/create`, signed, '{}')).status).toBe(403);
    expect(simulator.control.state()).toMatchObject({ calls: 1, refused: 0 });
  });
});

describe('signing out of TrueSight', () => {
  it('ends the token by DELETE', async () => {
    const named = { authToken: `authToken ${await login()}` };
    const answer = await tsps('DELETE', TOKEN, named);
    expect([answer.status, inner(answer)]).toEqual([200, { authPassed: true, status: 'OK' }]);
    const again = await tsps('DELETE', TOKEN, named);
    expect([again.status, again.json()['statusMsg']]).toEqual([401, 'Invalid/expired token']);
    expect(simulator.control.state()).toMatchObject({ logouts: 1, details: { openSessions: 0 } });
  });

  it('wants the token alone on the 10.0 route: the documented body is refused', async () => {
    const authToken = await login();
    const wrong = await tsps(
      'POST',
      LOGOUT_100,
      FORM_TYPE,
      form({ username, password, tenantName: '*' }),
    );
    expect([wrong.status, wrong.json()['statusMsg']]).toEqual([400, NO_TOKEN_TO_LOGOUT]);
    const both = await tsps('POST', LOGOUT_100, FORM_TYPE, form({ authToken, username, password }));
    expect(both.status).toBe(400);
    expect((await tsps('GET', `${OM}/tenants`, bearer(authToken))).status).toBe(200);
    expect((await tsps('POST', LOGOUT_100, FORM_TYPE, form({ authToken }))).status).toBe(200);
    expect((await tsps('GET', `${OM}/tenants`, bearer(authToken))).status).toBe(401);
  });

  it('answers the documented body on TSIM as the reader saw it, and takes the field of the setting', async () => {
    const token = await login();
    const wrong = await tsim(
      'POST',
      '/authenticate/logout',
      FORM_TYPE,
      form({ username, password }),
    );
    expect([wrong.status, wrong.json()]).toEqual([
      400,
      {
        errors: [NO_TOKEN_TO_LOGOUT],
        responseTimeStamp: expect.stringMatching(/^\d{4}-.*\d$/),
        statusCode: '400',
        statusMsg: 'Bad Request',
      },
    ]);
    simulator.control.set({ logoutField: 'tokenToLogout' });
    expect(
      (await tsim('POST', '/authenticate/logout', FORM_TYPE, form({ authToken: token }))).status,
    ).toBe(400);
    expect(
      (await tsim('POST', '/authenticate/logout', FORM_TYPE, form({ tokenToLogout: token })))
        .status,
    ).toBe(200);
    expect(simulator.control.state().logouts).toBe(1);
  });
});

describe('TrueSight events', () => {
  const event = (attributes: object, rest: object = {}) => ({
    eventSourceHostName: 'web01',
    eventSourceIPAddress: '10.4.0.11',
    attributes: { CLASS: 'EVENT', severity: 'CRITICAL', msg: 'disk full', ...attributes },
    ...rest,
  });
  let signed: Headers;
  beforeEach(async () => {
    signed = { ...JSON_TYPE, ...bearer(await login()) };
  });
  const create = (body: unknown, query = '') =>
    tsim('POST', `/Event/create${query}`, signed, JSON.stringify(body));
  const update = (body: unknown) => tsim('PUT', '/Event/update', signed, JSON.stringify(body));
  const search = async (criteria: object, sortCriteria?: object[]) =>
    list(await tsim('POST', '/Event/search', signed, JSON.stringify({ criteria, sortCriteria })));
  const equals = (identifier: string, value: string) => ({ identifier, operator: 'EQUALS', value });

  it('can be created, found and closed', async () => {
    const made = await create([event({})], '?routingId=pncell_tsim&routingIdType=CELL_NAME');
    expect(made.json()).toMatchObject({ statusCode: '200', statusMsg: 'OK' });
    const [item] = list(made);
    expect(item).toMatchObject({ statusCode: '200', statusMsg: 'OK' });
    const mcUeid = String(item?.['mc_ueid']);
    expect(mcUeid).toMatch(/^mc\.pncell_tsim\.[0-9a-f]{8}\.0$/);
    expect(await search(equals('mc_ueid', mcUeid))).toMatchObject([
      { attributes: { msg: 'disk full', mc_host: 'web01', status: 'OPEN' } },
    ]);
    await update([{ attributes: { mc_ueid: mcUeid, status: 'CLOSED', severity: 'OK' } }]);
    expect(await search(equals('mc_ueid', mcUeid))).toMatchObject([
      { attributes: { msg: 'disk full', status: 'CLOSED', severity: 'OK' } },
    ]);
  });

  it('are created anew by an update without mc_ueid', async () => {
    await create([event({})]);
    const changed = await update([event({ msg: 'twice' })]);
    expect(list(changed)[0]?.['mc_ueid']).toMatch(/00000002\.0$/);
    expect(await search(equals('CLASS', 'EVENT'))).toHaveLength(2);
  });

  it('come as an array; a single object only where the server allows it', async () => {
    const single = await create(event({}));
    expect([single.status, single.json()['statusMsg']]).toEqual([400, 'Bad Request']);
    simulator.control.set({ allowSingleEventBodyInCreate: true });
    expect((await create(event({}))).status).toBe(200);
    expect((await update(event({}))).status).toBe(400);
    expect((await create([])).status).toBe(400);
  });

  it('fail one by one: 203 when some did, 200 with the codes inside when all did', async () => {
    const some = await create([
      event({}),
      event({ severity: 'URGENT' }),
      { attributes: { msg: 'x' } },
    ]);
    expect([some.status, some.json()['statusCode']]).toEqual([203, '203']);
    expect(list(some).map((one) => one['statusCode'])).toEqual(['200', '400', '400']);
    const all = await update([{ attributes: { mc_ueid: 'mc.gone' } }]);
    expect([all.status, list(all)[0]]).toEqual([
      200,
      { statusCode: '404', statusMsg: 'Event mc.gone is not found.' },
    ]);
    simulator.control.set({ partialAs203: false });
    expect((await create([event({}), {}])).status).toBe(200);
  });

  it('are searched by EQUALS, nested AND and OR, and sorted', async () => {
    await create([
      event({ mc_host: 'a', msg: '1' }),
      event({ mc_host: 'b', msg: '2' }),
      event({ mc_host: 'b', msg: '3', severity: 'MINOR' }),
      event({ mc_host: 'c', msg: '10' }),
    ]);
    const criteria = {
      groupingOperator: 'AND',
      leftExpression: equals('severity', 'CRITICAL'),
      rightExpression: {
        groupingOperator: 'OR',
        leftExpression: equals('mc_host', 'b'),
        rightExpression: equals('mc_host', 'c'),
      },
    };
    const found = await search(criteria, [{ attributeName: 'msg', sortOrder: -1 }]);
    expect(found.map((one) => (one['attributes'] as Headers)['msg'])).toEqual(['10', '2']);
    expect(await search(equals('msg', 'none'))).toEqual([]);
    const raw = (body: string) => tsim('POST', '/Event/search', signed, body);
    expect((await raw('{}')).status).toBe(400);
    expect(
      (await raw('{"criteria":{"identifier":"a","operator":"equals","value":"b"}}')).status,
    ).toBe(400);
    expect((await raw('{"criteria":{"groupingOperator":"XOR"}}')).status).toBe(400);
    expect(
      (await raw('{"criteria":{"identifier":"a","operator":"EQUALS","value":"b"},"limit":1}'))
        .status,
    ).toBe(400);
  });

  it('go to a cell that exists, by parameters that exist', async () => {
    expect((await create([event({})], '?routingId=tsim&routingIdType=SERVER_NAME')).status).toBe(
      200,
    );
    expect((await create([event({})], '?routingId=nowhere')).status).toBe(404);
    expect((await create([event({})], '?routingIdType=NAME')).status).toBe(400);
    expect((await create([event({})], '?routingType=CELL_NAME')).status).toBe(400);
    expect((await create([event({})], '?applicationtype=CHANGE_MANAGEMENT')).status).toBe(200);
  });

  it('can be asked for by CI', async () => {
    await create([event({}), event({ mc_host: 'db01' })]);
    const ofCi = (query: string) =>
      tsim('POST', `/CI/bppmh_101/getEvents${query}`, signed, anyEvent);
    expect(list(await ofCi('?eventType=ALL&idType=RECON_ID'))).toHaveLength(1);
    expect((await ofCi('?eventType=SOME')).status).toBe(400);
  });
});

describe('TrueSight monitoring data', () => {
  let signed: Headers;
  beforeEach(async () => {
    signed = { ...JSON_TYPE, ...bearer(await login()) };
  });
  const om = (path: string) => tsps('GET', `${OM}${path}`, signed);

  it('lists devices by type and parent, without a filter by name', async () => {
    const names = async (query: string) =>
      (content(await om(`/devices${query}`))['deviceList'] as Headers[]).map(
        (one) => one['dispName'],
      );
    expect(await names('?tenantId=*&deviceEntityType=all&parentDeviceId=-1')).toHaveLength(4);
    expect(await names('?parentDeviceId=0')).toEqual(['esx01', 'db01']);
    expect(await names('?deviceEntityType=VmWare.Host')).toEqual(['esx01']);
    expect((await om('/devices?hostname=web01')).status).toBe(400);
    expect((await om('/devices?tenantId=nobody')).status).toBe(400);
  });

  it('lists monitor types and tenants', async () => {
    expect(
      content(await om('/monitortypes?tenantId=*&monitorCategory=all'))['monitorTypeList'],
    ).toHaveLength(3);
    expect(content(await om('/tenants'))['tenantList']).toEqual([
      { tenantId: '*' },
      { tenantId: 'BmcRealm' },
    ]);
  });
});

describe('TrueSight policies', () => {
  let signed: Headers;
  beforeEach(async () => {
    signed = { ...JSON_TYPE, ...bearer(await login()) };
  });
  const ua = (method: string, path: string, body?: object | string) =>
    tsps(method, `${UA}${path}`, signed, typeof body === 'object' ? JSON.stringify(body) : body);
  const item = (answer: Answer) => (answer.json()['response'] as Record<string, unknown>[])[0];
  const policies = (answer: Answer) => inner(answer)['policyList'] as Headers[];

  it('are all listed for a blank body, by kind and state otherwise, in both shapes', async () => {
    expect(policies(await ua('POST', '/Policy/list?responseType=basic', ''))).toMatchObject([
      { resourceName: 'Windows base', statusCode: '200' },
    ]);
    const none = await ua('POST', '/Policy/list', { type: 'blackoutPolicy' });
    expect(policies(none)).toEqual([]);
    const disabled = {
      filterCriteria: { policyEnabledStatus: 'DISABLED', policySharedStatus: 'ANY' },
    };
    expect(policies(await ua('POST', '/Policy/list', disabled))).toEqual([]);
    simulator.control.set({ policyList: 'array' });
    expect((await ua('POST', '/Policy/list', {})).json()['response']).toHaveLength(1);
  });

  it('keep a blackout that names an existing time frame', async () => {
    const blackoutPolicy = (timeframe: string) => ({
      blackoutPolicy: {
        tenant: { name: '*' },
        name: 'Patch night',
        type: 'blackout',
        enabled: true,
        agentSelectionCriteria: 'agentTag EQUALS "x"',
        timeframes: [{ name: timeframe }],
      },
    });
    expect((await ua('POST', '/BlackoutPolicy/create', blackoutPolicy('Never'))).status).toBe(400);
    const timeframe = { timeframe: { name: 'Night', recurrencePattern: { recurrence: 'daily' } } };
    expect(item(await ua('POST', '/Timeframe/create', timeframe))).toMatchObject({
      resourceName: 'Night',
      statusCode: '200',
    });
    const made = item(await ua('POST', '/BlackoutPolicy/create', blackoutPolicy('Night')));
    const id = String(made?.['resourceId']);
    const twice = await ua('POST', '/BlackoutPolicy/create', blackoutPolicy('Night'));
    expect([twice.status, item(twice)?.['statusCode']]).toEqual([200, '409']);
    const listed = policies(await ua('POST', '/Policy/list', { type: 'blackoutPolicy' }));
    expect(listed).toMatchObject([{ resourceName: 'Patch night', blackoutPolicy: { id } }]);
    expect(item(await ua('DELETE', `/Policy/${id}/delete?idType=id`))).toMatchObject({
      name: 'Patch night',
      statusMsg: 'Successfully deleted policy',
    });
    expect(item(await ua('DELETE', `/Policy/${id}/delete?idType=id`))).toMatchObject({
      statusCode: '404',
    });
  });

  it('keep time frames until they are deleted', async () => {
    expect(item(await ua('DELETE', '/Timeframe/tf-1/delete?idType=id'))).toMatchObject({
      statusCode: '200',
    });
    expect(item(await ua('DELETE', '/Timeframe/tf-1/delete?idType=id'))).toMatchObject({
      statusCode: '404',
    });
    expect((await ua('DELETE', '/Timeframe/tf-1/delete?idType=key')).status).toBe(400);
  });

  it('take a time frame only as the samples write it, and list it', async () => {
    const timeframe = (recurrencePattern: object, rest: object = {}) => ({
      timeframe: { name: 'Night', ...rest, recurrencePattern },
    });
    const wrong = [
      timeframe({ recurrence: 'yearly' }),
      timeframe({ recurrence: 'monthly', details: { dates: ['5', '6'] } }),
      timeframe({ recurrence: 'once' }),
      timeframe({ recurrence: 'daily' }, { startTime: '4pm' }),
      timeframe({ recurrence: 'daily' }, { endHour: { time: '1:10', type: 'minutes' } }),
    ];
    for (const body of wrong) {
      expect((await ua('POST', '/Timeframe/create', body)).status).toBe(400);
    }
    const right = timeframe({ recurrence: 'monthly', details: { dates: '5,6,14' } });
    expect(item(await ua('POST', '/Timeframe/create', right))).toMatchObject({ statusCode: '200' });
    const listed = (await ua('POST', '/Timeframe/list?responseType=basic', {})).json()['response'];
    expect(listed).toMatchObject([
      { resourceName: 'Weekend', timeframe: { recurrencePattern: { recurrence: 'weekly' } } },
      { resourceName: 'Night', timeframe: { tenant: '*' } },
    ]);
  });

  it('answers an unknown route in the words of its server', async () => {
    expect((await ua('GET', '/Nope')).json()).toMatchObject({
      statusCode: '404',
      statusMsg: 'Not found',
    });
    expect((await tsim('GET', '/Nope', signed)).json()).toMatchObject({
      errors: ['Not found'],
      statusCode: '404',
      statusMsg: 'Not Found',
    });
  });
});
