import { inspect } from 'node:util';

import {
  DEFAULT_LIMITS,
  LatchkeyError,
  createClient,
  createPool,
  describe as compile,
  findScheme,
  readAccount,
  vendors,
} from '../../core';
import type {
  AnyScheme,
  Call,
  Client,
  Limits,
  Membership,
  Outcome,
  Pool,
  RawAccount,
  Vendor,
} from '../../core';
import type { Operation } from '../../core/model/operation';
import { leaks } from '../support/secret-forms';
import { n8nTransports, nodeRedTransport } from '../support/host-transports';
import type { HostTransport } from '../support/host-transports';
import { plainVendor } from '../support/plain-vendor';
import type { FaultServer, Servers } from './server';
import { skippingClock } from './skipping-clock';
import type { SkippingClock } from './skipping-clock';

export type Host = 'node-red' | 'n8n';

/** Letters that every encoding writes in its own way. */
export const PASSWORD = 'pass"word\\&<ü>+%:🔑';
export const USER = 'ann&a <"ü">';

/** The smallest sign-in that a person can describe. */
export const DESCRIBED = {
  name: 'Described',
  fields: [
    { name: 'username', label: 'User Name' },
    { name: 'password', label: 'Password', secret: true },
  ],
  signIn: [
    {
      path: '/login',
      json: { user: '{username}', pass: '{password}' },
      take: [
        { as: 'token', json: 'access_token' },
        { as: 'life', json: 'expires_in', public: true, optional: true },
      ],
    },
  ],
  life: { seconds: '{life}' },
  send: { headers: { Authorization: 'Bearer {token}' } },
} as const;

/** One that comes built in (OAuth 2.0 client credentials), and one that a person has described. */
export type Way = 'built in' | 'described';
export const WAYS: readonly Way[] = ['built in', 'described'];

export interface Given {
  readonly server: FaultServer;
  readonly way?: Way;
  /** In place of {@link DESCRIBED}. */
  readonly document?: object;
  /** Any built-in scheme with its account, in place of both. */
  readonly scheme?: string;
  readonly account?: RawAccount;
  readonly operations?: readonly Partial<Operation>[];
  readonly limits?: Partial<Limits>;
  /** Something done to the scheme. */
  readonly change?: (scheme: AnyScheme) => AnyScheme;
  /** Pauses take their time; without it they are skipped, and clocks go on by them. */
  readonly realTime?: boolean;
  readonly pool?: Pool;
  readonly tls?: {
    readonly ca?: string;
    readonly certificate?: string;
    readonly privateKey?: string;
    readonly passphrase?: string;
    readonly pfx?: string;
  };
}

export interface FaultClient extends Client {
  readonly member: Membership;
  readonly clock: SkippingClock;
  readonly host: HostTransport;
  /** A GET of a harmless path, unless said otherwise. */
  get(params?: Readonly<Record<string, unknown>>, signal?: AbortSignal): Promise<Outcome>;
  /** The same, for its error; fails when the call succeeds. */
  fails(params?: Readonly<Record<string, unknown>>, signal?: AbortSignal): Promise<LatchkeyError>;
}

export interface Stage {
  readonly host: Host;
  readonly servers: Servers;
  client(given: Given): FaultClient;
  pool(): Pool;
  /** Looks for secrets in all that went wrong, and in all that is told. */
  expectNoSecretSeen(): void;
  /** Something else that a person got to see. */
  saw(what: unknown): void;
  close(): void;
}

export interface Hosts {
  readonly n8n: Awaited<ReturnType<typeof n8nTransports>>;
}

export async function startHosts(): Promise<Hosts> {
  return { n8n: await n8nTransports() };
}

export function createStage(host: Host, hosts: Hosts, servers: Servers): Stage {
  const seen: unknown[] = [];
  const secrets = new Set<string>([PASSWORD]);
  const open: HostTransport[] = [];
  const watched: FaultServer[] = [];

  return {
    host,
    servers,
    pool: () => createPool(skippingClock()),
    saw: (what) => void seen.push(what),
    client(given) {
      const { change = (own) => own } = given;
      const { vendor, scheme: own, fields } = signInOf(given);
      const scheme = change(own);
      const account = readAccount(scheme, fields);
      const clock = skippingClock(given.realTime);
      const limits = { ...DEFAULT_LIMITS, concurrency: 1_000, ...given.limits };
      const { ca, certificate, privateKey, passphrase, pfx } = given.tls ?? {};
      const made =
        host === 'n8n'
          ? hosts.n8n(ca === undefined ? {} : { ca })
          : nodeRedTransport({
              ...(ca === undefined ? {} : { ca }),
              ...(certificate === undefined ? {} : { cert: certificate }),
              ...(privateKey === undefined ? {} : { key: privateKey }),
              ...(passphrase === undefined ? {} : { passphrase }),
              ...(pfx === undefined ? {} : { pfx: Buffer.from(pfx, 'base64') }),
            });
      open.push(made);
      watched.push(given.server);
      const member = (given.pool ?? createPool(clock)).join({ scheme, account, limits });
      const { transport } = made;
      const client = createClient({
        vendor,
        scheme,
        account,
        ...member,
        transport,
        clock,
        limits,
      });
      const get: FaultClient['get'] = (params = {}, signal) =>
        client.run({
          operation: 'custom.request',
          params: { path: '/thing', ...params },
          ...(signal === undefined ? {} : { signal }),
        } satisfies Call);
      return {
        ...client,
        member,
        clock,
        host: made,
        get: (params, signal) =>
          get(params, signal).catch((error: unknown) => {
            seen.push(error);
            throw error;
          }),
        async fails(params, signal) {
          const error = await get(params, signal).then(
            ({ status }) => {
              throw new Error(`the call went well: ${String(status)}`);
            },
            (fault: unknown) => fault,
          );
          seen.push(error);
          if (!(error instanceof LatchkeyError)) throw error;
          return error;
        },
      };
    },
    expectNoSecretSeen() {
      for (const { valid, calls } of watched) {
        for (const token of [...valid, ...calls.map((came) => came.token)]) {
          if (token.length >= 8) secrets.add(token);
        }
      }
      const texts = seen.map((what) => [
        inspect(what, { depth: 12, showHidden: true, maxStringLength: null }),
        String(what),
        JSON.stringify(what) ?? '',
      ]);
      expect(leaks({ seen: texts.flat().join('\n') }, [...secrets])).toEqual([]);
    },
    close() {
      for (const item of open) item.close();
    },
  };
}

function signInOf(given: Given): {
  readonly vendor: Vendor;
  readonly scheme: AnyScheme;
  readonly fields: RawAccount;
} {
  const { server, way = 'described', account } = given;
  const id = given.scheme ?? (way === 'built in' ? 'edgecast/client-credentials' : undefined);
  if (id === undefined) {
    const scheme = compile(given.document ?? DESCRIBED);
    const fields = { baseUrl: server.url, username: USER, password: PASSWORD, ...account };
    return { vendor: { ...plainVendor(given.operations), schemes: [scheme] }, scheme, fields };
  }
  const vendor = vendors.find((item) => id.startsWith(`${item.id}/`));
  if (vendor === undefined) throw new Error(`no vendor for ${id}`);
  const oauth = { tokenUrl: `${server.url}/login`, clientId: USER, clientSecret: PASSWORD };
  const fields = { baseUrl: server.url, ...(way === 'built in' ? oauth : {}), ...account };
  return { vendor, scheme: findScheme(vendor, id), fields };
}
