import type { TlsCause } from '../../core';

/** What stands between us and a TLS connection, in the words of the credential's form. */
export function explainTls(
  cause: TlsCause,
  seen: { readonly showsCertificate: boolean; readonly code: string },
): string {
  switch (cause) {
    case 'untrusted':
      return 'the certificate of the server is not trusted. If your own CA has signed it, paste the CA certificate into "CA Certificate" of the credential.';
    case 'expired':
      return 'the certificate of the server has expired. Renew it on the server, and check the clock of this machine.';
    case 'not-yet-valid':
      return 'the certificate of the server is not valid yet. Check the clocks of the server and of this machine.';
    case 'other-name':
      return 'the certificate of the server is for another host name. Use the name in the certificate in the URL.';
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
      return 'the server closed the connection after receiving the client certificate. Check that the certificate is still valid, and that the server trusts the CA that issued it.';
    case 'old-container':
      return 'the PKCS#12 container in "Client Certificate" is locked by an old algorithm (RC2) that this machine rejects. Nothing was sent. Export it again, for example with OpenSSL 3 and without "-legacy".';
    case 'wrong-passphrase':
      return 'the passphrase does not open the client certificate or its key. Nothing was sent. Correct "Passphrase" of the credential.';
    case 'key-mismatch':
      return 'the private key does not belong to the client certificate. Nothing was sent. Correct the two in the credential.';
    case 'unreadable-key':
      return 'the client certificate or its key cannot be read. Nothing was sent. Paste it again into the credential, as PEM or as PKCS#12 in base64.';
    case 'other':
      return `no TLS connection could be made (${seen.code}). Check that the port speaks https, and the certificates of the credential.`;
  }
}
