import { certificateSubject, defineScheme, isPkcs12, readClientCertificate } from '../../kit';
import type { AccountField, ClientCertificate, Secret } from '../../kit';
import { verdictOfTcpWave } from './verdict';

const BASE_URL = {
  kind: 'url',
  name: 'baseUrl',
  label: 'Base URL',
  description: 'URL of the IPAM management appliance, including port and API path.',
  placeholder: 'https://host:7443/tims/rest',
  required: true,
} as const satisfies AccountField;

const TOKEN_FIELDS = [
  BASE_URL,
  {
    kind: 'secret',
    trim: true,
    oneWord: true,
    name: 'token',
    label: 'Session Token',
    description: 'Token for the IP address of this machine, valid for 60 days by default.',
    where: 'Administration > Security Management > Session Token Management > Add',
    required: true,
  },
  {
    kind: 'date',
    name: 'validUntil',
    label: 'Valid Until',
    description: 'Expiry date of the token. If set, you are warned from 14 days before.',
    placeholder: '2027-01-31',
  },
] as const satisfies readonly AccountField[];

const CERTIFICATE_FIELDS = [
  BASE_URL,
  {
    kind: 'pem',
    holds: 'certificate',
    name: 'certificate',
    from: 'tls',
    label: 'Client Certificate',
    description:
      'Certificate in PEM format, with or without its key, or both as PKCS#12 in base64.',
    where: 'User Certificates',
    required: true,
  },
  {
    kind: 'pem',
    holds: 'privateKey',
    name: 'privateKey',
    from: 'tls',
    label: 'Private Key',
    description: 'Private key in PEM format. Leave empty if Client Certificate contains it.',
  },
  {
    kind: 'secret',
    name: 'passphrase',
    from: 'tls',
    label: 'Passphrase',
    description: 'Passphrase of the encrypted private key or of the PKCS#12 container.',
  },
] as const satisfies readonly AccountField[];

const TOKEN_HEADER = 'TIMS-Session-Token';
const ORGANIZATIONS = '/organization/list';

const DENIED =
  'The admin of the token or certificate lacks permission for this. Ask the administrator of TCPWave to change the role of that admin.';

/** A token from the IPAM's own screens, valid from one IP address only (README of TIMS-Rest-Client). */
export const sessionToken = defineScheme({
  id: 'tcpwave/session-token',
  name: 'Session token',
  description:
    'Sends a session token created in the TCPWave IPAM for the IP address of this machine.',
  credential: { className: 'TcpWaveTokenApi', displayName: 'TCPWave Token API' },
  fields: TOKEN_FIELDS,
  binding: 'ip',
  credentialHeaders: ['tims-session-token'],
  acquire: {
    kind: 'static',
    sign: ({ account }) => ({ headers: { [TOKEN_HEADER]: account.token.reveal() } }),
  },
  remedies: {
    refused:
      'Check that the token was created for the IP address that TCPWave sees for this machine, that it has not expired (60 days by default) and that nobody has revoked it. Create a new one under Administration > Security Management > Session Token Management.',
    denied: DENIED,
  },
  servers: (account) => ({ main: account.baseUrl }),
  verdict: verdictOfTcpWave,
  test: (account) => ({ method: 'GET', url: `${account.baseUrl}${ORGANIZATIONS}`, headers: {} }),
});

/** A TLS client certificate on the same port and paths; no header at all (README of TIMS-Rest-Client). */
export const clientCertificate = defineScheme({
  id: 'tcpwave/client-certificate',
  name: 'Client certificate',
  description:
    'Authenticates with a TLS client certificate linked to an admin of the TCPWave IPAM.',
  credential: { className: 'TcpWaveCertificateApi', displayName: 'TCPWave Certificate API' },
  fields: CERTIFICATE_FIELDS,
  credentialHeaders: ['tims-session-token'],
  acquire: { kind: 'static', sign: ({ account }) => ({ certificate: certificateOf(account) }) },
  remedies: {
    refused:
      'Check that the certificate has neither expired nor been revoked, that it is imported under User Certificates and linked to an admin, that its root CA is imported as an Appliance Certificate with "Trust CA", and that TCPWave accepts calls from the IP address of this machine.',
    denied: DENIED,
  },
  check: (account) => {
    // Throws an InputError of its own that names the field.
    readClientCertificate(account.certificate, account.privateKey, account.passphrase);
    return undefined;
  },
  servers: (account) => ({ main: account.baseUrl }),
  verdict: verdictOfTcpWave,
  test: (account) => ({ method: 'GET', url: `${account.baseUrl}${ORGANIZATIONS}`, headers: {} }),
  identity: (account) => certificateSubject(account.certificate),
});

/** Shape only: `check` has proved that it is usable, and parsing a key for each request would cost time. */
function certificateOf(account: {
  readonly certificate: Secret;
  readonly privateKey: Secret | undefined;
  readonly passphrase: Secret | undefined;
}): ClientCertificate {
  const { certificate, privateKey, passphrase } = account;
  const locked = passphrase === undefined || passphrase.isEmpty ? {} : { passphrase };
  return isPkcs12(certificate.reveal())
    ? { kind: 'pfx', pfx: certificate, ...locked }
    : { kind: 'pem', cert: certificate, key: privateKey ?? certificate, ...locked };
}
