import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { InputError } from '../errors';
import type { ClientCertificate } from './http';
import { bytesOfBase64 } from './basic';
import { isCutOff, labelOfDer } from './der';
import { pemMistake } from './pem-mistake';
import type { Secret } from './secret';

/** What comes along with base64 out of JSON, a script or a data URL. */
const AROUND_BASE64 = /^\s*["']?(?:data:[^,]{0,100};base64,)?|["'],?\s*$/g;
/** As much of it as tells what it is. */
const BEGINNING = 64;
/**
 * Where a block begins or ends, also where a dash was not copied or a text editor has made one of two. Looked
 * for one after the other: a pattern for whole blocks takes quadratic time.
 */
const MARK =
  /[-\u2010-\u2015\u2212]{1,10}(BEGIN|END) ([A-Z0-9 ]{1,64})[-\u2010-\u2015\u2212]{1,5}/g;
/** What no base64 has: white space, what cannot be seen, the signs of a quoted mail and of a line that goes on. */
const BETWEEN = /[\s\p{Cf}>\\]/gu;
/** Headers of an encrypted key in the traditional form; an IV has the size of the cipher's block (RFC 1423). */
const HEADER =
  /Proc-Type: ?4,ENCRYPTED|DEK-Info: ?(?:AES-[A-Z0-9-]{1,20},[0-9A-F]{32}|[A-Z0-9-]{1,20},[0-9A-F]{16})|(?:Proc-Type|DEK-Info): ?\S{1,80}/gi;

/**
 * Puts the line breaks of a PEM text back. Password inputs are single-line, so that a pasted PEM loses
 * them (n8n issue #18439). Headers such as `Proc-Type` of encrypted traditional keys are kept. The base64
 * of a file becomes PEM if it is a certificate, a key or PEM itself, and stays without white space if it is
 * PKCS#12.
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
      // GnuTLS writes a container so, and node:tls wants the bytes alone.
      if (label === 'PKCS12') return plain.slice(begun.at, index).replace(/\s/g, '');
      blocks.push(blockOf(label, plain.slice(begun.at, index)));
      begun = undefined;
    }
  }
  return blocks.length > 0 ? `${blocks.join('\n')}\n` : repairBase64(plain);
}

function repairBase64(text: string): string {
  const base64 = text.replace(AROUND_BASE64, '').replace(/\s/g, '');
  const bytes = bytesOfBase64(base64);
  const decoder = new TextDecoder();
  // As Kubernetes keeps it.
  if (decoder.decode(bytes.subarray(0, BEGINNING)).includes('-----BEGIN ')) {
    return repairPem(decoder.decode(bytes));
  }
  const label = labelOfDer(bytes);
  if (label === undefined) return text.trim();
  return label === 'PKCS12' ? base64 : `${blockOf(label, base64)}\n`;
}

function blockOf(label: string, content: string): string {
  const headers: string[] = [];
  const base64 = content
    .replace(HEADER, (header) => {
      headers.push(header);
      return '';
    })
    .replace(BETWEEN, '');
  return [
    `-----BEGIN ${label}-----`,
    ...(headers.length > 0 ? [...headers, ''] : []),
    ...(base64.match(/.{1,64}/g) ?? []),
    `-----END ${label}-----`,
  ].join('\n');
}

/** True for a PKCS#12 container in base64. */
export function isPkcs12(text: string): boolean {
  return labelOfDer(bytesOfBase64(text.slice(0, BEGINNING))) === 'PKCS12';
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
  if (isPkcs12(certificate.reveal())) {
    requireWhole(certificate);
    return { kind: 'pfx', pfx: certificate, ...locked };
  }
  const given = privateKey?.isEmpty === false ? privateKey : undefined;
  // Certificate and key in one file.
  const key = given ?? (PRIVATE_KEY.test(certificate.reveal()) ? certificate : undefined);
  if (key === undefined) {
    throw new InputError(
      'privateKey',
      'privateKey: paste the private key (PEM) that belongs to the certificate, or a PKCS#12 container in base64 into the certificate field.',
    );
  }
  const parsed = parseCertificate(certificate);
  const opened = parseKey(key, passphrase);
  if (!parsed.checkPrivateKey(opened)) throw notItsKeyError(certificate, opened);
  return { kind: 'pem', cert: certificate, key, ...locked };
}

const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ ){0,2}PRIVATE KEY-----/;

function requireWhole(container: Secret): void {
  if (!isCutOff(bytesOfBase64(container.reveal()))) return;
  throw new InputError(
    'certificate',
    'certificate: the end of the PKCS#12 container is missing. Copy its base64 as a whole.',
  );
}

function notItsKeyError(chain: Secret, key: KeyObject): InputError {
  const parts = chain.reveal().split(CERTIFICATE);
  const isLater = parts.some(
    (part) => isCertificate(part) && new X509Certificate(part).checkPrivateKey(key),
  );
  return isLater
    ? new InputError(
        'certificate',
        'certificate: the first certificate does not belong to the private key. Paste the certificate of this key first, then those of its authorities.',
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
  if (isPkcs12(certificate.reveal())) return undefined;
  return Date.parse(parseCertificate(certificate).validTo);
}

/** What a certificate says of its owner, for the Test button. */
export function certificateSubject(certificate: Secret): string | undefined {
  if (isPkcs12(certificate.reveal())) return undefined;
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
        'privateKey: the private key is encrypted with an old algorithm that this machine rejects. Encrypt it with AES, for example with "openssl pkcs8 -topk8 -v2 aes-256-cbc", and paste it again.',
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
