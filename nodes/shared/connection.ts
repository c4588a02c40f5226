import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { repairPem } from '../../core';
import type { ClientCertificate } from '../../core';
import { HiddenOptions } from './hidden';

/** How the servers of an account are reached, whatever the scheme. Each credential type has these fields. */
export interface Connection {
  /** PEM of a private certificate authority. */
  readonly ca?: string;
  /** The person has switched the check of the server's certificate off. */
  readonly allowUnauthorizedCerts: boolean;
}

export function readConnection(credentials: ICredentialDataDecryptedObject): Connection {
  const ca = credentials.ca;
  return {
    ...(typeof ca === 'string' && ca.trim() !== '' ? { ca: repairPem(ca) } : {}),
    allowUnauthorizedCerts: credentials.ignoreSslIssues === true,
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
    ...(certificate === undefined ? {} : certificateOptions(certificate)),
  };
  return Object.keys(options).length === 0 ? undefined : (new HiddenOptions(options) as object);
}

function certificateOptions(certificate: ClientCertificate): object {
  const lock =
    certificate.passphrase === undefined ? {} : { passphrase: certificate.passphrase.reveal() };
  return certificate.kind === 'pem'
    ? { cert: certificate.cert.reveal(), key: certificate.key.reveal(), ...lock }
    : { pfx: Buffer.from(certificate.pfx.reveal(), 'base64'), ...lock };
}
