import { vendors } from '../../core';
import { startAll } from '../../simulators';
import type { Simulators } from '../../simulators';
import { socketClient } from '../support/over-sockets';
import type { SocketClient } from '../support/over-sockets';

/** A call of each scheme that only reads, and the account's field that makes it wrong when edited. */
const SCHEMES = [
  { scheme: 'tcpwave/session-token', operation: 'organization.getMany', secret: 'token' },
  { scheme: 'tcpwave/client-certificate', operation: 'organization.getMany', secret: undefined },
  {
    scheme: 'goss-icm/api-key',
    operation: 'postcode.search',
    params: { postcode: 'PL6 8BU' },
    secret: 'apiKey',
  },
  { scheme: 'truesight/token', operation: 'tenant.getMany', secret: 'password' },
  {
    scheme: 'truesight/basic',
    operation: 'event.search',
    params: { conditions: { mc_ueid: 'none' } },
    secret: 'password',
  },
  { scheme: 'enlighted/api-key', operation: 'floor.getMany', secret: 'apiKey' },
  { scheme: 'enlighted/legacy', operation: 'floor.getMany', secret: 'apiKey' },
  { scheme: 'edgecast/rest-token', operation: 'ipRange.get', secret: 'token' },
  { scheme: 'edgecast/client-credentials', operation: 'policy.getMany', secret: 'clientSecret' },
  { scheme: 'truesight/ready-token', operation: 'tenant.getMany', secret: 'token' },
] as const;

const WITH_SESSION = SCHEMES.filter(({ scheme }) =>
  ['goss-icm/api-key', 'truesight/token', 'edgecast/client-credentials'].includes(scheme),
);

