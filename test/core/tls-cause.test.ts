import { tlsCause } from '../../core';
import type { TlsCause } from '../../core';

describe('the cause of a TLS fault', () => {
  it.each<[string, string, TlsCause | undefined]>([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', 'untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify the first certificate', 'untrusted'],
    ['CERT_HAS_EXPIRED', 'certificate has expired', 'expired'],
    ['CERT_NOT_YET_VALID', 'certificate is not yet valid', 'not-yet-valid'],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      "Hostname/IP does not match certificate's altnames",
      'other-name',
    ],
    [
      'EPROTO',
      'write EPROTO C0:error:0A00010B:SSL routines:ssl3_get_record:wrong version number',
      'no-tls',
    ],
    [
      'EPROTO',
      'error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version',
      'old-server',
    ],
    [
      'ERR_SSL_UNSUPPORTED_PROTOCOL',
      'error:0A000102:SSL routines::unsupported protocol',
      'old-server',
    ],
    [
      'EPROTO',
      'error:0A00014D:SSL routines:tls_process_key_exchange:legacy sigalg disallowed or unsupported',
      'old-server',
    ],
    ['EPROTO', 'error:0A000152:SSL routines::unsafe legacy renegotiation disabled', 'old-server'],
    ['EPROTO', 'error:0A00018A:SSL routines::dh key too small', 'old-server'],
    [
      'EPROTO',
      'error:0A000410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure',
      'handshake-refused',
    ],
    [
      'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
      'tlsv13 alert certificate required',
      'certificate-wanted',
    ],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'tlsv1 alert unknown ca', 'certificate-refused'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'sslv3 alert bad certificate', 'certificate-refused'],
    // The client's certificate, and not the server's.
    [
      'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED',
      'sslv3 alert certificate expired',
      'certificate-refused',
    ],
    ['ERR_CRYPTO_UNSUPPORTED_OPERATION', 'Unsupported PKCS12 PFX data', 'old-container'],
    ['', 'mac verify failure', 'wrong-passphrase'],
    ['ERR_OSSL_BAD_DECRYPT', 'error:1C800064:Provider routines::bad decrypt', 'wrong-passphrase'],
    [
      'ERR_OSSL_X509_KEY_VALUES_MISMATCH',
      'error:05800074:x509 certificate routines::key values mismatch',
      'key-mismatch',
    ],
    ['ERR_OSSL_UNSUPPORTED', 'error:1E08010C:DECODER routines::unsupported', 'unreadable-key'],
    ['', 'not enough data', 'unreadable-key'],
    ['ERR_SSL_INTERNAL_ERROR', 'internal error', 'other'],
    ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1', undefined],
    ['ECONNRESET', 'socket hang up', undefined],
    ['HPE_INVALID_CONSTANT', 'Parse Error: Expected HTTP/', undefined],
  ])('%s, "%s": %s', (code, message, cause) => {
    expect(tlsCause(code, message)).toBe(cause);
  });
});
