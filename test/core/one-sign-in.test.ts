import { vendor } from '../../core/vendors/truesight';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';

const ACCOUNT = {
  baseUrl: 'https://tsps',
  tsimUrl: 'https://tsim',
  username: 'admin',
  password: 'pass-word-1',
};

describe('one sign-in for any number of callers', () => {
  it.each([false, true])(
    'asks for one token when 1,000 calls meet a dead one (single session: %s)',
    async (singleSession) => {
      const alive = new Set<string>();
      let logins = 0;
      const { send } = createMemoryTransport(async (request) => {
        await new Promise((resolve) => setImmediate(resolve));
        if (request.method === 'POST' && request.url.endsWith('/token')) {
          logins += 1;
          if (singleSession) alive.clear();
          alive.add(`token-${String(logins)}`);
          return {
            body: {
              response: { authToken: `token-${String(logins)}`, authPassed: true, status: 'OK' },
              statusCode: '200',
            },
          };
        }
        const token = request.headers['Authorization']?.replace('authtoken ', '') ?? '';
        return alive.has(token) ? { body: { statusCode: '200' } } : { status: 401 };
      });
      const client = clientFor({
        vendor,
        scheme: 'truesight/token',
        account: ACCOUNT,
        transport: send,
        clock: createFakeClock(),
        limits: { concurrency: 1000 },
      });
      const call = {
        operation: 'custom.request',
        params: { path: '/tsws/10.0/api/omprovider/tenants' },
      };
      await client.run(call);
      expect(logins).toBe(1);
      alive.clear();
      const results = await Promise.allSettled(
        Array.from({ length: 1000 }, () => client.run(call)),
      );
      expect(results.filter((result) => result.status === 'rejected')).toEqual([]);
      expect(logins).toBe(2);
    },
  );
});