describe('what the core promises, over real sockets against the simulators', () => {
  let simulators: Simulators;
  const open: SocketClient[] = [];

  beforeAll(async () => {
    simulators = await startAll();
  });

  beforeEach(() => {
    for (const simulator of Object.values(simulators)) simulator.control.reset();
  });

  afterEach(() => {
    for (const client of open.splice(0)) client.connection.close();
  });

  afterAll(async () => {
    await Promise.all(Object.values(simulators).map((simulator) => simulator.close()));
  });

  function simulatorOf(scheme: string): Simulators[keyof Simulators] {
    return simulators[scheme.split('/')[0] as keyof Simulators];
  }

  function clientOf(
    scheme: string,
    edit: Readonly<Record<string, string>> = {},
    concurrency = 50,
  ): SocketClient {
    const simulator = simulatorOf(scheme);
    const client = socketClient(
      scheme,
      { ...simulator.accounts[scheme], ...edit },
      { ca: simulator.ca, limits: { concurrency } },
    );
    open.push(client);
    return client;
  }

  function callOf(row: (typeof SCHEMES)[number]): { operation: string; params: object } {
    return { operation: row.operation, params: 'params' in row ? row.params : {} };
  }

  it('covers every scheme', () => {
    const all = vendors.flatMap((vendor) => vendor.schemes.map((scheme) => scheme.id)).sort();
    expect(SCHEMES.map(({ scheme }) => scheme).sort()).toEqual(all);
  });

  it.each(SCHEMES)('$scheme signs in and calls', async (row) => {
    const outcome = await clientOf(row.scheme).run(callOf(row) as never);
    expect(outcome.status).toBe(200);
    expect(simulatorOf(row.scheme).control.state().refused).toBe(0);
  });

  it.each(SCHEMES)('$scheme passes the Test', async (row) => {
    const report = await clientOf(row.scheme).test();
    expect(report.message).toMatch(/signed in/);
  });

  it.each(WITH_SESSION)(
    '$scheme: 300 calls on a dead token cost one sign-in and no failure',
    async (row) => {
      const client = clientOf(row.scheme);
      const { control } = simulatorOf(row.scheme);
      await client.run(callOf(row) as never);
      control.set({ loginLatencyMs: 50 });
      control.expireAll();
      const before = control.state().logins;
      const results = await Promise.allSettled(
        Array.from({ length: 300 }, () => client.run(callOf(row) as never)),
      );
      expect(results.filter((result) => result.status === 'rejected')).toEqual([]);
      expect(control.state().logins - before).toBe(1);
    },
  );

  it('also where a sign-in ends the session before it', async () => {
    const row = SCHEMES[3];
    const client = clientOf(row.scheme);
    const { control } = simulatorOf(row.scheme);
    control.set({ singleSession: true, loginLatencyMs: 20 });
    await client.run(callOf(row) as never);
    control.expireAll();
    const results = await Promise.allSettled(
      Array.from({ length: 300 }, () => client.run(callOf(row) as never)),
    );
    expect(results.filter((result) => result.status === 'rejected')).toEqual([]);
    expect(control.state().logins).toBe(2);
  });

  it.each(SCHEMES.filter(({ secret }) => secret !== undefined))(
    '$scheme: a wrong secret is tried once by 20 calls in turn, and the error says what to do',
    async (row) => {
      const wrong = 'deadbeef-wrong-secret-0001';
      const client = clientOf(row.scheme, { [String(row.secret)]: wrong, backupToken: '' });
      const { control } = simulatorOf(row.scheme);
      const messages = new Set<string>();
      for (let n = 0; n < 20; n += 1) {
        const fault: unknown = await client
          .run(callOf(row) as never)
          .catch((caught: unknown) => caught);
        expect(fault).toMatchObject({ code: 'sign-in-refused' });
        messages.add((fault as Error).message);
        expect(JSON.stringify(fault) + String(fault)).not.toContain(wrong);
      }
      const state = control.state();
      const tries = Object.values(state.perRoute).reduce((sum, count) => sum + count, 0);
      expect(tries).toBe(1);
      expect([...messages].join()).toMatch(/does not try again for \d+ (seconds|minutes)/);
    },
  );

  it('signs out of exactly what it opened', async () => {
    const row = SCHEMES[3];
    const client = clientOf(row.scheme);
    const { control } = simulatorOf(row.scheme);
    await client.run(callOf(row) as never);
    await client.member.leave({ transport: client.connection.transport, grace: Promise.resolve() });
    expect(control.state().logouts).toBe(1);
  });

  it('goes on with the backup token after a rotation, and says so', async () => {
    const row = SCHEMES[7];
    const { edgecast } = simulators;
    const before = edgecast.accounts[row.scheme] ?? {};
    edgecast.rotate();
    edgecast.deleteBackup();
    const after = edgecast.accounts[row.scheme] ?? {};
    const client = clientOf(row.scheme, {
      token: before['token'] ?? '',
      backupToken: after['token'] ?? '',
    });
    const outcome = await client.run(callOf(row) as never);
    expect(outcome.notices.map((notice) => notice.code)).toContain('alternate-secret');
    await client.run(callOf(row) as never);
    expect(edgecast.control.state().refused).toBe(1);
  });

  it('learns the time of a server whose clock is an hour off', async () => {
    const row = SCHEMES[6];
    const { control } = simulatorOf(row.scheme);
    control.set({ clockSkewSeconds: 3600 } as never);
    const client = clientOf(row.scheme);
    const outcome = await client.run(callOf(row) as never);
    expect(outcome.notices.map((notice) => notice.code)).toContain('clock-drift');
    await client.run(callOf(row) as never);
    expect(control.state().refused).toBe(1);
  });

  it('asks for a token once in 20 calls where tokens live for a minute', async () => {
    const row = SCHEMES[8];
    const { control } = simulatorOf(row.scheme);
    control.set({ tokenLifeSeconds: 60 });
    const client = clientOf(row.scheme);
    for (let n = 0; n < 20; n += 1) await client.run(callOf(row) as never);
    expect(control.state().logins).toBe(1);
  });

  it('refuses a server whose certificate nobody vouches for, and says what to do', async () => {
    const { truesight } = simulators;
    const client = socketClient('truesight/token', truesight.accounts['truesight/token'] ?? {});
    open.push(client);
    await expect(client.test()).rejects.toThrow(/certificate/i);
    expect(truesight.control.state().logins).toBe(0);
  });
});
