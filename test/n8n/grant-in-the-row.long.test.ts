/** Steps 1, 2 and 5 of the algorithm: the grant lives in n8n's row, and our nodes look there first. */
import { startEdgecast } from '../../simulators/edgecast';
import { startGossIcm } from '../../simulators/goss-icm';
import type { Simulator } from '../../simulators/simulator';
import { startTruesight } from '../../simulators/truesight';
import { travelInTime, type TimeTravel } from './engine/time-travel';
import { items, Stage, tokenIn } from './stage/stage';

const MINUTE = 60_000;
const TENANTS = '/tsws/10.0/api/omprovider/tenants';

let simulator: Simulator;
let stage: Stage;
let travel: TimeTravel;

const logins = (): number => simulator.control.state().logins;
const refused = (): number => simulator.control.state().refused;
const tenants = (count = 1) => stage.run('tenant.getMany', {}, { items: items(count) });

beforeEach(async () => {
  travel = travelInTime();
  simulator = await startTruesight();
  stage = await Stage.for('truesight/token', simulator);
});

afterEach(async () => {
  travel.end();
  stage.stop();
  await simulator.close();
});

describe('the grant in the row', () => {
  it('holds value, birth, end and the fingerprint of the account, encrypted', async () => {
    await tenants();
    const grant = await stage.grant();
    expect(grant).toEqual({
      version: 2,
      secrets: { token: expect.stringMatching(/^_/) as string },
      open: {},
      minted: expect.any(Number),
      expires: expect.any(Number),
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(Number(grant?.['expires']) - Number(grant?.['minted'])).toBeCloseTo(50 * MINUTE, -3);
    expect(stage.rows.stored(stage.id)).not.toContain(tokenIn(grant));
  });

  it('serves after a restart and when it is older than ten minutes, without a login', async () => {
    await tenants();
    stage.stop();
    travel.skip(15 * MINUTE);
    const restarted = await stage.secondProcess();
    const ran = await restarted.run('tenant.getMany');
    expect(ran.error).toBeUndefined();
    const { baseUrl = '' } = simulator.accounts['truesight/token'] ?? {};
    expect((await restarted.fetch(`${baseUrl}${TENANTS}`)).error).toBeUndefined();
    expect({ logins: logins(), refused: refused() }).toEqual({ logins: 1, refused: 0 });
    restarted.stop();
  });

  it('is not used for an account that was edited', async () => {
    await tenants();
    await stage.edit({ tenant: 'BmcRealm' });
    await tenants();
    expect(logins()).toBe(2);
    const restarted = await stage.secondProcess();
    await stage.edit({ tenant: '*' });
    // The row holds BmcRealm's grant; a process that never saw the other one signs in.
    await restarted.run('tenant.getMany');
    expect(logins()).toBe(3);
    restarted.stop();
  });

  it('is never kept for a scheme whose grant is bound to this address', async () => {
    const goss = await startGossIcm();
    const bound = await Stage.for('goss-icm/api-key', goss);
    try {
      await bound.run('postcode.search', { postcode: 'PL6 7TL' }, { items: items(3) });
      expect(goss.control.state().logins).toBe(1);
      const { grantToken = '' } = await bound.rows.data(bound.id);
      expect(grantToken).toBe('');
      expect(bound.rows.updates).toBe(0);
    } finally {
      bound.stop();
      await goss.close();
    }
  });
});

describe('which grant signs', () => {
  it('is the newer one of row and process', async () => {
    await tenants();
    const grant = await stage.grant();
    // Another worker that was slower writes its older grant over the newer one.
    const older = {
      ...grant,
      secrets: { token: '_older' },
      minted: Number(grant?.['minted']) - MINUTE,
    };
    await stage.edit({ grantToken: JSON.stringify(older) });
    await tenants();
    expect({ logins: logins(), refused: refused() }).toEqual({ logins: 1, refused: 0 });
  });

  it('is the one that another worker has stored since', async () => {
    await tenants();
    const worker = await stage.secondProcess();
    simulator.control.expireAll();
    await worker.run('tenant.getMany');
    expect(logins()).toBe(2);
    const before = refused();
    await tenants(5);
    // Our process reads the row before its run: no refused call and no login of its own.
    expect({ logins: logins(), refused: refused() - before }).toEqual({ logins: 2, refused: 0 });
    worker.stop();
  });

  it('is renewed past its end without a call that would be refused', async () => {
    simulator.control.set({ tokenLifeSeconds: 3000, expires: 'real' });
    await tenants();
    const { baseUrl = '' } = simulator.accounts['truesight/token'] ?? {};
    travel.skip(51 * MINUTE);
    await tenants();
    travel.skip(51 * MINUTE);
    const { error } = await stage.fetch(`${baseUrl}${TENANTS}`);
    expect(error).toBeUndefined();
    expect({ logins: logins(), refused: refused() }).toEqual({ logins: 3, refused: 0 });
  });

  it('is renewed within a run that lasts longer than a token lives', async () => {
    // Long enough for a call that was signed in time to arrive in time on a busy machine.
    const edgecast = await startEdgecast({ settings: { tokenLifeSeconds: 5, latencyMs: 500 } });
    const short = await Stage.for('edgecast/client-credentials', edgecast);
    try {
      const { error } = await short.run('policy.getMany', {}, { items: items(13) });
      expect(error).toBeUndefined();
      expect(edgecast.control.state().refused).toBe(0);
      expect(edgecast.control.state().logins).toBeLessThanOrEqual(3);
    } finally {
      short.stop();
      await edgecast.close();
    }
  });
});

describe('a run of our node', () => {
  it('reads the row again on a 401: a worker has stored a newer grant, so there is no login here', async () => {
    await tenants();
    const worker = await stage.secondProcess();
    simulator.control.set({
      faults: [{ match: { pathPrefix: TENANTS }, times: 1, delayMs: 400 }],
    });
    simulator.control.expireAll();
    // Judged dead on arrival, answered late; meanwhile the worker has signed in and stored.
    const slow = tenants();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await worker.run('tenant.getMany');
    expect(logins()).toBe(2);
    const { error } = await slow;
    expect(error).toBeUndefined();
    expect({ logins: logins(), updates: stage.rows.updates }).toEqual({ logins: 2, updates: 2 });
    worker.stop();
  });

  it('reads the credential once for 1,000 items and writes the row once for the sign-in', async () => {
    const { error } = await tenants(1000);
    expect(error).toBeUndefined();
    expect({ logins: logins(), updates: stage.rows.updates }).toEqual({ logins: 1, updates: 1 });
    const readsOfTheSignIn = stage.rows.reads;
    expect(readsOfTheSignIn).toBeLessThanOrEqual(6);
    await tenants(100);
    expect(stage.rows.reads - readsOfTheSignIn).toBe(1);
    expect(logins()).toBe(1);
  });
});
