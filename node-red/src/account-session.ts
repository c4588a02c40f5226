import type { ConnectionOptions } from 'node:tls';
import { createClient, noticesOf, readAccount, readLimits } from '../../core';
import type {
  AnyAccount,
  AnyScheme,
  Client,
  Clock,
  Membership,
  Notice,
  Pool,
  RawAccount,
  TokenCell,
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
  notices(): readonly Notice[];
  /** Hears every reply that asks to wait; the result ends that. */
  onThrottled(listener: (throttled: Throttled) => void): () => void;
  /**
   * This user goes. The session at the server is ended when nobody uses the account any more after the
   * grace. Connections are closed at once; a logout opens its own.
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
  });
  const listeners = new Set<(throttled: Throttled) => void>();
  const member: Membership = pool.join(scheme, account, limits);
  const client = createClient({
    vendor,
    scheme,
    account,
    cell: member.cell,
    gate: member.gate,
    jobs: member.jobs,
    clock,
    limits,
    allowPlainPassword: settings.allowPlainPassword,
    transport: async (request, options) => {
      const reply = await connection.transport(request, options);
      if (reply.status === 429 || reply.status === 503) {
        const until = clock.wall() + 1000 * Number(reply.headers['retry-after'] ?? 1);
        for (const listener of listeners) listener({ status: reply.status, until });
      }
      return reply;
    },
  });
  return {
    vendor,
    scheme,
    client,
    cell: member.cell,
    notices: () => noticesOf(scheme, account, member.cell, clock.wall()),
    onThrottled(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async leave(grace) {
      connection.close();
      await member.leave({ transport: connection.transport, grace });
      connection.close();
    },
  };
}

function accountOf(settings: SessionSettings): AnyAccount {
  const { scheme, entered, tls } = settings;
  try {
    return readAccount(scheme, { ...entered, ...certificateFields(scheme, tls) });
  } catch (fault) {
    throw blameTls(scheme, fault);
  }
}
