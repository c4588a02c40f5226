import { createFakeClock } from '../support/fake-clock';
import type { Outcome } from '../../core';
import { clockOffset } from '../../core/token/skew';
import { legacy } from '../../core/vendors/enlighted/schemes';
import { readAccount } from '../../core';
import { signRequest } from '../../core/client/sign';
import { schemeCase, schemeServer } from '../support/every-scheme';
import type { SchemeServer } from '../support/every-scheme';
import { TokenCell } from '../../core/token/cell';
import { replyOf } from '../support/memory-transport';
import { readReply } from '../../core';

const HOUR = 3_600_000;
const AT = 1_457_033_811_032;
const enlighted = (): SchemeServer => schemeServer(schemeCase('enlighted/legacy'));

/** A server whose clock is off; it takes signatures of up to ten seconds of age. */
function withClock(server: SchemeServer, aheadMs: number, headers = {}): void {
  server.reply = (request) => {
    const now = server.clock.wall() + aheadMs;
    const date = new Date(now).toUTCString();
    const fits = Math.abs(Number(request.headers['ts']) - now) < 10_000;
    return { status: fits ? 200 : 401, headers: { date, ...headers }, body: [] };
  };
}

describe('a signature, new for each attempt', () => {
  it('is the SHA-1 that the vendor’s page shows', () => {
    const account = readAccount(legacy, {
      baseUrl: 'https://h/ems/api',
      username: 'bob',
      apiKey: '6eb6f07fd09b18dd61dd353dfb669820e7859cd3',
    });
    const draft = { method: 'GET', url: 'https://h/ems/api/x', headers: {} } as const;
    const clock = createFakeClock(AT + 0.5);
    const lease = new TokenCell(legacy, account, clock).unproven();
    if (lease === undefined) throw new Error('nothing to sign with');
    const { request } = signRequest({ scheme: legacy, account }, draft, lease.stamp);
    expect(request.headers['ts']).toBe(String(AT));
    expect(request.headers['Authorization']).toBe('e20ac2c963ccfacf23a1f70287286443820e66d1');
  });

  it.each([HOUR, -HOUR])('follows the clock of the server (%d ms ahead)', async (ahead) => {
    const server = enlighted();
    withClock(server, ahead);
    const outcome = (await server.call()) as Outcome;
    await server.call();
    expect(server.calls).toHaveLength(3);
    expect(outcome.notices).toMatchObject([{ code: 'clock-drift' }]);
    expect(outcome.notices[0]?.message).toMatch(
      ahead > 0 ? /60 minutes behind/ : /60 minutes ahead of/,
    );
  });

  it('learns the offset once for many calls', async () => {
    const server = enlighted();
    withClock(server, HOUR);
    await Promise.all(Array.from({ length: 20 }, () => server.call()));
    const before = server.calls.length;
    await server.call();
    expect(server.calls.length).toBe(before + 1);
  });

  it('forgets the offset when the clock has been set right', async () => {
    const server = enlighted();
    withClock(server, HOUR);
    await server.call();
    server.clock.stepWall(HOUR);
    withClock(server, 0);
    const outcome = (await server.call()) as Outcome;
    expect(outcome.notices).toEqual([]);
  });

  it.each([
    ['an Age', { age: '60' }],
    ['no Date', { date: undefined as unknown as string }],
    ['a Date that is none', { date: 'yesterday' }],
  ])('learns nothing from a reply with %s', async (_, headers) => {
    const server = enlighted();
    withClock(server, HOUR, headers);
    await expect(server.call()).rejects.toThrow(/Check user name and API key/);
    expect(server.calls).toHaveLength(1);
    expect(server.client.member.cell.offsetMs).toBe(0);
  });

  it('tries a wrong key once for 20 calls where the clocks agree', async () => {
    const server = enlighted();
    server.reply = () => ({
      status: 401,
      headers: { date: new Date(server.clock.wall()).toUTCString() },
    });
    const calls = await Promise.allSettled(Array.from({ length: 20 }, () => server.call()));
    expect(calls.every(({ status }) => status === 'rejected')).toBe(true);
    expect(server.calls).toHaveLength(1);
  });

  it('signs once more with a key that has worked: the server may have seen a replay', async () => {
    const server = enlighted();
    server.reply = () => ({ body: [] });
    await server.call();
    server.reply = (_, index) => (index === 1 ? { status: 401 } : { body: [] });
    await server.call();
    expect(server.calls).toHaveLength(3);
  });

  it('says that the clock was off when the second attempt is refused too', async () => {
    const server = enlighted();
    server.reply = () => ({
      status: 401,
      headers: { date: new Date(server.clock.wall() + HOUR).toUTCString() },
    });
    await expect(server.call()).rejects.toThrow(/clock of this machine is 60 minutes behind/);
    await expect(server.call()).rejects.toThrow(/clock of this machine is 60 minutes behind/);
    expect(server.calls).toHaveLength(2);
  });

  it('says so as well when the clock is ahead', async () => {
    const server = enlighted();
    server.reply = () => ({
      status: 401,
      headers: { date: new Date(server.clock.wall() - HOUR).toUTCString() },
    });
    await expect(server.call()).rejects.toThrow(/60 minutes ahead of the server's/);
  });

  it('gives the next round its second attempt again after the fuse', async () => {
    const server = enlighted();
    server.reply = () => ({ status: 401 });
    await Promise.allSettled([server.call(), server.call(), server.call()]);
    await server.clock.advance(30_000);
    withClock(server, HOUR);
    await server.call();
  });

  it.each([
    ['an hour', HOUR],
    ['a day', 24 * HOUR],
  ])('goes back with the clock that is set back by %s', async (_, ahead) => {
    const server = enlighted();
    server.clock.stepWall(ahead);
    withClock(server, 0, { date: undefined as unknown as string });
    await server.call();
    server.clock.stepWall(-ahead);
    await server.call();
    expect(server.calls).toHaveLength(2);
  });

  it('has a time of its own for each of 5,000 calls within a millisecond', async () => {
    const server = enlighted();
    const { cell } = server.client.member;
    server.reply = () => ({ body: [] });
    await server.call();
    const times = Array.from({ length: 5_000 }, () => {
      const stamp = cell.ready()?.stamp({ method: 'GET', url: 'https://h/x', headers: {} });
      return JSON.stringify(stamp?.headers?.['ts']);
    });
    expect(new Set(times).size).toBe(5_000);
  });

  it('signs every attempt with its own time', async () => {
    const server = enlighted();
    server.reply = (_, index) => (index < 2 ? { status: 503 } : { body: [] });
    const call = server.call();
    await server.clock.advance(60_000);
    await call;
    expect(new Set(server.calls.map(({ headers }) => headers['ts'])).size).toBe(3);
  });
});

describe('the offset of a clock', () => {
  const wall = Date.UTC(2026, 10, 21, 12);
  it.each([
    [{}, undefined],
    [{ date: 'Sat, 21 Nov 2026 12:00:01 GMT' }, 0],
    [{ date: 'Sat, 21 Nov 2026 12:00:02 GMT' }, 2_000],
    [{ date: 'Sat, 21 Nov 2026 11:59:00 GMT' }, -60_000],
    [{ date: 'Sat, 21 Nov 2026 11:59:00 GMT', age: '1' }, undefined],
    [{ date: 'rubbish' }, undefined],
  ])('of %p is %p', (headers, expected) => {
    expect(clockOffset(headers, wall)).toBe(expected);
  });

  it('is not judged by calls of before the clock was learned', () => {
    const account = readAccount(legacy, {
      baseUrl: 'https://h/ems/api',
      username: 'bob',
      apiKey: 'key-of-test',
    });
    const cell = new TokenCell(legacy, account, createFakeClock(AT));
    const [old, other] = [cell.unproven(), cell.unproven()];
    if (old === undefined || other === undefined) throw new Error('nothing to sign with');
    const headers = { date: new Date(AT + HOUR).toUTCString() };
    expect(cell.reject(old, { refusal: { status: 401 }, headers })).toBe('retry');
    expect(cell.reject(other, { refusal: { status: 401 } })).toBe('retry');
    cell.accept(other, readReply(replyOf({})));
    cell.release(other);
    expect(cell.peek()).toBeUndefined();
  });
});
