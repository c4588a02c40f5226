import { readAccount } from '../../../core/account/read-account';
import type { AnyAccount } from '../../../core/model/account-field';
import { readyToken } from '../../../core/vendors/truesight/schemes';
import { faultOf } from '../../support/fault-of';
import { schemeCase, schemeServer } from '../../support/every-scheme';
import { signWith } from '../../support/sign-with';

const TSPS = 'https://tsps.example.test';
const TSIM = 'https://tsim.example.test';

function account(more: Readonly<Record<string, string>>): AnyAccount {
  return readAccount(readyToken, { token: 'T0K', ...more });
}

it.each([
  [{ baseUrl: TSPS }, { tsps: TSPS }, 'GET', `${TSPS}/tsws/api/v10.1/token`],
  [{ tsimUrl: TSIM }, { tsim: TSIM }, 'POST', `${TSIM}/bppmws/api/Event/search`],
  [
    { baseUrl: TSPS, tsimUrl: TSIM },
    { tsps: TSPS, tsim: TSIM },
    'GET',
    `${TSPS}/tsws/api/v10.1/token`,
  ],
])('needs one of the two servers and is tested on it (%j)', (urls, servers, method, url) => {
  expect(readyToken.servers(account(urls))).toEqual(servers);
  expect(readyToken.test?.(account(urls))).toMatchObject({ method, url });
});

it('says which URL to enter when there is none', () => {
  expect(faultOf(() => account({}))).toMatchObject({
    code: 'input',
    field: 'baseUrl',
    message: expect.stringContaining('Enter TSPS URL or TSIM URL: one of them') as string,
  });
});

it.each(['T0K', ' T0K\t', 'authtoken T0K', 'AuthToken  T0K', 'authToken: authToken T0K'])(
  'sends the token alone, however it was copied (%j)',
  (token) => {
    const draft = { method: 'GET', url: `${TSIM}/bppmws/api/x`, headers: {} } as const;
    const { headers } = signWith(readyToken, account({ tsimUrl: TSIM, token }), draft);
    expect(headers).toEqual({ Authorization: 'authtoken T0K' });
  },
);

it('does not pass the Test on TSIM where the search is not there', async () => {
  const server = schemeServer(schemeCase('truesight/ready-token'), {
    account: { baseUrl: '', tsimUrl: 'https://api.test' },
  });
  server.reply = () => ({ status: 404, body: { statusCode: '404', statusMsg: 'Not found' } });
  await expect(server.client.test()).rejects.toThrow('Check TSIM URL; it usually looks like');
});

it('never asks for a token, never signs out, and says once what to do when the token has ended', async () => {
  const server = schemeServer(schemeCase('truesight/ready-token'));
  server.reply = () => ({ status: 401, body: { statusCode: '401', statusMsg: 'Invalid token' } });
  const faults = await Promise.all(
    [1, 2, 3].map(() => server.call().catch((fault: unknown) => fault)),
  );
  for (const fault of faults) {
    expect(fault).toMatchObject({
      code: 'sign-in-refused',
      message: expect.stringMatching(
        /has expired or was signed out.*sign in to TrueSight again and enter the new token in Token\./,
      ) as string,
    });
  }
  expect(server.logins()).toBe(0);
  const signOut = server.client.run({ operation: 'session.signOut', params: {} });
  await expect(signOut).rejects.toMatchObject({ code: 'input' });
  // Sent unsolicited, a logout would end the session of the person who lent the token.
  expect(server.requests.map(({ method }) => method)).not.toContain('DELETE');
});
