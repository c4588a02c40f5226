import { vendor } from '../../core/vendors/truesight';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';

describe('a late 401 costs nothing', () => {
  it('signs in once for 50 calls whose 401s arrive over a second after the token was replaced', async () => {
    const clock = createFakeClock();
    let logins = 0;
    let calls = 0;
    const { send } = createMemoryTransport(async (request) => {
      if (request.url.endsWith('/token')) {
        logins += 1;
        await clock.sleep(50);
        const authToken = `token-${String(logins)}`;
        return { body: { response: { authToken, authPassed: true }, statusCode: '200' } };
      }
      if (request.headers['Authorization'] !== 'authtoken token-1') return { body: {} };
      calls += 1;
      // The first 50 calls carry the dead token; their refusals are spread over a second.
      await clock.sleep(20 * calls);
      return { status: 401 };
    });
    const client = clientFor({
      vendor,
      scheme: 'truesight/token',
      account: { baseUrl: 'https://tsps', username: 'u', password: 'p' },
      transport: send,
      clock,
      limits: { concurrency: 100 },
    });
    const call = { operation: 'custom.request', params: { path: '/tsws/10.0/api/x' } };
    const all = Promise.all(Array.from({ length: 50 }, () => client.run(call)));
    await clock.advance(5_000);
    await all;
    expect(calls).toBe(50);
    expect(logins).toBe(2);
  });
});
