import type { TlsCause } from '../../../core';

/** What is known besides the cause. */
export interface SeenTls {
  readonly showsCertificate: boolean;
  /** The credential has a CA certificate. */
  readonly hasCa: boolean;
  /** OpenSSL's words, or a code. */
  readonly reason: string;
  /** Whom the certificate of the server is for, in brackets, or empty. */
  readonly names: string;
}

/** What stands between us and a TLS connection, in the words of the credential's form. */
export function explainTls(cause: TlsCause, seen: SeenTls): string {
  switch (cause) {
    case 'self-signed':
      return 'the certificate of the server is self-signed and is not trusted. If you trust it, paste it into "CA Certificate" of the credential.';
    case 'untrusted':
      return seen.hasCa
        ? 'the certificate of the server is not trusted: it does not lead to "CA Certificate" of the credential. Paste its whole chain there: the root, and any intermediate certificate that the server leaves out. The CA of an https proxy belongs in NODE_EXTRA_CA_CERTS of n8n.'
        : 'the certificate of the server is not trusted. If your own CA has signed it, paste the CA certificate into "CA Certificate" of the credential.';
    case 'expired':
      return 'the certificate of the server has expired. Renew it on the server, and check the clock of this machine.';
    case 'not-yet-valid':
      return 'the certificate of the server is not valid yet. Check the clocks of the server and of this machine.';
    case 'other-name':
      return `the certificate of the server is for another host name${seen.names}. Use a name of the certificate in the URL.`;
    case 'weak-certificate':
      return 'the certificate of the server has a key or a signature too weak for this machine. Renew it on the server (RSA of 2048 bits, SHA-256), or choose an older "Minimum TLS Version" in the credential if you trust the network.';
    case 'bad-certificate':
      return `the certificate of the server cannot be used (${seen.reason}). Ask the administrator of the server for a new one.`;
    case 'unknown-name':
      return 'the server has no certificate for this host name. Use a name that the server knows in the URL: with an IP address, no name is sent.';
    case 'no-tls':
      return 'the server does not speak TLS on this port. Check the port, or begin the URL with http://.';
    case 'old-server':
      return 'the server speaks only an old TLS version or old ciphers, which this machine rejects. Enable TLS 1.2 on the server, or choose an older "Minimum TLS Version" in the credential if you trust the network.';
    case 'handshake-refused':
      return seen.showsCertificate
        ? 'the server ended the TLS handshake: it has no cipher in common with this machine (see "Minimum TLS Version" of the credential), or does not accept the client certificate of the credential.'
        : 'the server ended the TLS handshake: it has no cipher in common with this machine (see "Minimum TLS Version" of the credential), or wants a client certificate.';
    case 'certificate-wanted':
      return 'the server wants a client certificate. Choose a credential that has one.';
    case 'certificate-refused':
      return seen.showsCertificate
        ? 'the server closed the connection after receiving the client certificate. Check that the certificate is still valid, and that the server trusts the CA that issued it.'
        : 'the server wants a client certificate. Choose a credential that has one.';
    case 'weak-own-certificate':
      return 'the client certificate has a key or a signature too weak for this machine. Nothing was sent. Renew it (RSA of 2048 bits, SHA-256), or choose an older "Minimum TLS Version" in the credential.';
    case 'old-container':
      return 'the PKCS#12 container in "Client Certificate" is encrypted with an old algorithm (RC2) that this machine rejects. Nothing was sent. Export it again, for example with OpenSSL 3 and without "-legacy".';
    case 'container-without-key':
      return 'the PKCS#12 container in "Client Certificate" has no private key. Nothing was sent. Export it again with its key.';
    case 'old-key':
      return 'the private key is encrypted with an old algorithm that this machine rejects. Nothing was sent. Encrypt it with AES, for example with "openssl pkcs8 -topk8 -v2 aes-256-cbc", and paste it again.';
    case 'wrong-passphrase':
      return 'the passphrase does not open the client certificate or its key. Nothing was sent. Correct "Passphrase" of the credential.';
    case 'key-mismatch':
      return 'the private key does not belong to the client certificate. Nothing was sent. Correct the two in the credential.';
    case 'unreadable-key':
      return 'the client certificate or its key cannot be read. Nothing was sent. Paste it again into the credential, as PEM or as PKCS#12 in base64, and check "Passphrase": a wrong one can look like this, too.';
    case 'alert':
      return `the server ended the TLS handshake (${seen.reason}). Ask the administrator of the server; its log may tell more.`;
    case 'other':
      return `no TLS connection could be made (${seen.reason}). Check that the port speaks https, and the certificates of the credential.`;
  }
}
