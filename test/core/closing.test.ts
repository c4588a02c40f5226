import { createPool } from '../../core';
import {
  EVERY_SCHEME,
  LOGIN_SCHEMES,
  grantText,
  loginAnswer,
  schemeCase,
  schemeServer,
} from '../support/every-scheme';
import { createFakeClock, settle } from '../support/fake-clock';

const AT_ONCE = Promise.resolve();

const CANCELLED = { code: 'cancelled' };

describe('closing an account', () => {
  it.each(EVERY_SCHEME)('refuses further calls ($id)', async (row) => {
    const server = schemeServer(row);
    server.client.member.cell.close();
    await expect(server.call()).rejects.toMatchObject({
      ...CANCELLED,
      message: expect.stringMatching(/closed/),
    });
    expect(() => server.client.member.cell.peek()).toThrow(/closed/);
    expect(server.requests).toHaveLength(0);
  });

  it.each(EVERY_SCHEME)('leaves no sleeper behind ($id)', async (row) => {
    const server = schemeServer(row);
    server.reply = () => ({ status: 503 });
    const call = server.call().catch((fault: unknown) => fault);
    await settle();
    server.client.member.cell.close();
    await expect(call).resolves.toMatchObject(CANCELLED);
    expect(server.clock.sleeping).toBe(0);
  });

  it.each(LOGIN_SCHEMES)('ends the pauses of a sign-in, and tells who waits ($id)', async (row) => {
    const server = schemeServer(row);
    server.login = () => ({ status: 503 });
    const call = server.call().catch((fault: unknown) => fault);
    await settle();
    expect(server.clock.sleeping).toBe(1);
    server.client.member.cell.close();
    await expect(call).resolves.toMatchObject(CANCELLED);
    await settle();
    expect(server.clock.sleeping).toBe(0);
    expect(server.client.member.cell.isRenewing).toBe(false);
  });

  it('tells those who wait for the one that carries the key', async () => {
    const server = schemeServer(schemeCase('goss-icm/api-key'));
    server.reply = async () => {
      await server.clock.sleep(2_000);
      return {};
    };
    const carrier = server.call();
    await settle();
    const waiting = server.call().catch((fault: unknown) => fault);
    await settle();
    server.client.member.cell.close();
    await expect(waiting).resolves.toMatchObject(CANCELLED);
    expect(server.clock.sleeping).toBe(1);
    await server.clock.advance(2_000);
    await carrier;
  });

  it('does not let the result of an old account land in an edited one', async () => {
    const clock = createFakeClock();
    const pool = createPool(clock);
    const row = schemeCase('truesight/token');
    const old = schemeServer(row, { pool, clock, secrets: { password: 'old' } });
    old.login = async () => {
      await clock.sleep(1_000);
      return loginAnswer('grant-of-old');
    };
    const call = old.call().catch((fault: unknown) => fault);
    await settle();
    const left = old.client.member.leave({
      transport: () => Promise.reject(new Error()),
      grace: AT_ONCE,
    });
    const edited = schemeServer(row, { pool, clock, secrets: { password: 'new' } });
    await edited.call();
    await clock.advance(1_000);
    await Promise.all([left, call]);
    expect(edited.client.member.cell.stored()?.secrets['token']).toBe(grantText(1));
    expect(edited.logins()).toBe(1);
  });
});
