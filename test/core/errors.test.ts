import { CancelledError, SignInError, signInSender } from '../../core';
import { duration, sentence } from '../../core/errors/wording';
import { loginAnswer, schemeCase, schemeServer } from '../support/every-scheme';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';
import { DEFAULT_LIMITS } from '../../core';
import { loginMethod } from '../support/login-method';

describe('messages for people', () => {
  it.each([
    [0, '1 second'],
    [1_400, '1 second'],
    [-45_000, '45 seconds'],
    [119_000, '119 seconds'],
    [120_000, '2 minutes'],
    [900_000, '15 minutes'],
  ])('%d ms are %s', (ms, expected) => {
    expect(duration(ms)).toBe(expected);
  });

  it.each([
    [' it failed ', 'it failed.'],
    ['why?', 'why?'],
    ['two\n lines', 'two lines.'],
    ['x'.repeat(400), `${'x'.repeat(297)}...`],
  ])('%j ends like a sentence', (text, expected) => {
    expect(sentence(text)).toBe(expected);
  });

  it('errors carry no more than they are given', () => {
    expect(Object.keys(new SignInError('sign-in-unavailable', 'no'))).toEqual(['name', 'code']);
    expect(new CancelledError()).toMatchObject({ message: 'The call was canceled.' });
    expect(new CancelledError().sent).toBeUndefined();
    expect(new CancelledError(undefined, 'POST')).toHaveProperty('sent', 'POST');
  });

  it('a refusal without status and words is told as well', async () => {
    const acquire = loginMethod({ read: () => ({ kind: 'refused' }) });
    const client = clientFor({
      vendor: plainVendor([{}], { acquire }),
      scheme: 'plain/token',
      account: { baseUrl: 'https://h.test' },
      transport: createMemoryTransport(() => ({})).send,
      clock: createFakeClock(),
    });
    await expect(client.test()).rejects.toThrow(/was rejected \(HTTP 200\)\. Check the token\./);
  });
});

describe('a cell in the hands of a host', () => {
  it('signs in over the host’s line within the time of one request', async () => {
    const server = schemeServer(schemeCase('truesight/token'));
    const { member } = server.client;
    const clock = createFakeClock();
    const { send } = createMemoryTransport((_, index) =>
      index === 0 ? { status: 503 } : loginAnswer('grant'),
    );
    const [scheme] = schemeCase('truesight/token').vendor.schemes;
    if (scheme === undefined) throw new Error('no scheme');
    const line = { scheme, account: {}, ...member, transport: send, clock, limits: DEFAULT_LIMITS };
    const lease = member.cell.lease({ send: signInSender(line) });
    await clock.advance(1_000);
    expect((await lease).material.kind).toBe('login');
    expect(member.cell.isRenewing).toBe(false);
  });

  it('shows what could be signed with, once it has worked and unless it was rejected', async () => {
    for (const id of ['tcpwave/session-token', 'goss-icm/api-key', 'enlighted/legacy']) {
      const server = schemeServer(schemeCase(id));
      expect(server.client.member.cell.peek()).toBeUndefined();
      await server.call();
      expect(server.client.member.cell.peek()).toBeDefined();
      server.reply = () => ({ status: 401 });
      await expect(server.call()).rejects.toThrow();
      expect(() => server.client.member.cell.peek()).toThrow(/was rejected/);
    }
  });

  it('shows no grant that calls would have to wait for', async () => {
    const server = schemeServer(schemeCase('truesight/token'), { account: { sessionMinutes: 50 } });
    const { cell } = server.client.member;
    const shown: boolean[] = [cell.peek() !== undefined];
    await server.call();
    for (const minutes of [0, 46, 3.9, 1]) {
      await server.clock.advance(minutes * 60_000);
      shown.push(cell.peek() !== undefined);
    }
    expect(shown).toEqual([false, true, true, false, false]);
  });

  it('can be told of a refusal by its status alone', async () => {
    const server = schemeServer(schemeCase('truesight/token'));
    await server.call();
    const { cell } = server.client.member;
    const lease = cell.peek();
    if (lease === undefined) throw new Error('no grant');
    expect(cell.reject(lease, { refusal: { status: 401 } })).toBe('retry');
    expect(cell.peek()).toBeUndefined();
  });

  it('sends a text as it is, and goes to the server that was chosen', async () => {
    const server = schemeServer(schemeCase('truesight/token'), {
      account: { tsimUrl: 'https://tsim.test' },
    });
    await server.call({ method: 'POST', server: 'tsim', payload: '<xml/>' });
    expect(server.calls[0]).toMatchObject({ url: 'https://tsim.test/x', body: '<xml/>' });
    expect(server.calls[0]?.headers['Content-Type']).toBe('text/plain');
  });

  it('gives bytes for a row whose answer is binary', async () => {
    const vendor = plainVendor([{ answer: { as: 'binary' } }]);
    const { send } = createMemoryTransport(() => ({ body: '%PDF' }));
    const client = clientFor({
      vendor,
      scheme: 'plain/token',
      account: { baseUrl: 'https://h.test' },
      transport: send,
      clock: createFakeClock(),
    });
    const outcome = await client.run({ operation: 'thing.get', params: {} });
    expect(outcome.payload).toEqual(new TextEncoder().encode('%PDF'));
  });

  it('sends one header of a name, the scheme’s', async () => {
    const server = schemeServer(schemeCase('enlighted/api-key'));
    await server.call({ headers: { userid: 'somebody', TS: '1' } });
    expect(server.calls[0]?.headers).toMatchObject({ UserId: 'bob', TS: '1' });
    expect(server.calls[0]?.headers).not.toHaveProperty('userid');
  });
});
