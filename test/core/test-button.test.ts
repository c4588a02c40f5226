/** What the Test button proves: the address of the API, the sign-in, and each of the account's secrets by itself. */
import { clientFor } from '../support/account';
import { loginAnswer, schemeCase, schemeServer } from '../support/every-scheme';
import type { SchemeServer } from '../support/every-scheme';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';

const PRIMARY = 'TOK:token-of-test';
const BACKUP = 'TOK:backupToken-of-test';
const LOGIN = loginAnswer('token-of-test');

function edgecast(statuses: Readonly<Record<string, number>>): SchemeServer {
  const server = schemeServer(schemeCase('edgecast/rest-token'));
  server.reply = ({ headers }) => ({
    status: statuses[headers['Authorization'] ?? ''] ?? 200,
    body: [],
  });
  return server;
}

it('tries the primary and the backup token', async () => {
  const server = edgecast({});
  await server.client.test();
  expect(server.calls.map(({ headers }) => headers['Authorization'])).toEqual([PRIMARY, BACKUP]);
});

it.each([
  ['primary token', 'backup token', { [PRIMARY]: 401 }],
  ['backup token', 'primary token', { [BACKUP]: 401 }],
])('names the %s where it is rejected and the %s works', async (rejected, works, statuses) => {
  await expect(edgecast(statuses).client.test()).rejects.toMatchObject({
    code: 'sign-in-refused',
    message: expect.stringContaining(`the ${rejected} was rejected; the ${works} works`),
  });
});

it('does not fail for what a server says beside the sign-in of the other token', async () => {
  await expect(edgecast({ [BACKUP]: 500 }).client.test()).resolves.toBeDefined();
});

it('tries only the token in use where no person has asked', async () => {
  const server = edgecast({ [PRIMARY]: 401 });
  await server.client.test(undefined, { pastLockout: false });
  await server.client.test(undefined, { pastLockout: true });
  expect(server.calls.map(({ headers }) => headers['Authorization'])).toEqual([
    PRIMARY,
    BACKUP,
    BACKUP,
  ]);
});

it.each([
  [
    'tcpwave/session-token',
    /no API at https:\S+: the server returned status 404\. Check Base URL; it usually looks like https:\/\/host:7443\/tims\/rest\./,
  ],
  ['edgecast/rest-token', /Check Base URL; it usually looks like https:/],
])('says where the API of %s usually is when nothing is there', async (id, says) => {
  const server = schemeServer(schemeCase(id));
  server.reply = () => ({ status: 404, body: { error: 'Not Found' } });
  await expect(server.client.test()).rejects.toMatchObject({
    code: 'failed',
    status: 404,
    message: expect.stringMatching(says),
  });
});

it('says in plain words what else the server answered', async () => {
  const server = schemeServer(schemeCase('tcpwave/session-token'));
  server.reply = () => ({ status: 500, body: {} });
  const test = expect(server.client.test()).rejects.toThrow(
    /^TCPWave Token API: the server returned status 500/,
  );
  await server.clock.advance(600_000);
  await test;
});

describe('an account of a vendor that says little', () => {
  const clock = createFakeClock();
  const open = (status: (token: string) => number, url = 'https://host/api/me') =>
    clientFor({
      vendor: plainVendor([], {
        test: () => ({ method: 'GET', url, headers: {} }),
        acquire: {
          kind: 'static',
          secrets: () => 2,
          sign: ({ secret }) => ({ headers: { 'X-Token': String(secret) } }),
        },
      }),
      scheme: 'plain/token',
      account: { baseUrl: 'https://host/api', token: 'token-of-test' },
      transport: createMemoryTransport(({ headers }) => ({
        status: status(headers['X-Token'] ?? ''),
      })).send,
      clock,
    });

  it('is told which of two secrets was rejected', async () => {
    const { test } = open((token) => (token === '1' ? 401 : 200));
    await expect(test()).rejects.toThrow('the second secret was rejected; the first secret works');
  });

  it('is told which field to check', async () => {
    await expect(open(() => 404).test()).rejects.toThrow(/status 404\. Check Base URL\.$/);
  });

  it('is told no field where the request went to none of its URLs', async () => {
    const { test } = open(() => 404, 'https://host/other');
    await expect(test()).rejects.toThrow(/the server returned status 404/);
    await expect(test()).rejects.not.toThrow(/Check Base URL/);
  });
});

it('tries what there is where the account has one secret', async () => {
  const server = schemeServer(schemeCase('edgecast/rest-token'), { secrets: { backupToken: '' } });
  await server.client.test();
  expect(server.calls).toHaveLength(1);
});

