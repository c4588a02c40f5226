/** Why no TLS connection came about, as far as the code and the words of node:tls and OpenSSL tell. */
export type TlsCause =
  | 'untrusted'
  | 'expired'
  | 'not-yet-valid'
  | 'other-name'
  | 'no-tls'
  | 'old-server'
  | 'handshake-refused'
  | 'certificate-wanted'
  | 'certificate-refused'
  | 'old-container'
  | 'wrong-passphrase'
  | 'key-mismatch'
  | 'unreadable-key'
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
  ['untrusted', /DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET|VERIFY)|INVALID_CA|CERT_UNTRUSTED/],
  ['old-container', /PKCS12 PFX data/i],
  [
    'wrong-passphrase',
    /mac verify failure|bad decrypt|BAD_DECRYPT|interrupted or cancelled|bad password read/i,
  ],
  ['key-mismatch', /KEY_VALUES_MISMATCH|key values mismatch/i],
  ['unreadable-key', /DECODER routines|PEM routines|asn1 encoding routines|not enough data/i],
  [
    'no-tls',
    /WRONG_VERSION_NUMBER|wrong version number|SSL_HTTP_REQUEST|PACKET_LENGTH_TOO_LONG|packet length too long/i,
  ],
  [
    'old-server',
    /UNSUPPORTED_PROTOCOL|unsupported protocol|ALERT_PROTOCOL_VERSION|alert protocol version|(?:dh|ee|ca) key too small|KEY_TOO_SMALL|md too weak|MD_TOO_WEAK|LEGACY_RENEGOTIATION|legacy renegotiation|ALERT_INSUFFICIENT_SECURITY|alert insufficient security|NO_CIPHERS_AVAILABLE|WRONG_SIGNATURE_TYPE|LEGACY_SIGALG|legacy sigalg/i,
  ],
  ['handshake-refused', /HANDSHAKE_FAILURE|handshake failure/i],
  ['other', /^(?:CERT_|ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO\b|CRL_)|certificate|SSL routines/i],
];

/** The cause; undefined when it is no fault of TLS. */
export function tlsCause(code: string, message: string): TlsCause | undefined {
  const text = `${code} ${message}`;
  return CAUSES.find(([, pattern]) => pattern.test(text))?.[0];
}
