/** Step 4 of the algorithm: what n8n repeats was refused, so that the same secret does not go out again. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { startEdgecast } from '../../simulators/edgecast';
import { startEnlighted } from '../../simulators/enlighted';
import { startGossIcm } from '../../simulators/goss-icm';
import type { Simulator } from '../../simulators/simulator';
import { startTcpwave } from '../../simulators/tcpwave';
import { startTruesight } from '../../simulators/truesight';
import { items, Stage } from './stage/stage';

let simulator: Simulator;
let stage: Stage;

afterEach(async () => {
  stage.stop();
  await simulator.close();
});

async function open(
  start: () => Promise<Simulator>,
  schemeId: string,
  fields: ICredentialDataDecryptedObject = {},
): Promise<Readonly<Record<string, string>>> {
  simulator = await start();
  stage = await Stage.for(schemeId, simulator, fields);
  return simulator.accounts[schemeId] ?? {};
}

const sent = (): number => simulator.control.state().lastRequests.length;
const WRONG_TOKEN = '00000000-dead-beef-0000-000000000000';

describe('a static secret that is refused', () => {
  it.each([
    [
      'TCPWave token',
      startTcpwave,
      'tcpwave/session-token',
      { token: WRONG_TOKEN },
      '/organization/list',
    ],
    [
      'Enlighted key',
      startEnlighted,
      'enlighted/api-key',
      { apiKey: 'deadbeef'.repeat(8) },
      '/org/company',
    ],
  ])('goes out once: %s', async (_, start, schemeId, fields, path) => {
    const { baseUrl = '' } = await open(start, schemeId, fields);
    const first = await stage.tool(`${baseUrl}${path}`);
    expect(first.error?.message).toMatch(/rejected \(HTTP 401\).*does not try again for/);
    expect(sent()).toBe(1);
    const next = await stage.tool(`${baseUrl}${path}`);
    expect(next.error?.message).toMatch(/does not try again for/);
    expect(sent()).toBe(1);
  });

  it('locks no account from the HTTP Request node: the next run sends nothing', async () => {
    const { tsimUrl = '' } = await open(startTruesight, 'truesight/basic', { password: 'wrong' });
    const url = `${tsimUrl}/bppmws/api/Event/search`;
    const first = await stage.fetch(url, { method: 'POST', body: { criteria: {} } });
    expect(first.error?.message).toMatch(/Check user name and password/);
    // The account's own test request went first and was rejected; the call never went out.
    expect(sent()).toBe(1);
    const next = await stage.fetch(url, {
      method: 'POST',
      body: { criteria: {} },
      items: items(20),
    });
    expect(next.error?.message).toMatch(/does not try again for/);
    expect(sent()).toBe(1);
  });

  it('is looked at once for many requests that fail for other reasons', async () => {
    const { baseUrl = '' } = await open(startTcpwave, 'tcpwave/session-token');
    for (let n = 0; n < 5; n += 1) {
      const { error } = await stage.fetch(`${baseUrl}/no/such/call`);
      expect(error?.message).not.toMatch(/not tried again/);
    }
    expect(sent()).toBe(6);
  });

  it('goes out once: TrueSight Basic', async () => {
    const { tsimUrl = '' } = await open(startTruesight, 'truesight/basic', { password: 'wrong' });
    const { error } = await stage.tool(`${tsimUrl}/bppmws/api/Event/search`, { criteria: {} });
    expect(error?.message).toMatch(/Check user name and password/);
    expect(sent()).toBe(1);
  });
});

describe('Edgecast with a backup token', () => {
  const PATH = '/v2/mcc/customers/superblocks';
  const refused = (): number => simulator.control.state().refused;

  it('goes to the backup when n8n repeats the request', async () => {
    const { baseUrl = '' } = await open(startEdgecast, 'edgecast/rest-token', {
      token: WRONG_TOKEN,
    });
    const { error } = await stage.tool(`${baseUrl}${PATH}`, undefined, 3);
    expect(error).toBeUndefined();
    // The backup is remembered: the primary token went out once, with the account's own test.
    expect({ sent: sent(), refused: refused() }).toEqual({ sent: 5, refused: 1 });
  });

  it('goes to the backup in the HTTP Request node, after one look at the account for all items', async () => {
    const { baseUrl = '' } = await open(startEdgecast, 'edgecast/rest-token', {
      token: WRONG_TOKEN,
    });
    const first = await stage.fetch(`${baseUrl}${PATH}`, { items: items(20) });
    expect(first.error).toBeUndefined();
    // One test with each token, then 20 calls with the one that works.
    expect({ sent: sent(), refused: refused() }).toEqual({ sent: 22, refused: 1 });
    expect((await stage.fetch(`${baseUrl}${PATH}`)).error).toBeUndefined();
    expect(refused()).toBe(1);
  });

  it('keeps the token that works where Never Error takes another status for a response', async () => {
    const { baseUrl = '' } = await open(startEdgecast, 'edgecast/rest-token', {
      backupToken: WRONG_TOKEN,
    });
    const quiet = { options: { neverError: true } };
    expect((await stage.fetch(`${baseUrl}${PATH}`, quiet)).error).toBeUndefined();
    const { error, items: got } = await stage.fetch(`${baseUrl}/v2/no/such/call`, quiet);
    expect([error, got[0]?.json['statusCode']]).toEqual([undefined, 404]);
    expect((await stage.fetch(`${baseUrl}${PATH}`, quiet)).error).toBeUndefined();
    expect(refused()).toBe(0);
  });

  it('says so when both tokens are refused, and tries neither again', async () => {
    const { baseUrl = '' } = await open(startEdgecast, 'edgecast/rest-token', {
      token: WRONG_TOKEN,
      backupToken: WRONG_TOKEN.replace('beef', 'cafe'),
    });
    const { error } = await stage.fetch(`${baseUrl}${PATH}`);
    expect(error?.message).toMatch(/Compare the token with View Profile/);
    expect(refused()).toBe(2);
    const next = await stage.fetch(`${baseUrl}${PATH}`);
    expect(next.error?.message).toMatch(/does not try again for/);
    expect(refused()).toBe(2);
  });

  it('repeats no POST and changes no token after a failure that is no refusal', async () => {
    const { baseUrl = '' } = await open(startEdgecast, 'edgecast/rest-token');
    simulator.control.set({
      faults: [{ match: { pathPrefix: '/v2/mcc/customers/5F534' }, times: 1, status: 500 }],
    });
    const { error } = await stage.fetch(`${baseUrl}/v2/mcc/customers/5F534/edge/bulkpurge`, {
      method: 'POST',
      body: { MediaType: 3, Paths: [] },
    });
    expect(error).toMatchObject({ httpCode: '500' });
    expect(Object.entries(simulator.control.state().perRoute)).toEqual([
      ['GET /v2/mcc/customers/superblocks', 1],
      [expect.stringContaining('POST'), 1],
    ]);
    // The mark by which n8n's older helper goes on after the first look, and no token.
    expect(stage.rows.updates).toBe(1);
    expect(await stage.grant()).toBeUndefined();
  });
});

describe('Enlighted legacy with a clock that is an hour off', () => {
  const PATH = '/org/company';

  beforeEach(async () => {
    await open(startEnlighted, 'enlighted/legacy');
    simulator.control.set({ clockSkewSeconds: 3600 });
  });

  it.each(['fetch', 'tool'] as const)(
    'signs anew with the time of the server (%s)',
    async (how) => {
      const { baseUrl = '' } = simulator.accounts['enlighted/legacy'] ?? {};
      const first = await stage[how](`${baseUrl}${PATH}`);
      expect(first.error).toBeUndefined();
      const before = simulator.control.state().refused;
      const next = await stage[how](`${baseUrl}${PATH}`);
      expect(next.error).toBeUndefined();
      expect(simulator.control.state().refused).toBe(before);
    },
  );
});

describe('GOSS iCM', () => {
  const BODY = { jsonrpc: '2.0', id: 1, method: 'postcodeSearch', params: { postcode: 'PL6 7TL' } };

  it('goes to the key when n8n repeats a request whose token was refused', async () => {
    const { baseUrl = '' } = await open(startGossIcm, 'goss-icm/api-key');
    await stage.run('postcode.search', { postcode: 'PL6 7TL' });
    simulator.control.expireAll();
    const { error } = await stage.tool(`${baseUrl}/postcode`, BODY);
    expect(error).toBeUndefined();
    const signatures = simulator.control
      .state()
      .lastRequests.map(({ headers }) => ('x-api-token' in headers ? 'token' : 'key'));
    expect(signatures).toEqual(['key', 'token', 'key']);
  });

  it('goes with the key at once in the HTTP Request node, which could not come back', async () => {
    const { baseUrl = '' } = await open(startGossIcm, 'goss-icm/api-key');
    await stage.run('postcode.search', { postcode: 'PL6 7TL' });
    simulator.control.expireAll();
    const { error } = await stage.fetch(`${baseUrl}/postcode`, { method: 'POST', body: BODY });
    expect(error).toBeUndefined();
    expect(simulator.control.state().refused).toBe(0);
  });
});
