import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { InputError } from '../errors';
import type { ClientCertificate } from './http';
import { pemMistake } from './pem-mistake';
import type { Secret } from './secret';

const BASE64 = /^[A-Za-z0-9+/=\s]+$/;
/** Where a block begins or ends. Looked for one after the other: a pattern for whole blocks takes quadratic time. */
const MARK = /-----(BEGIN|END) ([A-Z0-9 ]{1,64})-----/g;
/** Headers of an encrypted key in the traditional form; an IV has the size of the cipher's block (RFC 1423). */
const HEADER =
  /Proc-Type: ?4,ENCRYPTED|DEK-Info: ?(?:AES-[A-Z0-9-]{1,20},[0-9A-F]{32}|[A-Z0-9-]{1,20},[0-9A-F]{16})|(?:Proc-Type|DEK-Info): ?\S{1,80}/gi;

/**
 * Puts the line breaks of a PEM text back. Password inputs are single-line, so that a pasted PEM loses
 * them (n8n issue #18439). Headers such as `Proc-Type` of encrypted traditional keys are kept.
 */
export function repairPem(text: string): string {
  // Line breaks may come written out, in JSON that was written out again, too.
  const plain = text.replace(/\\{1,4}[nr]/g, '\n');
  const blocks: string[] = [];
  let begun: { readonly label: string; readonly at: number } | undefined;
  for (const match of plain.matchAll(MARK)) {
    const { 0: mark, 1: kind, index } = match;
    const label = String(match[2]);
    if (kind === 'BEGIN') begun = { label, at: index + mark.length };
    else if (begun?.label === label) {
      blocks.push(blockOf(label, plain.slice(begun.at, index)));
      begun = undefined;
    }
  }
  return blocks.length > 0 ? `${blocks.join('\n')}\n` : text.trim();
}

function blockOf(label: string, content: string): string {
  const headers: string[] = [];
  const base64 = content
    .replace(HEADER, (header) => {
      headers.push(header);
      return '';
    })
    .replace(/\s/g, '');
  return [
    `-----BEGIN ${label}-----`,
    ...(headers.length > 0 ? [...headers, ''] : []),
    ...(base64.match(/.{1,64}/g) ?? []),
    `-----END ${label}-----`,
  ].join('\n');
}

/** True for base64 that is not PEM: a PKCS#12 container as people paste it. */
export function looksLikePkcs12(text: string): boolean {
  return !text.includes('-----BEGIN') && text.length > 100 && BASE64.test(text);
}

/**
 * The client certificate of an account, proved to be usable before anything is sent: certificate and
 * key can be read, the passphrase opens the key, and both belong together.
 * @throws InputError that names the field and the remedy.
 */
export function readClientCertificate(
  certificate: Secret,
  privateKey: Secret | undefined,
  passphrase: Secret | undefined,
): ClientCertificate {
  const locked = passphrase === undefined || passphrase.isEmpty ? {} : { passphrase };
  if (looksLikePkcs12(certificate.reveal())) return { kind: 'pfx', pfx: certificate, ...locked };
  if (privateKey === undefined || privateKey.isEmpty) {
    throw new InputError(
      'privateKey',
      'privateKey: paste the private key (PEM) that belongs to the certificate, or a PKCS#12 container in base64 into the certificate field.',
    );
  }
  const parsed = parseCertificate(certificate);
  const key = parseKey(privateKey, passphrase);
  if (!parsed.checkPrivateKey(key)) throw notItsKeyError(certificate, key);
  return { kind: 'pem', cert: certificate, key: privateKey, ...locked };
}

function notItsKeyError(chain: Secret, key: KeyObject): InputError {
  const parts = chain.reveal().split(CERTIFICATE);
  const isLater = parts.some(
    (part) => isCertificate(part) && new X509Certificate(part).checkPrivateKey(key),
  );
  return isLater
    ? new InputError(
        'certificate',
        'certificate: the first certificate is not that of the private key. Put the one of this key first, and those of its authorities after it.',
      )
    : new InputError(
        'privateKey',
        'privateKey: this key does not belong to the certificate. Paste the certificate and key that were issued together.',
      );
}

