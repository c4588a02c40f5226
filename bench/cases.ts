/** What a measurement gives: figures by name. */
export type Figures = Readonly<Record<string, number>>;

export interface Case {
  readonly id: string;
  readonly title: string;
  /** The worker among these files; the one of the clients without. */
  readonly worker?: 'node-red-worker.ts' | 'n8n-worker.ts';
  /** What the worker is told to do. */
  readonly kind: 'throughput' | 'herd' | 'short' | 'pool' | 'paging' | 'core' | 'hosts';
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly peers: readonly string[];
  /** The figures that the table shows. */
  readonly shows: readonly string[];
  /** Figures that are also shown as a ratio to the reference of the same round. */
  readonly ratios?: readonly string[];
  readonly reference?: string;
  readonly mostRounds?: number;
}

/** The newest that run on Node 20; pinned, so that two runs measure the same. */
export const PEERS: Readonly<Record<string, string>> = {
  '@azure/core-rest-pipeline': '1.24.0',
  '@badgateway/oauth2-client': '3.3.1',
  axios: '1.21.1',
  'axios-auth-refresh': '5.0.2',
  gaxios: '7.3.1',
  'google-auth-library': '10.9.1',
  got: '14.6.6',
  ky: '1.14.3',
  undici: '7.30.2',
};

const REFERENCE = 'axios keepAlive agent';
const CLIENTS = [
  'Latchkey',
  REFERENCE,
  'axios keepAlive + axios-auth-refresh',
  'azure core-rest-pipeline + bearer',
  'badgateway OAuth2Fetch',
  'google-auth-library OAuth2Client',
  'got',
  'ky',
  'global fetch (node)',
  'undici.request',
  'node:http keep-alive',
];
const REFRESHERS = [
  'Latchkey',
  'axios-auth-refresh 5 (defaults)',
  'axios-auth-refresh 5 (deduplicateRefresh:false)',
  'google OAuth2Client refresh_token, forceRefreshOnFailure',
  'azure bearer, plain 401',
  'azure bearer, CAE 401',
  'badgateway OAuth2Fetch',
  'got afterResponse (README pattern)',
  'ky afterResponse (README pattern)',
];

export const CASES: readonly Case[] = [
  {
    id: 'warm',
    title: 'GET, 1 KB of JSON, 32 in flight, warm',
    kind: 'throughput',
    options: { warmUp: 8_000, requests: 2_000, batches: 8 },
    peers: CLIENTS,
    shows: ['perSecond', 'cpuUs', 'leastUs', 'p99Ms'],
    ratios: ['perSecond', 'mostPerSecond', 'cpuUs', 'leastUs'],
    reference: REFERENCE,
  },
  {
    id: 'cold',
    title: 'the same, the first 1,000 of a process',
    kind: 'throughput',
    options: { warmUp: 0, requests: 1_000, batches: 1 },
    peers: CLIENTS,
    shows: ['perSecond', 'cpuUs'],
    ratios: ['perSecond', 'cpuUs'],
    reference: REFERENCE,
  },
  {
    id: 'herd',
    title: '1,000 calls on a dead token',
    kind: 'herd',
    options: { mode: 'multi', count: 1_000 },
    peers: REFRESHERS,
    shows: ['logins', 'failed'],
  },
  {
    id: 'single-session',
    title: 'the same, where a sign-in ends the session before it',
    kind: 'herd',
    options: { mode: 'single', count: 1_000 },
    peers: REFRESHERS,
    shows: ['logins', 'failed'],
  },
  {
    id: 'late',
    title: '50 calls whose 401s come over a second',
    kind: 'herd',
    options: { mode: 'multi', count: 50, spanMs: 1_000 },
    peers: REFRESHERS,
    shows: ['logins', 'failed'],
  },
  {
    id: 'refused',
    title: 'the same, and the password is refused',
    kind: 'herd',
    options: { mode: 'multi', count: 50, spanMs: 1_000, loginFails: true },
    peers: REFRESHERS,
    shows: ['logins', 'failed', 'unhandled'],
  },
  {
    id: 'short',
    title: '20 calls with tokens of 120 s',
    kind: 'short',
    options: {},
    peers: REFRESHERS.filter((name) => !name.startsWith('azure bearer, CAE')),
    shows: ['logins', 'failed'],
    mostRounds: 3,
  },
  {
    id: 'pool',
    title: '10,000 accounts in one pool',
    kind: 'pool',
    options: { accounts: 10_000 },
    peers: ['Latchkey'],
    shows: ['accounts', 'logins', 'cpuUs', 'kbAnAccount'],
    mostRounds: 3,
  },
  {
    id: 'paging',
    title: '1,000,000 rows in pages of 1,000',
    kind: 'paging',
    options: {},
    peers: ['Latchkey', 'axios-auth-refresh 5 (deduplicateRefresh:false)'],
    shows: ['rows', 'perSecond', 'cpuUs', 'mostMb'],
    ratios: ['cpuUs'],
    reference: 'axios-auth-refresh 5 (deduplicateRefresh:false)',
    mostRounds: 3,
  },
  {
    id: 'core',
    title: 'the core alone, memory in place of a network',
    kind: 'core',
    options: { warmUp: 60_000, calls: 10_000, batches: 20 },
    peers: [
      'no client: decoded and parsed',
      'static token in a header',
      'Basic',
      'login, then a bearer token (described)',
      'SHA-1 signature',
    ],
    shows: ['cpuUs', 'leastUs'],
  },
  {
    id: 'node-red',
    title: 'messages through Node-RED, 32 in flight',
    worker: 'node-red-worker.ts',
    kind: 'hosts',
    options: { warmUp: 3_000, messages: 10_000 },
    peers: ['Latchkey', 'http request', 'http request, keep-alive'],
    shows: ['messages', 'perSecond', 'cpuUs', 'heapBeforeMb', 'heapAfterMb', 'mostMb'],
    ratios: ['perSecond', 'cpuUs'],
    reference: 'http request',
  },
  ...(['goss-icm/api-key', 'truesight/token'] as const).map((scheme): Case => ({
    id: scheme === 'goss-icm/api-key' ? 'n8n' : 'n8n-https',
    title: `1,000 items through n8n, ${scheme === 'goss-icm/api-key' ? 'http' : 'https'}`,
    worker: 'n8n-worker.ts',
    kind: 'hosts',
    options: { scheme, warmUp: 300, count: 1_000 },
    peers: ['Latchkey', 'HTTP Request node', "n8n's request helper alone"],
    shows: ['perSecond', 'cpuMs', 'connections'],
    ratios: ['perSecond', 'cpuMs'],
    reference: 'HTTP Request node',
  })),
  {
    id: 'n8n-idle',
    title: 'executions in n8n that send nothing',
    worker: 'n8n-worker.ts',
    kind: 'hosts',
    options: { scheme: 'goss-icm/api-key', warmUp: 1_500, count: 1_000 },
    peers: ['Show Request Only', 'No Operation'],
    shows: ['cpuMs'],
  },
];