describe('the servers of an account beside the one that signs in', () => {
  const URLS = { baseUrl: 'https://api.test', tsimUrl: 'https://tsim.test' };
  const nowhere = { status: 404, body: { statusCode: '404', statusMsg: 'Not Found' } };
  const truesight = (id: string, account: Readonly<Record<string, string>>): SchemeServer =>
    schemeServer(schemeCase(id), { account });

  it.each([
    ['truesight/token', URLS, 'https://tsim.test'],
    ['truesight/ready-token', URLS, 'https://tsim.test'],
  ])('%s: tells that there is none of them', async (id, account, missing) => {
    const server = truesight(id, account);
    server.reply = ({ url }) => (url.startsWith(missing) ? nowhere : { body: {} });
    await expect(server.client.test()).rejects.toThrow(
      `there is no API at ${missing}: the server returned status 404. Check TSIM URL; it usually looks like https://tsim-host.`,
    );
  });

  it('asks the Presentation Server where Infrastructure Management signs in', async () => {
    const server = truesight('truesight/token', { ...URLS, signIn: 'tsim' });
    server.reply = ({ url }) => (url.startsWith(URLS.baseUrl) ? nowhere : LOGIN);
    await expect(server.client.test()).rejects.toThrow('Check TSPS URL; it usually looks like');
  });

  it('names both where both are at one URL', async () => {
    const server = truesight('truesight/token', { ...URLS, tsimUrl: URLS.baseUrl });
    server.reply = () => nowhere;
    await expect(server.client.test()).rejects.toThrow('Check TSPS URL and TSIM URL;');
  });

  it.each([[{ signIn: 'tsim', baseUrl: '' }], [{ tsimUrl: '' }]])(
    'asks none that %j does not have',
    async (account) => {
      const server = truesight('truesight/token', { ...URLS, ...account });
      server.reply = () => LOGIN;
      await server.client.test();
      expect(server.requests).toHaveLength(1);
    },
  );

  it('asks only the server that a ready token is for', async () => {
    const server = truesight('truesight/ready-token', { baseUrl: URLS.baseUrl });
    await server.client.test();
    expect(server.requests.map(({ url }) => new URL(url).origin)).toEqual([URLS.baseUrl]);
  });

  it('takes a user who may not search for one who is signed in', async () => {
    const server = truesight('truesight/token', URLS);
    server.reply = () => ({ status: 403, body: {} });
    await expect(server.client.test()).resolves.toBeDefined();
  });

  it('asks only what is in use where no person has asked', async () => {
    const server = truesight('truesight/ready-token', URLS);
    await server.client.test(undefined, { pastLockout: false });
    expect(server.calls).toHaveLength(1);
  });
});

describe('client credentials', () => {
  const open = (scopes: string): SchemeServer =>
    schemeServer(schemeCase('edgecast/client-credentials'), { account: { scopes } });
  const refusal = (status: number, code: string) => ({ status, body: { '@type': 'Error', code } });

  it.each([
    ['cdn.origins', '/cdn/origins/v0.5/http-large'],
    ['sec.cps.certificates:read', '/sec/cps/v2.0/certificates?page=1&page_size=1'],
    ['x.unknown ec.rtld', '/rtld/v1.0/log-formats'],
    ['x.unknown', '/rules-engine/v1.1/policies?page=1&page_size=1'],
    ['', '/rules-engine/v1.1/policies?page=1&page_size=1'],
  ])('with the scopes "%s" read %s', async (scopes, path) => {
    const server = open(scopes);
    await server.client.test();
    expect(server.calls.map(({ url }) => url)).toEqual([`https://api.test${path}`]);
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
  ])('of unknown scopes work where the gateway says %i %s', async (status, code) => {
    const server = open('');
    server.reply = () => refusal(status, code);
    await expect(server.client.test()).resolves.toBeDefined();
    expect(server.logins()).toBe(1);
  });

  it.each([
    ['a scope that the token should have', 'ec.rules', refusal(401, 'unauthorized')],
    ['a server that is not the gateway', '', { status: 401, body: 'Who are you?' }],
  ])('are rejected by %s', async (_, scopes, answer) => {
    const server = open(scopes);
    server.reply = () => answer;
    await expect(server.client.test()).rejects.toMatchObject({ status: 401 });
  });

  it('name the server that rejected them, which is not the API', async () => {
    const server = open('');
    server.login = () => ({ status: 400, body: { error: 'invalid_client' } });
    await expect(server.client.test()).rejects.toThrow('signing in as bob at https://id.test was');
  });
});

it('has nothing more to try where the account signs in', async () => {
  const server = schemeServer(schemeCase('truesight/token'));
  await server.call();
  await server.client.test();
  expect(server.logins()).toBe(1);
});
