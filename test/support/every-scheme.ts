import type {
  Client,
  ClientOptions,
  Limits,
  Membership,
  Pool,
  RawAccount,
  Vendor,
} from '../../core';
import type { SignedRequest, Transport } from '../../core/model/http';
import { vendors } from '../../core/vendors';
import { TEST_CERTIFICATE, TEST_PRIVATE_KEY } from '../../vectors/tcpwave-certificate';
import { clientFor } from './account';
import { createFakeClock } from './fake-clock';
import type { FakeClock } from './fake-clock';
import { createMemoryTransport } from './memory-transport';
import type { Answer } from './memory-transport';

/** One row of the design's table of schemes, with an account of it. */
export interface SchemeCase {
  readonly id: string;
  readonly vendor: Vendor;
  /** Fields that are no secret. */
  readonly open: RawAccount;
  /** Names of the secret fields. */
  readonly secretFields: readonly string[];
}

const PEM = { certificate: TEST_CERTIFICATE, privateKey: TEST_PRIVATE_KEY };

const ROWS: readonly (readonly [string, RawAccount, readonly string[]])[] = [
  ['tcpwave/session-token', { baseUrl: 'https://api.test:7443/tims/rest' }, ['token']],
  ['tcpwave/client-certificate', { baseUrl: 'https://api.test:7443/tims/rest', ...PEM }, []],
  [
    'goss-icm/api-key',
    { baseUrl: 'https://api.test/apiserver', username: 'bob' },
    ['apiKey', 'password'],
  ],
  ['truesight/token', { baseUrl: 'https://api.test', username: 'bob' }, ['password']],
  ['truesight/basic', { tsimUrl: 'https://api.test', username: 'bob' }, ['password']],
  ['truesight/ready-token', { baseUrl: 'https://api.test' }, ['token']],
  ['enlighted/api-key', { baseUrl: 'https://api.test/ems/api', username: 'bob' }, ['apiKey']],
  ['enlighted/legacy', { baseUrl: 'https://api.test/ems/api', username: 'bob' }, ['apiKey']],
  [
    'edgecast/rest-token',
    { baseUrl: 'https://api.test', accountNumber: '1A2B' },
    ['token', 'backupToken'],
  ],
  [
    'edgecast/client-credentials',
    { baseUrl: 'https://api.test', tokenUrl: 'https://id.test/connect/token', clientId: 'bob' },
    ['clientSecret'],
  ],
];

/** Every scheme of the vendors. */
export const EVERY_SCHEME: readonly SchemeCase[] = ROWS.map(([id, open, secretFields]) => {
  const vendor = vendors.find((item) => id.startsWith(`${item.id}/`));
  if (vendor === undefined) throw new Error(`no vendor for ${id}`);
  return { id, vendor, open, secretFields };
});

/** The case of a scheme id. */
export function schemeCase(id: string): SchemeCase {
  const found = EVERY_SCHEME.find((item) => item.id === id);
  if (found === undefined) throw new Error(`no case for ${id}`);
  return found;
}

/** A server of any scheme: it signs in whoever asks and answers what it is told to. */
export interface SchemeServer {
  readonly transport: Transport;
  readonly client: Client & { readonly member: Membership };
  readonly clock: FakeClock;
  /** Business calls, sign-ins left out. */
  readonly calls: readonly SignedRequest[];
  readonly requests: readonly SignedRequest[];
  readonly logins: () => number;
  /** What business calls answer; the index counts them. A function may throw a fault. */
  reply: (request: SignedRequest, index: number) => Answer | Promise<Answer>;
  /** What sign-ins answer; a token by default. */
  login: (request: SignedRequest, count: number) => Answer | Promise<Answer>;
  /** A custom call: GET of a harmless path unless said. */
  call(params?: Readonly<Record<string, unknown>>, signal?: AbortSignal): Promise<unknown>;
}

/** The text of the grant that the sign-in with this number gives. */
export function grantText(count: number): string {
  return `grant-${String(count)}-of-test`;
}

/** Whether a request is a sign-in of its own. */
export function isLogin(request: SignedRequest): boolean {
  return request.method === 'POST' && /\/(?:connect|api\/v10\.1)\/token$/.test(request.url);
}

export function schemeServer(
  row: SchemeCase,
  given: {
    readonly secrets?: Readonly<Record<string, string>>;
    readonly account?: RawAccount;
    readonly limits?: Partial<Limits>;
    readonly random?: number;
    readonly pool?: Pool;
    readonly clock?: FakeClock;
    readonly allowPlainPassword?: boolean;
    readonly signInBy?: NonNullable<ClientOptions['signInBy']>;
    readonly sharedTokens?: NonNullable<ClientOptions['sharedTokens']>;
  } = {},
): SchemeServer {
  const clock = given.clock ?? createFakeClock(undefined, given.random);
  const calls: SignedRequest[] = [];
  let logins = 0;
  const memory = createMemoryTransport(async (request) => {
    if (isLogin(request)) {
      logins += 1;
      return server.login(request, logins);
    }
    calls.push(request);
    return server.reply(request, calls.length - 1);
  });
  const own = Object.fromEntries(row.secretFields.map((name) => [name, `${name}-of-test`]));
  const client = clientFor({
    vendor: row.vendor,
    scheme: row.id,
    account: { ...own, ...row.open, ...given.secrets, ...given.account },
    transport: memory.send,
    clock,
    limits: { concurrency: 1_000, ...given.limits },
    ...(given.signInBy === undefined ? {} : { signInBy: given.signInBy }),
    ...(given.sharedTokens === undefined ? {} : { sharedTokens: given.sharedTokens }),
    ...(given.pool === undefined ? {} : { pool: given.pool }),
    ...(given.allowPlainPassword === undefined
      ? {}
      : { allowPlainPassword: given.allowPlainPassword }),
  });
  const server: SchemeServer = {
    transport: memory.send,
    client,
    clock,
    calls,
    requests: memory.requests,
    logins: () => logins,
    reply: () => ({ body: [] }),
    login: (_request, count) => loginAnswer(grantText(count)),
    call: (params, signal) =>
      client.run({
        operation: 'custom.request',
        params: { path: '/x', ...params },
        ...(signal === undefined ? {} : { signal }),
      }),
  };
  return server;
}

/** A successful sign-in as both vendors that have one would answer it. */
export function loginAnswer(token: string, lifeSeconds = 3_000): Answer {
  return {
    body: {
      access_token: token,
      token_type: 'bearer',
      expires_in: lifeSeconds,
      response: { authToken: token, authPassed: true },
      statusCode: '200',
    },
  };
}

/** Schemes that sign in by a request of their own. */
export const LOGIN_SCHEMES: readonly SchemeCase[] = EVERY_SCHEME.filter((row) =>
  ['truesight/token', 'edgecast/client-credentials'].includes(row.id),
);
