import { createPool } from '../../core';
import { openSession } from '../../node-red/src/account-session';
import type { AccountSession } from '../../node-red/src/account-session';
import { clock } from '../../node-red/src/clock';
import type { Simulator } from '../../simulators/simulator';
import { startTruesight } from '../../simulators/truesight';
import { findScheme, vendors } from '../../core';
import type { Pool } from '../../core';

describe('the end of an account node', () => {
  let truesight: Simulator;
  let pool: Pool;

  beforeAll(async () => {
    truesight = await startTruesight();
  });

  afterAll(() => truesight.close());

  beforeEach(() => {
    truesight.control.reset();
    pool = createPool(clock);
  });

  function open(changes: Readonly<Record<string, unknown>> = {}): AccountSession {
    const vendor = vendors.find(({ id }) => id === 'truesight');
    if (vendor === undefined) throw new Error('no vendor');
    return openSession({
      vendor,
      scheme: findScheme(vendor, 'truesight/token'),
      entered: { ...truesight.accounts['truesight/token'], ...changes },
      limits: {},
      tls: { ca: truesight.ca },
      allowPlainPassword: false,
      pool,
      clock,
    });
  }

  const signIn = (session: AccountSession): Promise<unknown> => session.client.test();

  function grace(): { readonly wait: Promise<void>; over(): void } {
    let over = (): void => undefined;
    const wait = new Promise<void>((resolve) => {
      over = resolve;
    });
    return { wait, over: () => over() };
  }

  it('keeps the session through a deploy that brings the account back', async () => {
    const before = open();
    await signIn(before);
    const deploy = grace();
    const left = before.leave(deploy.wait);
    const after = open();
    deploy.over();
    await left;
    await signIn(after);
    expect(truesight.control.state()).toMatchObject({ logins: 1, logouts: 0 });
    await after.leave(Promise.resolve());
    expect(truesight.control.state().logouts).toBe(1);
    expect(pool.size).toBe(0);
  });

  it('logs out after the grace when the deploy has left nobody', async () => {
    const session = open();
    await signIn(session);
    const deploy = grace();
    const left = session.leave(deploy.wait);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(truesight.control.state().logouts).toBe(0);
    deploy.over();
    await left;
    expect(truesight.control.state().logouts).toBe(1);
  });

  it('takes an edited account for another one', async () => {
    const before = open();
    await signIn(before);
    const after = open({ tenant: 'BmcRealm' });
    expect(after.cell).not.toBe(before.cell);
    await before.leave(Promise.resolve());
    await after.leave(Promise.resolve());
    expect(truesight.control.state()).toMatchObject({ logins: 1, logouts: 1 });
  });

  it('does not hang on a server that never answers the logout', async () => {
    const session = open({ timeoutMs: 100 });
    await signIn(session);
    truesight.control.set({ faults: [{ times: 5, hang: true }] });
    const started = Date.now();
    await session.leave(Promise.resolve());
    expect(Date.now() - started).toBeLessThan(7_000);
  });
});
