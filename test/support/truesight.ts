import type { Client, Limits, Membership } from '../../core';
import type { SignedRequest } from '../../core/model/http';
import { vendor } from '../../core/vendors/truesight';
import { clientFor } from './account';
import { createFakeClock, settle } from './fake-clock';
import type { FakeClock } from './fake-clock';
import { createMemoryTransport } from './memory-transport';
import type { Answer } from './memory-transport';

/** A TrueSight server as far as a sign-in goes: tokens that can be killed, logins that are counted. */
export interface TokenServer {
  readonly client: Client & { readonly member: Membership };
  readonly clock: FakeClock;
  readonly alive: Set<string>;
  readonly requests: readonly SignedRequest[];
  /** What the next logins answer instead of a token; a function may throw a fault. */
  login: (() => Answer) | undefined;
  /** What business calls with a living token answer. */
  reply: Answer;
  logins(): number;
  call(signal?: AbortSignal): Promise<unknown>;
}

const PASSWORD = 'pass-word-1';
const CALL = { operation: 'custom.request', params: { path: '/tsws/10.0/api/omprovider/tenants' } };

export function tokenServer(
  given: {
    readonly singleSession?: boolean;
    readonly sessionMinutes?: number;
    readonly limits?: Partial<Limits>;
    readonly random?: number;
  } = {},
): TokenServer {
  const clock = createFakeClock(undefined, given.random);
  const alive = new Set<string>();
  let made = 0;
  let tried = 0;
  const memory = createMemoryTransport(async (request) => {
    await settle(2);
    if (request.method === 'POST' && request.url.endsWith('/token')) {
      tried += 1;
      if (server.login !== undefined) return server.login();
      made += 1;
      if (given.singleSession === true) alive.clear();
      const authToken = `token-${String(made)}-secret`;
      alive.add(authToken);
      return { body: { response: { authToken, authPassed: true }, statusCode: '200' } };
    }
    const header = request.headers['Authorization'] ?? request.headers['authToken'] ?? '';
    const token = header.replace(/^authtoken /i, '');
    if (request.method === 'DELETE') alive.delete(token);
    return alive.has(token) ? server.reply : { status: request.method === 'DELETE' ? 200 : 401 };
  });
  const client = clientFor({
    vendor,
    scheme: 'truesight/token',
    account: {
      baseUrl: 'https://tsps',
      tsimUrl: 'https://tsim',
      username: 'admin',
      password: PASSWORD,
      ...(given.sessionMinutes === undefined ? {} : { sessionMinutes: given.sessionMinutes }),
    },
    transport: memory.send,
    clock,
    limits: { concurrency: 1000, ...given.limits },
  });
  const server: TokenServer = {
    client,
    clock,
    alive,
    requests: memory.requests,
    login: undefined,
    reply: { body: { statusCode: '200', responseContent: {} } },
    logins: () => tried,
    call: (signal) => client.run({ ...CALL, ...(signal === undefined ? {} : { signal }) }),
  };
  return server;
}
