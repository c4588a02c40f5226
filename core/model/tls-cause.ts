/** Why no TLS connection came about, as far as the code and the words of node:tls and OpenSSL tell. */
export type TlsCause =
  | 'self-signed'
  | 'untrusted'
  | 'expired'
  | 'not-yet-valid'
  | 'other-name'
  | 'weak-certificate'
  | 'bad-certificate'
  | 'unknown-name'
  | 'no-tls'
  | 'old-server'
  | 'handshake-refused'
  | 'certificate-wanted'
  | 'certificate-refused'
  | 'weak-own-certificate'
  | 'old-container'
  | 'container-without-key'
  | 'old-key'
  | 'wrong-passphrase'
  | 'key-mismatch'
  | 'unreadable-key'
  | 'alert'
  | 'other';

/**
 * The first that fits counts. Names: node:tls (X509 codes), OpenSSL 3 (`ERR_SSL_...`, reason texts) and
 * the alerts of RFC 8446, 6.2. The alert for an expired client certificate comes before the server's own.
 */
const CAUSES: readonly (readonly [TlsCause, RegExp])[] = [
  [
    'certificate-refused',
    /ALERT[_ ](?:UNKNOWN_CA|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_(?:REVOKED|EXPIRED|UNKNOWN)|ACCESS_DENIED|DECRYPT_ERROR)|alert (?:unknown ca|bad certificate|unsupported certificate|certificate (?:revoked|expired|unknown)|access denied|decrypt error)/i,
  ],
  ['certificate-wanted', /CERTIFICATE_REQUIRED|certificate required/i],
  ['expired', /CERT_HAS_EXPIRED|CRL_HAS_EXPIRED/],
  ['not-yet-valid', /NOT_YET_VALID/],
  ['other-name', /ALTNAME_INVALID|HOSTNAME_MISMATCH/],
  ['self-signed', /DEPTH_ZERO_/],
  ['untrusted', /SELF_SIGNED_|UNABLE_TO_(?:GET|VERIFY)|CERT_UNTRUSTED/],
  // X509's own words: node:tls has no code for them. OpenSSL says nearly the same of our own certificate.
  ['weak-certificate', /certificate key too weak|digest algorithm too weak/i],
  ['weak-own-certificate', /(?:EE|CA)[_ ]KEY[_ ]TOO[_ ]SMALL|MD[_ ]TOO[_ ]WEAK/i],
  [
    'bad-certificate',
    /^(?:UNSPECIFIED|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_EXCEEDED|CERT_(?:SIGNATURE_FAILURE|REVOKED|REJECTED|CHAIN_TOO_LONG)|ERROR_IN_CERT_\w+|UNABLE_TO_DE\w+) /,
  ],
  ['unknown-name', /unrecognized[_ ]name/i],
  ['old-container', /Unsupported PKCS12 PFX data/i],
  ['container-without-key', /private key from PFX data/i],
  ['old-key', /EVP_UNSUPPORTED|digital envelope routines::unsupported/i],
  [
    'wrong-passphrase',
    /mac verify failure|bad decrypt|BAD_DECRYPT|interrupted or cancelled|bad password read/i,
  ],
  ['key-mismatch', /KEY_VALUES_MISMATCH|key values mismatch/i],
  [
    'unreadable-key',
    /DECODER routines|PEM routines|asn1 encoding routines|not enough data|wrong tag|mac absent/i,
  ],
  [
    'no-tls',
    /WRONG_VERSION_NUMBER|wrong version number|SSL_HTTP_REQUEST|PACKET_LENGTH_TOO_LONG|packet length too long/i,
  ],
  [
    'old-server',
    /UNSUPPORTED_PROTOCOL|unsupported protocol|ALERT_PROTOCOL_VERSION|alert protocol version|dh[_ ]key[_ ]too[_ ]small|DH_PARAM_SIZE|LEGACY_RENEGOTIATION|legacy renegotiation|ALERT_INSUFFICIENT_SECURITY|alert insufficient security|NO_CIPHERS_AVAILABLE|WRONG_SIGNATURE_TYPE|LEGACY_SIGALG|legacy sigalg/i,
  ],
  ['handshake-refused', /HANDSHAKE_FAILURE|handshake failure/i],
  ['alert', /ALERT_|\balert\b/i],
  ['other', /^(?:CERT_|ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO\b|CRL_)|certificate|SSL routines/i],
];

/** The cause; undefined when it is no fault of TLS. */
export function tlsCause(code: string, message: string): TlsCause | undefined {
  const text = `${code} ${message}`;
  return CAUSES.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Some certificates have hundreds of names. */
const MOST_LETTERS = 200;

/**
 * Whom a certificate is for, as node:tls shows the one of a server: ` (DNS:api.example, IP Address:10.0.0.1)`;
 * empty where it does not tell.
 */
export function namesOf(certificate: unknown): string {
  const { subjectaltname, subject } = Object(certificate) as Readonly<Record<string, unknown>>;
  const { CN } = Object(subject) as Readonly<Record<string, unknown>>;
  const names = typeof subjectaltname === 'string' ? subjectaltname : CN;
  if (typeof names !== 'string') return '';
  const plain = names.replace(/[^ -~\u00a0-\uffff]/g, ' ');
  return ` (${plain.length > MOST_LETTERS ? `${plain.slice(0, MOST_LETTERS)}...` : plain})`;
}

/** OpenSSL's own words for what went wrong (`tlsv1 alert internal error`), else the code. */
export function tlsReason(code: string, message: string): string {
  const [, reason] = /SSL routines:[^:]{0,80}:([^:]{3,80})/.exec(message) ?? [];
  return reason ?? code;
}
