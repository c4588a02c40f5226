import type { Answer } from '../support/ask';
import {
  IDS,
  NOTHING,
  callWith,
  client,
  isSession,
  judged,
  openPresets,
  perform,
  running,
  signIn,
  simulator,
  simulators,
  start,
} from './preset-stage';

openPresets();

test('every simulator has a sign-in here that follows the documentation', () => {
  expect([...simulators.keys()].sort()).toEqual(IDS);
  expect(IDS).toHaveLength(25);
});

describe.each(IDS)('%s', (id) => {
  beforeEach(() => start(id));

  test('signs in by the documented way and gives the list', async () => {
    const token = await signIn();
    const list = await callWith(token, simulator.calls.read);
    expect(simulator.calls.read.holds?.length).toBeGreaterThan(1);
    for (const text of simulator.calls.read.holds ?? []) expect(list.text).toContain(text);
    expect(running.control.counts()).toMatchObject({ signIns: isSession() ? 1 : 0, calls: 1 });
  });

  test('takes a write that carries what writes have to', async () => {
    const { write } = simulator.calls;
    if (write === undefined) return;
    const token = await signIn();
    const answer = await callWith(token, write);
    expect(answer.status).toBeLessThan(300);
    expect(client.rejects(answer)).toBe(false);
    expect(running.control.counts().calls).toBe(1);
  });

  test('denies a call in its own words and keeps the session', async () => {
    const { denied, read } = simulator.calls;
    if (denied === undefined) return;
    const token = await signIn();
    const answer = await callWith(token, denied);
    expect(client.rejects(answer)).toBe(false);
    expect(answer.text).not.toContain(read.holds?.[0]);
    expect(running.control.counts()).toMatchObject({ calls: 1 });
    expect(client.rejects(await callWith(token, judged()))).toBe(false);
  });

  test('rejects a call without anything', async () => {
    await perform(judged());
    expect(running.control.counts()).toMatchObject({ calls: 0 });
    expect(running.control.counts().signIns).toBe(0);
  });

  test('refuses a wrong secret and gives no token for it', async () => {
    const answer = isSession()
      ? await signIn(running.wrongAccount)
      : await callWith(NOTHING, simulator.calls.read, running.wrongAccount);
    expect(client.refuses(answer)).toBe(true);
    expect(running.control.counts()).toMatchObject({
      signIns: 0,
      signInAttempts: isSession() ? 1 : 0,
      calls: 0,
    });
  });

  test('says of a token that has expired, and of one it does not know, that it is over', async () => {
    if (!isSession()) return;
    for (const end of [running.control.expire, running.control.killTokens]) {
      const token = await signIn();
      expect(client.rejects(await callWith(token, judged()))).toBe(false);
      end();
      const before = running.control.counts().rejected;
      const answer = await callWith(token, judged());
      expect(client.rejects(answer)).toBe(true);
      expect(answer.text).not.toContain(simulator.calls.read.holds?.[0]);
      expect(running.control.counts().rejected).toBe(before + 1);
      expect(running.control.sessions()).toBe(0);
    }
  });

  test('ends the session before when told to keep one only', async () => {
    if (!isSession()) return;
    running.control.setSingleSession(true);
    const [first, second] = [await signIn(), await signIn()];
    expect(client.rejects(await callWith(first, judged()))).toBe(true);
    expect(client.rejects(await callWith(second, judged()))).toBe(false);
  });
});

describe('locks', () => {
  test.each([
    ['zabbix', 5, 30],
    ['unifi-os', 5, 60],
    ['omada', 10, 900],
    ['splunk', 5, 1800],
    ['hikvision', 7, 1800],
  ])('%s locks after %i wrong passwords, for %i seconds', async (id, times, seconds) => {
    await start(id);
    const wrong = (): Promise<Answer> =>
      isSession()
        ? signIn(running.wrongAccount)
        : callWith(NOTHING, simulator.calls.read, running.wrongAccount);
    for (let attempt = 1; attempt < times; attempt += 1) await wrong();
    expect(running.control.locked()).toBe(false);
    await wrong();
    expect(running.control.locked()).toBe(true);
    await callWith(await signIn(), simulator.calls.read).catch(() => undefined);
    expect(running.control.counts().calls).toBe(0);
    running.control.pass(seconds + 1);
    expect(running.control.locked()).toBe(false);
    const list = await callWith(await signIn(), simulator.calls.read);
    expect(list.text).toContain(simulator.calls.read.holds?.[0]);
  });
});

describe('limits of sessions', () => {
  test.each([
    ['vmware-vcenter', 10, 503],
    ['redfish', 4, 503],
    ['pi-hole', 16, 429],
    ['sma-webconnect', 4, 200],
  ])('%s opens %i, then says %i', async (id, limit, status) => {
    await start(id);
    for (let number = 1; number <= limit; number += 1) await signIn();
    expect(running.control.counts().signIns).toBe(limit);
    const answer = await signIn();
    expect(answer.status).toBe(status);
    expect(running.control.counts().signIns).toBe(limit);
    running.control.expire();
    await signIn();
    expect(running.control.counts().signIns).toBe(limit + 1);
  });
});
