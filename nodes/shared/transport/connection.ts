import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { readCertificates } from '../../../core';
import type { ClientCertificate } from '../../../core';
import { HiddenOptions } from './hidden';

/** How the servers of an account are reached, whatever the scheme. Each credential type has these fields. */
export interface Connection {
  /** PEM of a private certificate authority. */
  readonly ca?: string;
  /** The person has switched the check of the server's certificate off. */
  readonly allowUnauthorizedCerts: boolean;
  /** The oldest TLS version to take, where it is older than what Node.js takes by itself (TLS 1.2). */
  readonly minTlsVersion?: 'TLSv1' | 'TLSv1.1';
}

export function readConnection(credentials: ICredentialDataDecryptedObject): Connection {
  const { ca, minTlsVersion } = credentials;
  return {
    ...(typeof ca === 'string' && ca.trim() !== ''
      ? { ca: readCertificates('ca', 'CA Certificate', ca) }
      : {}),
    allowUnauthorizedCerts: credentials.ignoreSslIssues === true,
    ...(minTlsVersion === 'TLSv1' || minTlsVersion === 'TLSv1.1' ? { minTlsVersion } : {}),
  };
}

/** The TLS options of a request; undefined when there is nothing to say. */
export function agentOptions(
  connection: Connection,
  certificate: ClientCertificate | undefined,
): IHttpRequestOptions['agentOptions'] | undefined {
  const options = {
    ...(connection.ca === undefined ? {} : { ca: connection.ca }),
    ...(connection.allowUnauthorizedCerts ? { rejectUnauthorized: false } : {}),
    ...(connection.minTlsVersion === undefined ? {} : oldTls(connection.minTlsVersion)),
    ...(certificate === undefined ? {} : certificateOptions(certificate)),
  };
  return Object.keys(options).length === 0 ? undefined : (new HiddenOptions(options) as object);
}

/** SSL_OP_LEGACY_SERVER_CONNECT of OpenSSL; n8n's rules let no node read it from node:crypto. */
const LEGACY_RENEGOTIATION = 4;

/** TLS 1.0 and 1.1 sign by SHA-1, which OpenSSL 3 takes at level 0 only. */
function oldTls(minVersion: 'TLSv1' | 'TLSv1.1'): object {
  return {
    minVersion,
    ciphers: 'DEFAULT:@SECLEVEL=0',
    minDHSize: 512,
    secureOptions: LEGACY_RENEGOTIATION,
  };
}

function certificateOptions(certificate: ClientCertificate): object {
  const lock =
    certificate.passphrase === undefined ? {} : { passphrase: certificate.passphrase.reveal() };
  return certificate.kind === 'pem'
    ? { cert: certificate.cert.reveal(), key: certificate.key.reveal(), ...lock }
    : { pfx: Buffer.from(certificate.pfx.reveal(), 'base64'), ...lock };
}
