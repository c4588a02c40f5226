import { namesOf, tlsCause, tlsReason } from '../../core';
import type { TlsCause } from '../../core';

describe('the cause of a TLS fault', () => {
  it.each<[string, string, TlsCause | undefined]>([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', 'self-signed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain', 'untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT', 'unable to get issuer certificate', 'untrusted'],
    ['UNSPECIFIED', 'CA signature digest algorithm too weak', 'weak-certificate'],
    ['UNSPECIFIED', 'EE certificate key too weak', 'weak-certificate'],
    ['UNSPECIFIED', 'CA certificate key too weak', 'weak-certificate'],
    ['UNSPECIFIED', 'unhandled critical extension', 'bad-certificate'],
    ['INVALID_PURPOSE', 'unsuitable certificate purpose', 'bad-certificate'],
    ['INVALID_CA', 'invalid CA certificate', 'bad-certificate'],
    ['PATH_LENGTH_EXCEEDED', 'path length constraint exceeded', 'bad-certificate'],
    ['CERT_SIGNATURE_FAILURE', 'certificate signature failure', 'bad-certificate'],
    // Of our own certificate OpenSSL says it when it is loaded.
    [
      'ERR_SSL_EE_KEY_TOO_SMALL',
      'error:0A00018F:SSL routines::ee key too small',
      'weak-own-certificate',
    ],
    [
      'ERR_SSL_CA_MD_TOO_WEAK',
      'error:0A00018E:SSL routines::ca md too weak',
      'weak-own-certificate',
    ],
    ['ERR_TLS_DH_PARAM_SIZE', 'DH parameter size 512 is less than 1024', 'old-server'],
    [
      'EPROTO',
      'error:0A000458:SSL routines:ssl3_read_bytes:tlsv1 unrecognized name:SSL alert number 112',
      'unknown-name',
    ],
    [
      'EPROTO',
      'error:0A000438:SSL routines:ssl3_read_bytes:tlsv1 alert internal error:SSL alert number 80',
      'alert',
    ],
    ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 'tlsv1 alert internal error', 'alert'],
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
    [
      'ERR_CRYPTO_OPERATION_FAILED',
      'Unable to load private key from PFX data',
      'container-without-key',
    ],
    [
      'ERR_OSSL_EVP_UNSUPPORTED',
      'error:0308010C:digital envelope routines::unsupported',
      'old-key',
    ],
    ['', 'wrong tag', 'unreadable-key'],
    ['', 'mac absent', 'unreadable-key'],
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

describe('what a TLS fault tells besides', () => {
  it.each([
    [
      { subjectaltname: 'DNS:*.a.example, IP Address:10.0.0.1' },
      ' (DNS:*.a.example, IP Address:10.0.0.1)',
    ],
    [{ subject: { CN: 'b.example' } }, ' (b.example)'],
    [{ subjectaltname: 'DNS:a\r\n\u0007b' }, ' (DNS:a   b)'],
    [{ subjectaltname: 'x'.repeat(201) }, ` (${'x'.repeat(200)}...)`],
    [{ subject: {} }, ''],
    [undefined, ''],
  ])('are the names in the certificate: %j', (certificate, names) => {
    expect(namesOf(certificate)).toBe(names);
  });

  it('are the words of OpenSSL, else the code', () => {
    const message =
      'write EPROTO 80:error:0A000438:SSL routines:ssl3_read_bytes:tlsv1 alert internal error:../rec.c:1';
    expect(tlsReason('EPROTO', message)).toBe('tlsv1 alert internal error');
    expect(tlsReason('INVALID_PURPOSE', 'unsuitable certificate purpose')).toBe('INVALID_PURPOSE');
  });
});
