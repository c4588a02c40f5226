import {
  DEFAULT_LIMITS,
  createClient,
  createPool,
  findScheme,
  readAccount,
  vendors,
} from '../../core';
import type { Client, Limits, Membership, Pool, RawAccount, Vendor } from '../../core';
import { clock } from '../../node-red/src/clock';
import { createConnection } from '../../node-red/src/transport/connection';
import type { Connection } from '../../node-red/src/transport/connection';

export interface SocketClient extends Client {
  readonly member: Membership;
  readonly connection: Connection;
}

/** A client as Node-RED makes it: real clock, real sockets, certificates checked against this CA. */
export function socketClient(
  schemeId: string,
  fields: RawAccount,
  given: {
    readonly ca?: string | undefined;
    readonly limits?: Partial<Limits>;
    readonly pool?: Pool;
  } = {},
): SocketClient {
  const vendor = vendorOf(schemeId);
  const scheme = findScheme(vendor, schemeId);
  const account = readAccount(scheme, fields);
  const limits = { ...DEFAULT_LIMITS, ...given.limits };
  const { certificate, privateKey, passphrase } = fields as Readonly<Record<string, string>>;
  const connection = createConnection({
    tls: {
      ...(given.ca === undefined ? {} : { ca: given.ca }),
      ...(certificate === undefined ? {} : { cert: certificate }),
      ...(privateKey === undefined ? {} : { key: privateKey }),
      ...(passphrase === undefined ? {} : { passphrase }),
    },
  });
  const member = (given.pool ?? createPool(clock)).join({ scheme, account, limits });
  const { transport } = connection;
  const client = createClient({ vendor, scheme, account, ...member, transport, clock, limits });
  return { ...client, member, connection };
}

function vendorOf(schemeId: string): Vendor {
  const [id] = schemeId.split('/');
  const vendor = vendors.find((item) => item.id === id);
  if (vendor === undefined) throw new Error(`no vendor for ${schemeId}`);
  return vendor;
}
