/** Edgecast: the REST host with TOK tokens, the API gateway with bearer tokens, the identity service. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createAuthority } from '../certificates';
import { openDesk } from '../control';
import type { Reply, Route, SimRequest } from '../routes';
import { withSamples } from '../samples';
import { openServer } from '../server';
import type { Simulator, StartOptions } from '../simulator';
import { certificateRoutes, type ResolveTxt } from './certificate-requests';
import { originRoutes } from './customer-origins';
import { DeployRequests } from './deploy-requests';
import { FIXED_GATEWAY_LISTS, FIXED_REST_LISTS } from './fixed-lists';
import { gatewayError } from './hyperion';
import { Identity } from './identity';
import { logDeliveryRoutes } from './log-delivery';
import { Policies } from './policies';
import { purgeAndLoadRoutes } from './purge-and-load';
import { restError } from './rest-error';
import { RestTokens } from './rest-token';
import { EDGECAST_SETTINGS, type EdgecastSettings, type ReadSettings } from './settings';

export interface EdgecastSimulator extends Simulator {
  readonly vendor: 'edgecast';
  readonly ca: string;
  /** Makes a new primary token; the old one becomes the backup. `accounts` shows the new pair. */
  rotate(): void;
  deleteBackup(): void;
}

type OpenDesk = Awaited<ReturnType<typeof openDesk<EdgecastSettings>>>;

interface Data {
  readonly rest: readonly Route[];
  readonly gateway: readonly Route[];
}

const ACCOUNT_NUMBER = '5F534';

/** Scope that each service of the gateway asks for. */
const SCOPES: readonly (readonly [string, string])[] = [
  ['/rules-engine/', 'ec.rules'],
  ['/report-builder/', 'ec.analytics.rtap.reports'],
  ['/rtld/', 'ec.rtld'],
  ['/sec/cps/', 'sec.cps.certificates'],
  ['/cdn/origins/', 'cdn.origins'],
];

function createData(settings: ReadSettings, resolveTxt: ResolveTxt | undefined): Data {
  const policies = new Policies();
  const deploys = new DeployRequests(ACCOUNT_NUMBER, policies, settings);
  return {
    rest: [
      ...purgeAndLoadRoutes(ACCOUNT_NUMBER, settings),
      ...originRoutes(ACCOUNT_NUMBER),
      ...FIXED_REST_LISTS,
    ],
    gateway: [
      ...policies.routes,
      ...deploys.routes,
      ...logDeliveryRoutes(),
      ...certificateRoutes(settings, resolveTxt),
      ...FIXED_GATEWAY_LISTS,
    ],
  };
}

/** Counts the calls of the last minute. */
function createLimiter(settings: ReadSettings): { check(): Reply | undefined; reset(): void } {
  let times: number[] = [];
  return {
    check: () => {
      const { callsPerMinute, retryAfter } = settings();
      if (callsPerMinute === 0) return undefined;
      const now = Date.now();
      times = times.filter((time) => now - time < 60_000);
      if (times.length < callsPerMinute) {
        times.push(now);
        return undefined;
      }
      const reply = gatewayError(429, 'Too many requests');
      const headers = { ...reply.headers, 'retry-after': retryAfter };
      return retryAfter === '' ? reply : { ...reply, headers };
    },
    reset: () => {
      times = [];
    },
  };
}

/** `resolveTxt`: where the authority looks for validation tokens; without, every check passes. */
interface EdgecastOptions extends StartOptions {
  readonly resolveTxt?: ResolveTxt;
}

export async function startEdgecast(options: EdgecastOptions = {}): Promise<EdgecastSimulator> {
  const settings: ReadSettings = () => desk.settings;
  const client = { id: randomUUID(), secret: randomBytes(24).toString('base64url') };
  const tokens = new RestTokens(ACCOUNT_NUMBER, settings);
  const identity = new Identity(client, settings);
  const limiter = createLimiter(settings);
  let data = createData(settings, options.resolveTxt);

  const { desk, control, close }: OpenDesk = await openDesk({
    defaults: EDGECAST_SETTINGS,
    settings: options.settings,
    port: options.ports?.control,
    // REST tokens survive a restart of the vendor's servers; only access tokens die.
    expireAll: () => identity.expireAll(),
    reset: () => {
      data = createData(settings, options.resolveTxt);
      tokens.reset();
      limiter.reset();
    },
    actions: { rotate: () => tokens.rotate(), deleteBackup: () => tokens.deleteBackup() },
  });

  const authority = options.authority ?? (await createAuthority());
  const issued = await authority.issueServer();
  const tls = { cert: issued.certificate, key: issued.privateKey };
  const gatewayProblem = (status: number, message: string): Reply => gatewayError(status, message);

  const rest = await openServer({
    name: 'rest',
    desk,
    tls,
    port: options.ports?.rest,
    abandon: close,
    routes: withSamples(
      current(data.rest, () => data.rest),
      options.samples,
    ),
    gate: (request) => tokens.gate(request),
    problem: restError,
  });
  const gateway = await openServer({
    name: 'gateway',
    desk,
    tls,
    port: options.ports?.gateway,
    abandon: async () => {
      await Promise.all([rest.close(), close()]);
    },
    routes: withSamples(
      current(data.gateway, () => data.gateway),
      options.samples,
    ),
    gate: (request) => {
      const scope = SCOPES.find(([prefix]) => request.path.startsWith(prefix))?.[1] ?? '';
      return identity.check(request, scope) ?? limiter.check();
    },
    problem: gatewayProblem,
  });
  const ids = await openServer({
    name: 'identity',
    desk,
    tls,
    port: options.ports?.identity,
    abandon: async () => {
      await Promise.all([rest.close(), gateway.close(), close()]);
    },
    routes: identity.routes,
    problem: gatewayProblem,
  });

  return {
    vendor: 'edgecast',
    ca: authority.certificate,
    get accounts() {
      return {
        'edgecast/rest-token': {
          baseUrl: rest.url,
          accountNumber: ACCOUNT_NUMBER,
          token: tokens.primary,
          backupToken: tokens.backup,
        },
        'edgecast/client-credentials': {
          baseUrl: gateway.url,
          tokenUrl: `${ids.url}/connect/token`,
          clientId: client.id,
          clientSecret: client.secret,
          scopes: EDGECAST_SETTINGS.clientScopes,
          accountNumber: ACCOUNT_NUMBER,
        },
      };
    },
    rotate: () => tokens.rotate(),
    deleteBackup: () => tokens.deleteBackup(),
    control,
    close: async () => {
      await Promise.all([rest.close(), gateway.close(), ids.close(), close()]);
    },
  };
}

/** Routes that follow the data through a reset: the table stays, what is behind it changes. */
function current(table: readonly Route[], routes: () => readonly Route[]): readonly Route[] {
  return table.map((route, index) => ({
    ...route,
    handle: (request: SimRequest) => (routes()[index] ?? route).handle(request),
  }));
}