/** Where a certificate begins in a bundle. */
const CERTIFICATE = /(?=-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----)/;

/**
 * Requires one or more certificates in PEM, each of which can be read.
 * @param repaired what is made of one before it is used.
 * @throws InputError that names the field and, of a bundle, the certificate.
 */
export function requireCertificates(
  field: string,
  label: string,
  text: string,
  repaired: (part: string) => string = (part) => part,
): void {
  const certificates = text.split(CERTIFICATE).filter((part) => CERTIFICATE.test(part));
  const broken = certificates.findIndex((part) => !isCertificate(repaired(part)));
  if (certificates.length > 0 && broken === -1) return;
  const which =
    certificates.length > 1
      ? `certificate ${String(broken + 1)} of ${String(certificates.length)} cannot be read`
      : 'this is not a certificate in PEM format (it begins with -----BEGIN CERTIFICATE-----)';
  const mistake = certificates.length > 1 ? undefined : pemMistake('certificate', text);
  throw new InputError(
    field,
    `${field}: ${label}: ${which}. ${mistake ?? 'Copy it again as a whole.'}`,
  );
}

function isCertificate(block: string): boolean {
  try {
    return new X509Certificate(block).serialNumber !== '';
  } catch {
    return false;
  }
}

/** End of a PEM certificate's validity, milliseconds since 1970; undefined for PKCS#12, which only TLS can open. */
export function certificateExpiry(certificate: Secret): number | undefined {
  if (looksLikePkcs12(certificate.reveal())) return undefined;
  return Date.parse(parseCertificate(certificate).validTo);
}

/** What a certificate says of its owner, for the Test button. */
export function certificateSubject(certificate: Secret): string | undefined {
  if (looksLikePkcs12(certificate.reveal())) return undefined;
  return parseCertificate(certificate).subject.replace(/\n/g, ', ');
}

function parseCertificate(certificate: Secret): X509Certificate {
  try {
    return new X509Certificate(certificate.reveal());
  } catch {
    throw new InputError(
      'certificate',
      said(
        'certificate: this is not a certificate in PEM format (it begins with -----BEGIN CERTIFICATE-----) nor PKCS#12 in base64.',
        pemMistake('certificate', certificate.reveal()),
      ),
    );
  }
}

function parseKey(privateKey: Secret, passphrase: Secret | undefined): KeyObject {
  const key = privateKey.reveal();
  try {
    return createPrivateKey(
      passphrase === undefined ? { key } : { key, passphrase: passphrase.reveal() },
    );
  } catch (fault) {
    if ((fault as { readonly code?: unknown }).code === 'ERR_OSSL_EVP_UNSUPPORTED') {
      throw new InputError(
        'privateKey',
        'privateKey: the private key is locked by an old algorithm that this machine rejects. Lock it by AES, for example with "openssl pkcs8 -topk8 -v2 aes-256-cbc", and paste it again.',
      );
    }
    if (!/ENCRYPTED/.test(key)) {
      throw new InputError(
        'privateKey',
        said(
          'privateKey: this is not a private key in PEM format (it begins with -----BEGIN PRIVATE KEY----- or similar).',
          pemMistake('privateKey', key),
        ),
      );
    }
    const isGiven = passphrase !== undefined && !passphrase.isEmpty;
    throw new InputError(
      'passphrase',
      isGiven
        ? 'passphrase: the private key is encrypted and this passphrase does not open it.'
        : 'passphrase: the private key is encrypted. Enter its passphrase.',
    );
  }
}

function said(sentence: string, more: string | undefined): string {
  return more === undefined ? sentence : `${sentence} ${more}`;
}
