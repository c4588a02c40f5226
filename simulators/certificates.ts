/** Certificates made at start: a CA, a server certificate for the loopback names, client certificates. */
import { constants, createPrivateKey, privateEncrypt, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';

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

export interface ServerCertificateOptions {
  /** Default: `localhost`, `127.0.0.1` and `::1`. Empty: the common name alone says whom it is for. */
  readonly names?: readonly string[];
  /** Default: a day ago. */
  readonly notBefore?: Date;
  /** Default: in a year. */
  readonly notAfter?: Date;
  readonly digest?: Digest;
  /** What it may be used for besides its key. */
  readonly usage?: 'serverAuth' | 'clientAuth';
}

export interface Authority {
  /** PEM. */
  readonly certificate: string;
  issueServer(options?: ServerCertificateOptions): Promise<KeyAndCertificate>;
  issueClient(options: ClientCertificateOptions): Promise<ClientCertificate>;
  /** An authority below this one. */
  issueAuthority(commonName: string): Promise<Authority>;
}

type Digest = 'sha256' | 'sha1';

interface Issue {
  readonly subject: string;
  readonly issuer: string;
  readonly keys: Keys;
  readonly signer: forge.pki.rsa.PrivateKey;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly digest?: Digest;
  readonly extensions: readonly object[];
}

interface Keys {
  readonly pem: string;
  readonly privateKey: forge.pki.rsa.PrivateKey;
  readonly publicKey: forge.pki.rsa.PublicKey;
}

/** A certificate authority of its own; call it twice to get a certificate "of another CA". */
export async function createAuthority(commonName = 'Latchkey simulators'): Promise<Authority> {
  const keys = await makeKeys();
  return authorityWith(keys, commonName, { issuer: commonName, signer: keys.privateKey });
}

/** For `localhost`, and its own issuer. */
export async function createSelfSigned(): Promise<KeyAndCertificate> {
  const keys = await makeKeys();
  const certificate = issue({
    subject: 'localhost',
    issuer: 'localhost',
    keys,
    signer: keys.privateKey,
    notBefore: new Date(Date.now() - DAY),
    notAfter: new Date(Date.now() + 365 * DAY),
    extensions: [{ name: 'subjectAltName', altNames: [altName('localhost')] }],
  });
  return { certificate: forge.pki.certificateToPem(certificate), privateKey: keys.pem };
}

function authorityWith(
  ca: Keys,
  commonName: string,
  above: Pick<Issue, 'issuer' | 'signer'>,
): Authority {
  const caCertificate = issue({
    ...above,
    subject: commonName,
    keys: ca,
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
    async issueServer({
      names = ['localhost', '127.0.0.1', '::1'],
      notBefore = new Date(Date.now() - DAY),
      notAfter = new Date(Date.now() + 365 * DAY),
      digest = 'sha256',
      usage = 'serverAuth',
    } = {}) {
      const keys = await makeKeys();
      const server = issue({
        subject: 'localhost',
        issuer: commonName,
        keys,
        signer: ca.privateKey,
        notBefore,
        notAfter,
        digest,
        extensions: [
          { name: 'basicConstraints', cA: false },
          { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
          { name: 'extKeyUsage', [usage]: true },
          ...(names.length === 0 ? [] : [{ name: 'subjectAltName', altNames: names.map(altName) }]),
        ],
      });
      return { certificate: forge.pki.certificateToPem(server), privateKey: keys.pem };
    },
    async issueAuthority(name) {
      return authorityWith(await makeKeys(), name, { issuer: commonName, signer: ca.privateKey });
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

/** GeneralName of RFC 5280, 4.2.1.6: 2 is a DNS name, 7 an address. */
function altName(name: string): object {
  return isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name };
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

/** What stands before a digest that is signed (RFC 8017, 9.2, note 1). */
const BEFORE_DIGEST: Readonly<Record<string, string>> = {
  sha256: '3031300d060960864801650304020105000420',
  sha1: '3021300906052b0e03021a05000414',
};

/** PKCS #1 v1.5 by Node.js: node-forge takes a quarter of a second of CPU for each. */
function signature(key: string, digest: forge.md.MessageDigest | string): string {
  if (typeof digest === 'string') throw new TypeError('a certificate is signed by its digest');
  const before = Buffer.from(BEFORE_DIGEST[digest.algorithm] ?? '', 'hex');
  const signed = Buffer.concat([before, Buffer.from(digest.digest().getBytes(), 'latin1')]);
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
  certificate.sign(what.signer, forge.md[what.digest ?? 'sha256'].create());
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
