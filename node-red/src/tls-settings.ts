import { constants } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import type { NodeAPI } from 'node-red';
import { InputError, requireCertificates, tlsCause, tlsReason } from '../../core';
import type { AnyScheme, RawAccount } from '../../core';
import { requireReplacedIn } from './variables';
import { explainTls } from './transport/tls-fault';

/** What the core `tls-config` node has that its typings lack. */
interface TlsNode {
  readonly type?: string;
  readonly name?: string;
  /** False: its files could not be read, or only one of certificate and key was given. */
  readonly valid?: boolean;
  addTLSOptions?(options: ConnectionOptions): ConnectionOptions;
}

/**
 * The whole of what the account's `tls-config` node says, as it says it: Node-RED 5 puts a PKCS#12
 * container in place of certificate and key, and later versions may add more.
 * @throws InputError when the node is missing or could not read its files: without its certificate a
 * call would go out that the person did not mean.
 */
export function readTls(RED: NodeAPI, id: string | undefined): ConnectionOptions {
  if (id === undefined || id === '' || id === '_ADD_') return {};
  const node = RED.nodes.getNode(id) as unknown as TlsNode | null | undefined;
  if (node?.type !== 'tls-config' || typeof node.addTLSOptions !== 'function') {
    throw new InputError(
      'tls',
      'tls: the TLS configuration of this account does not exist. Choose another one, or deploy the new one.',
    );
  }
  if (node.valid === false) {
    throw new InputError(
      'tls',
      `tls: the TLS configuration "${node.name ?? id}" could not be used: a file cannot be read, or the certificate or the private key is missing. Nothing was sent. Details are in the log of Node-RED.`,
    );
  }
  const options = node.addTLSOptions({});
  requireReplacedIn('tls', [options.passphrase, options.servername]);
  return options;
}

/** The oldest TLS version that an account takes; '' is what Node.js takes, TLS 1.2 today. */
const MINIMUM_TLS_VERSIONS = ['', 'TLSv1.1', 'TLSv1'] as const;

/**
 * Options that also take a server which speaks only an old TLS version, old ciphers, small keys or the old
 * renegotiation. Whoever is on the way may read and change what such a connection carries.
 * @throws InputError for a version that is none of these.
 */
export function withMinimumTls(options: ConnectionOptions, version: unknown): ConnectionOptions {
  const known = MINIMUM_TLS_VERSIONS.find((one) => one === (version ?? ''));
  if (known === undefined) {
    throw new InputError(
      'minTlsVersion',
      'minTlsVersion: the minimum TLS version must be TLSv1.1, TLSv1 or empty.',
    );
  }
  if (known === '') return options;
  return {
    ...options,
    minVersion: known,
    // TLS 1.0 and 1.1 sign by SHA-1, which OpenSSL 3 takes at level 0 only.
    ciphers: 'DEFAULT:@SECLEVEL=0',
    minDHSize: 512,
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
  };
}

/**
 * Opens certificates, key and container once, before anything is sent.
 * @throws InputError that says why they cannot be used.
 */
export function requireUsableTls(options: ConnectionOptions): void {
  // Node.js passes over a CA that it cannot read in silence.
  for (const ca of [options.ca ?? []].flat()) {
    requireCertificates('tls', 'the CA certificate in the TLS configuration', String(ca));
  }
  try {
    createSecureContext(options);
  } catch (fault) {
    const { code = '', message } = fault as NodeJS.ErrnoException;
    const cause = tlsCause(code, message);
    const seen = {
      showsCertificate: true,
      hasCa: options.ca !== undefined,
      reason: tlsReason(code, message),
      names: '',
    };
    // No server is concerned yet.
    const own = cause === undefined || cause === 'other' ? 'unreadable-key' : cause;
    throw new InputError('tls', `tls: ${explainTls(own, seen)}`);
  }
}

export function hasCertificate({ cert, pfx }: ConnectionOptions): boolean {
  return cert !== undefined || pfx !== undefined;
}

/** The same options without what proves who we are: for requests that are not to show the certificate. */
export function withoutCertificate(options: ConnectionOptions): ConnectionOptions {
  const { key: _key, cert: _cert, pfx: _pfx, passphrase: _passphrase, ...rest } = options;
  return rest;
}

/** The account's fields that come from the TLS configuration, under the names that the scheme gives them. */
export function certificateFields(scheme: AnyScheme, options: ConnectionOptions): RawAccount {
  const fields = scheme.fields.filter((field) => field.from === 'tls');
  return Object.fromEntries(
    fields.map((field) => {
      if (field.kind !== 'pem') return [field.name, options.passphrase];
      if (field.holds === 'privateKey') return [field.name, textOf(options.key)];
      return [field.name, textOf(options.cert) ?? base64Of(options.pfx)];
    }),
  );
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : undefined;
}

function base64Of(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : undefined;
}

/** An error of a field that the form does not show, said of the field that it does show. */
export function blameTls(scheme: AnyScheme, fault: unknown): unknown {
  if (!(fault instanceof InputError)) return fault;
  const hidden = scheme.fields.find((field) => field.name === fault.field && field.from === 'tls');
  if (hidden === undefined) return fault;
  return new InputError(
    'tls',
    `tls: ${fault.message} In Node-RED the client certificate comes from the TLS configuration of the account.`,
  );
}
