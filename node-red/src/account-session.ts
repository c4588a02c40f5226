import { createHash } from 'node:crypto';
import type { ConnectionOptions } from 'node:tls';
import {
  createClient,
  noticesOf,
  parseRetryAfter,
  readAccount,
  readLimits,
  takeOver,
} from '../../core';
import type {
  AnyAccount,
  AnyScheme,
  Client,
  Clock,
  GrantedToken,
  Membership,
  Notice,
  Pool,
  RawAccount,
  SendOptions,
  TokenCell,
  Transport,
  Vendor,
} from '../../core';
import { blameTls, certificateFields, requireUsableTls } from './tls-settings';
import { createConnection } from './transport/connection';
import type { ProxyChoice } from './transport/proxy';

/** The server asks to wait. `until` is on the wall clock. */
export interface Throttled {
  readonly status: number;
  readonly until: number;
}

/** One account at work: what action nodes and the Test button call. */
export interface AccountSession {
  readonly vendor: Vendor;
  readonly scheme: AnyScheme;
  readonly client: Client;
  readonly cell: TokenCell;
  /** What paths are added to. */
  readonly baseUrl: string;
  /** As the client sends, with Node's lenient HTTP parser. */
  readonly lenient: Transport;
  /** As the client sends, for requests that go past the client. */
  readonly transport: Transport;
  /** A client of the same account for calls of another catalogue, or with a bound or transport of their own. */
  clientFor(vendor: Vendor, how?: Pick<SendOptions, 'timeoutMs' | 'transport'>): Client;
  /** For a sign-in beside the client: see {@link takeOver}. */
  takeOver(granted: GrantedToken): Promise<boolean>;
  notices(): readonly Notice[];
  /** Hears every reply that asks to wait; the result ends that. */
  onThrottled(listener: (throttled: Throttled) => void): () => void;
  /**
   * This user goes. The session at the server is ended when nobody uses the account any more after the
   * grace. Connections are closed once no sign-in is under way; a sign-out opens its own.
   */
  leave(grace: Promise<void>): Promise<void>;
}

export interface SessionSettings {
  readonly vendor: Vendor;
  readonly scheme: AnyScheme;
  readonly entered: RawAccount;
  /** The limits of the form, under the names of the core. */
  readonly limits: Readonly<Record<string, unknown>>;
  readonly tls: ConnectionOptions;
  readonly proxy?: ProxyChoice | undefined;
  /** See "Lenient parsing" of the form. */
  readonly lenient?: boolean;
  readonly allowPlainPassword: boolean;
  /** The client certificate of the TLS configuration is shown, whatever the scheme says. */
  readonly alwaysShowsCertificate?: boolean;
  /** For the Test button: what was edited there changes nothing for those who use the account. */
  readonly isTrial?: boolean;
  readonly pool: Pool;
  readonly clock: Clock;
}

/** @throws InputError that names the field and the remedy. */
export function openSession(settings: SessionSettings): AccountSession {
  const { vendor, scheme, pool, clock } = settings;
  const account = accountOf(settings);
  const limits = readLimits(settings.limits);
  requireUsableTls(settings.tls);
  const connection = createConnection({
    tls: settings.tls,
    proxy: settings.proxy,
    lenient: settings.lenient === true,
    alwaysShowsCertificate: settings.alwaysShowsCertificate === true,
  });
  const listeners = new Set<(throttled: Throttled) => void>();
  const member: Membership = pool.join({
    scheme,
    account,
    limits,
    path: settings.isTrial === true ? undefined : pathOf(settings),
  });
  const watched =
    (transport: Transport): Transport =>
    async (request, options) => {
      const reply = await transport(request, options);
      if (reply.status === 429 || reply.status === 503) {
        const asked = parseRetryAfter(reply.headers['retry-after'], clock.wall());
        const until = clock.wall() + (asked ?? 1_000);
        for (const listener of listeners) listener({ status: reply.status, until });
      }
      return reply;
    };
  const transport = watched(connection.transport);
  const shared = {
    scheme,
    account,
    cell: member.cell,
    limiter: member.limiter,
    cookies: member.cookies,
    path: member.path,
    jobs: member.jobs,
    operations: member.operations,
    clock,
    allowPlainPassword: settings.allowPlainPassword,
  };
  const clientFor: AccountSession['clientFor'] = (catalogue, how = {}) =>
    createClient({
      ...shared,
      vendor: catalogue,
      limits: { ...limits, timeoutMs: how.timeoutMs ?? limits.timeoutMs },
      transport: how.transport ?? transport,
    });
  return {
    vendor,
    scheme,
    client: clientFor(vendor),
    clientFor,
    cell: member.cell,
    baseUrl: scheme.servers(account)['main'] ?? '',
    transport,
    lenient: watched(connection.lenient),
    takeOver: (granted) => takeOver({ ...shared, limits, transport }, granted),
    notices: () => noticesOf(scheme, account, member.cell, clock.wall()),
    onThrottled(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async leave(grace) {
      // A sign-in under way ends by itself: cut off it would be made again, and its session left open.
      await member.cell.settled();
      connection.close();
      await member.leave({ transport: connection.transport, grace });
      connection.close();
    },
  };
}

/**
 * A name for how the servers are reached: correcting it lifts what was learned on the old way. The name of
 * the account belongs to it, so that any edit lets a password be tried that was corrected at the server.
 */
function pathOf({ tls, proxy, limits: { timeoutMs, name } }: SessionSettings): string {
  const way = JSON.stringify([tls, proxy ?? null, timeoutMs ?? null, name ?? null]);
  return createHash('sha256').update(way).digest('hex').slice(0, 16);
}

function accountOf(settings: SessionSettings): AnyAccount {
  const { scheme, entered, tls } = settings;
  try {
    return readAccount(scheme, { ...entered, ...certificateFields(scheme, tls) });
  } catch (fault) {
    throw blameTls(scheme, fault);
  }
}
