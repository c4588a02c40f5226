import type { TlsCause } from '../../../core';

/** What is known besides the cause. */
export interface SeenTls {
  readonly showsCertificate: boolean;
  /** The TLS configuration has a CA certificate. */
  readonly hasCa: boolean;
  /** OpenSSL's words, or a code. */
  readonly reason: string;
  /** Whom the certificate of the server is for, in brackets, or empty. */
  readonly names: string;
}

/** What stands between us and a TLS connection, in the words of Node-RED's forms. */
export function explainTls(cause: TlsCause, seen: SeenTls): string {
  switch (cause) {
    case 'self-signed':
      return `the certificate of the server is self-signed and is not trusted (${seen.reason}). If you trust it, add it as CA certificate to the TLS configuration of the account.`;
    case 'untrusted':
      return seen.hasCa
        ? `the certificate of the server is not trusted (${seen.reason}): it does not lead to the CA certificate in the TLS configuration of the account. Add its whole chain there: the root, and any intermediate certificate that the server leaves out.`
        : `the certificate of the server is not trusted (${seen.reason}). Add the CA certificate of the server to the TLS configuration of the account.`;
    case 'expired':
      return 'the certificate of the server has expired. Renew it on the server, and check the clock of this machine.';
    case 'not-yet-valid':
      return 'the certificate of the server is not valid yet. Check the clocks of the server and of this machine.';
    case 'other-name':
      return `the certificate of the server is for another host name${seen.names}. Use a name of the certificate in the URL, or set "Server Name" in the TLS configuration.`;
    case 'weak-certificate':
      return 'the certificate of the server has a key or a signature too weak for this machine. Renew it on the server (RSA of 2048 bits, SHA-256), or choose an older "Minimum TLS version" in the account if you trust the network.';
    case 'bad-certificate':
      return `the certificate of the server cannot be used (${seen.reason}). Ask the administrator of the server for a new one.`;
    case 'unknown-name':
      return 'the server has no certificate for this host name. Use a name that the server knows in the URL, or set "Server Name" in the TLS configuration.';
    case 'no-tls':
      return 'the server does not speak TLS on this port. Check the port, or begin the URL of the account with http://.';
    case 'old-server':
      return 'the server speaks only an old TLS version or old ciphers, which this machine rejects. Enable TLS 1.2 on the server, or choose an older "Minimum TLS version" in the account if you trust the network.';
    case 'handshake-refused':
      return seen.showsCertificate
        ? 'the server ended the TLS handshake. It has no cipher in common with this machine (see "Minimum TLS version" of the account), or does not accept the client certificate in the TLS configuration.'
        : 'the server ended the TLS handshake. It has no cipher in common with this machine (see "Minimum TLS version" of the account), or wants a client certificate.';
    case 'certificate-wanted':
      return 'the server wants a client certificate. Add certificate and key to the TLS configuration of the account, and choose a sign-in method that uses them.';
    case 'certificate-refused':
      return seen.showsCertificate
        ? 'the server closed the connection after receiving the client certificate. Check that the certificate in the TLS configuration is still valid, and that the server trusts the CA that issued it.'
        : 'the server wants a client certificate, and this sign-in method has none.';
    case 'weak-own-certificate':
      return 'the client certificate in the TLS configuration has a key or a signature too weak for this machine. Nothing was sent. Renew it (RSA of 2048 bits, SHA-256), or choose an older "Minimum TLS version" in the account.';
    case 'old-container':
      return 'the PKCS#12 container in the TLS configuration is encrypted with an old algorithm (RC2) that this machine rejects. Nothing was sent. Export it again, for example with OpenSSL 3 and without "-legacy".';
    case 'container-without-key':
      return 'the PKCS#12 container in the TLS configuration has no private key. Nothing was sent. Export it again with its key.';
    case 'old-key':
      return 'the private key in the TLS configuration is encrypted with an old algorithm that this machine rejects. Nothing was sent. Encrypt it with AES, for example with "openssl pkcs8 -topk8 -v2 aes-256-cbc", and add it again.';
    case 'wrong-passphrase':
      return 'the passphrase in the TLS configuration does not open the client certificate or its key. Nothing was sent. Correct the passphrase.';
    case 'key-mismatch':
      return 'the private key in the TLS configuration does not belong to the certificate. Nothing was sent.';
    case 'unreadable-key':
      return 'the client certificate or its key in the TLS configuration cannot be read. Nothing was sent. Add it again, as PEM or as PKCS#12, and check its passphrase: a wrong one can look like this, too.';
    case 'alert':
      return `the server ended the TLS handshake (${seen.reason}). Ask the administrator of the server; its log may tell more.`;
    case 'other':
      return `no TLS connection could be made (${seen.reason}). Check that the port speaks https, and certificate, key and passphrase in the TLS configuration of the account.`;
  }
}
