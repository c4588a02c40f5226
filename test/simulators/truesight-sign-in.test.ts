import { TRUESIGHT_SAML_USER, TRUESIGHT_VIEWER } from '../../simulators/truesight';
import {
  FORM_TYPE,
  JSON_TYPE,
  LOGIN_100,
  OM,
  REFUSED,
  TOKEN,
  anyEvent,
  basic,
  bearer,
  form,
  inner,
  login,
  openTruesight,
  password,
  searched,
  simulator,
  tsim,
  tsps,
  username,
} from './truesight-client';

openTruesight();

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
