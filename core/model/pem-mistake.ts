/** What a text is that was pasted where a certificate or a private key belongs. */
import { bytesOfBase64 } from './basic';
import { isCutOff, labelOfDer } from './der';

const BEGIN = /-----BEGIN ([A-Z0-9 ]{1,64})-----/;
const PATH = /^(?:~|\.{0,2}\/|[A-Za-z]:\\|file:)\S/;

/** What no text holds: a binary file that was opened in an editor. */
const BINARY = /[\u0000-\u0008\u000e-\u001f\ufffd]/;

type Wanted = 'certificate' | 'privateKey';

/** By the label of the block (RFC 7468; OpenSSH's own), the first that fits. */
const KINDS: readonly (readonly [label: RegExp, is: Wanted | undefined, says: string])[] = [
  [
    /^OPENSSH PRIVATE KEY$/,
    undefined,
    'It is a key in the format of OpenSSH: convert a copy with "ssh-keygen -p -m PEM", and paste that.',
  ],
  [/PRIVATE KEY$/, 'privateKey', 'It is a private key, which has a field of its own.'],
  [
    /CERTIFICATE REQUEST$/,
    undefined,
    'It is a certificate request: paste the certificate that the authority has issued for it.',
  ],
  [/CERTIFICATE$/, 'certificate', 'It is a certificate, which has a field of its own.'],
  [/PUBLIC KEY$/, undefined, 'It is a public key.'],
  [
    /^(?:PKCS7|CMS)$/,
    undefined,
    'It is a PKCS#7 container: write its certificates out with "openssl pkcs7 -print_certs", and paste them.',
  ],
  [
    /^PKCS12$/,
    undefined,
    'It is a PKCS#12 container, which belongs in the field of the client certificate.',
  ],
  [
    /^JAVA KEY STORE$/,
    undefined,
    'It is a Java key store: convert it with "keytool -importkeystore -deststoretype PKCS12", and paste the result in base64.',
  ],
];

/** A sentence on what the text is instead, or on what it lacks; undefined where nothing is known. */
export function pemMistake(wanted: Wanted, text: string): string | undefined {
  const label = BEGIN.exec(text)?.[1];
  if (label === undefined) return mistakeWithoutLabel(text);
  const [, is, says] = KINDS.find(([pattern]) => pattern.test(label)) ?? [];
  if (is !== wanted) return says;
  const end = `-----END ${label}-----`;
  if (!text.includes(end)) return `Its last line is missing (${end}): copy it as a whole.`;
  const bytes = bytesOfBase64(text.slice(0, text.indexOf(end)).replace(BEGIN, ''));
  return labelOfDer(bytes) === label && isCutOff(bytes)
    ? 'A part of it is missing: copy it as a whole.'
    : undefined;
}

function mistakeWithoutLabel(text: string): string | undefined {
  if (BINARY.test(text)) {
    return 'It is a binary file that was opened as text: paste it in base64, as "openssl base64 -A -in FILE" writes it.';
  }
  if (PATH.test(text.trim())) return 'It is the path of a file: paste what the file holds.';
  const label = String(labelOfDer(bytesOfBase64(text)));
  return KINDS.find(([pattern]) => pattern.test(label))?.[2];
}
