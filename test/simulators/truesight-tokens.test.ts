import { TRUESIGHT_ADMIN, TRUESIGHT_VIEWER } from '../../simulators/truesight';
import {
  FORM_TYPE,
  JSON_TYPE,
  LOGOUT_100,
  NO_TOKEN_TO_LOGOUT,
  OM,
  REFUSED,
  TOKEN,
  UA,
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
