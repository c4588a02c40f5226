/** Certificates made at start: a CA, a server certificate for the loopback names, client certificates. */
import { constants, createPrivateKey, privateEncrypt, randomBytes } from 'node:crypto';

import * as forge from 'node-forge';

import { privateKey } from './keys';

const DAY = 24 * 60 * 60 * 1000;

export interface KeyAndCertificate {
  /** PEM. */
  readonly certificate: string;
  /** PEM (PKCS#8); encrypted when a passphrase was asked for. */
  readonly privateKey: string;
}

export interface ClientCertificate extends KeyAndCertificate {
  /** The same key and certificate with the CA as PKCS#12, in base64, under the same passphrase. */
  readonly pfx: string;
  readonly commonName: string;
  /** Hex serial number, as node:tls shows it in `serialNumber` (upper case). */
  readonly serialNumber: string;
}

export interface ClientCertificateOptions {
  readonly commonName: string;
  readonly passphrase?: string;
  /** Default: a day ago. */
  readonly notBefore?: Date;
  /** Default: in a year. In the past for an expired certificate. */
  readonly notAfter?: Date;
}

export interface Authority {
  /** PEM. */
  readonly certificate: string;
  /** For `127.0.0.1`, `::1` and `localhost`. */
  issueServer(): Promise<KeyAndCertificate>;
  issueClient(options: ClientCertificateOptions): Promise<ClientCertificate>;
}

interface Issue {
  readonly subject: string;
  readonly issuer: string;
  readonly keys: Keys;
  readonly signer: forge.pki.rsa.PrivateKey;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: readonly object[];
}

interface Keys {
  readonly pem: string;
  readonly privateKey: forge.pki.rsa.PrivateKey;
  readonly publicKey: forge.pki.rsa.PublicKey;
}

/** A certificate authority of its own; call it twice to get a certificate "of another CA". */
export async function createAuthority(commonName = 'Latchkey simulators'): Promise<Authority> {
  const ca = await makeKeys();
  const caCertificate = issue({
    subject: commonName,
    issuer: commonName,
    keys: ca,
    signer: ca.privateKey,
    notBefore: new Date(Date.now() - DAY),
    notAfter: new Date(Date.now() + 365 * DAY),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      { name: 'subjectKeyIdentifier' },
    ],
  });
  const certificate = forge.pki.certificateToPem(caCertificate);

  return {
    certificate,
    async issueServer() {
      const keys = await makeKeys();
      const server = issue({
        subject: 'localhost',
        issuer: commonName,
        keys,
        signer: ca.privateKey,
        notBefore: new Date(Date.now() - DAY),
        notAfter: new Date(Date.now() + 365 * DAY),
        extensions: [
          { name: 'basicConstraints', cA: false },
          { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
          { name: 'extKeyUsage', serverAuth: true },
          {
            name: 'subjectAltName',
            altNames: [
              { type: 2, value: 'localhost' },
              { type: 7, ip: '127.0.0.1' },
              { type: 7, ip: '::1' },
            ],
          },
        ],
      });
      return { certificate: forge.pki.certificateToPem(server), privateKey: keys.pem };
    },
    async issueClient(options) {
      const keys = await makeKeys();
      const client = issue({
        subject: options.commonName,
        issuer: commonName,
        keys,
        signer: ca.privateKey,
        notBefore: options.notBefore ?? new Date(Date.now() - DAY),
        notAfter: options.notAfter ?? new Date(Date.now() + 365 * DAY),
        extensions: [
          { name: 'basicConstraints', cA: false },
          { name: 'keyUsage', digitalSignature: true, critical: true },
          { name: 'extKeyUsage', clientAuth: true },
        ],
      });
      return {
        commonName: options.commonName,
        serialNumber: client.serialNumber.toUpperCase(),
        certificate: forge.pki.certificateToPem(client),
        privateKey: encrypt(keys.pem, options.passphrase),
        pfx: toPfx(keys, [client, caCertificate], options.passphrase),
      };
    },
  };
}

async function makeKeys(): Promise<Keys> {
  const pem = await privateKey();
  const forgeKey = forge.pki.privateKeyFromPem(pem);
  return {
    pem,
    privateKey: { ...forgeKey, sign: (digest) => signature(pem, digest) },
    publicKey: forge.pki.setRsaPublicKey(forgeKey.n, forgeKey.e),
  };
}

/** What stands before a SHA-256 digest that is signed (RFC 8017, 9.2, note 1). */
const SHA256 = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** PKCS #1 v1.5 by Node.js: node-forge takes a quarter of a second of CPU for each. */
function signature(key: string, digest: forge.md.MessageDigest | string): string {
  if (typeof digest === 'string') throw new TypeError('a certificate is signed by its digest');
  const signed = Buffer.concat([SHA256, Buffer.from(digest.digest().getBytes(), 'latin1')]);
  const padding = constants.RSA_PKCS1_PADDING;
  return privateEncrypt({ key, padding }, signed).toString('latin1');
}

function issue(what: Issue): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = what.keys.publicKey;
  // A first digit of 5: positive, and no leading zero byte that would be trimmed.
  certificate.serialNumber = `5${randomBytes(15).toString('hex')}`.slice(0, 30);
  certificate.validity.notBefore = what.notBefore;
  certificate.validity.notAfter = what.notAfter;
  certificate.setSubject([{ name: 'commonName', value: what.subject }]);
  certificate.setIssuer([{ name: 'commonName', value: what.issuer }]);
  certificate.setExtensions([...what.extensions]);
  certificate.sign(what.signer, forge.md.sha256.create());
  return certificate;
}

function encrypt(pem: string, passphrase: string | undefined): string {
  if (passphrase === undefined) return pem;
  return createPrivateKey(pem)
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
    .toString();
}

function toPfx(
  keys: Keys,
  chain: readonly forge.pki.Certificate[],
  passphrase: string | undefined,
): string {
  const asn1 = forge.pkcs12.toPkcs12Asn1(keys.privateKey, [...chain], passphrase ?? '', {
    algorithm: 'aes256',
  });
  return forge.util.encode64(forge.asn1.toDer(asn1).getBytes());
}
