/** What a text is that was pasted where a certificate or a private key belongs. */

const BEGIN = /-----BEGIN ([A-Z0-9 ]{1,64})-----/;
const PATH = /^(?:~|\.{0,2}\/|[A-Za-z]:\\|file:)\S/;

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
];

/** A sentence on what the text is instead, or on what it lacks; undefined where nothing is known. */
export function pemMistake(wanted: Wanted, text: string): string | undefined {
  const label = BEGIN.exec(text)?.[1];
  if (label === undefined) {
    return PATH.test(text.trim())
      ? 'It is the path of a file: paste what the file holds.'
      : undefined;
  }
  const [, is, says] = KINDS.find(([pattern]) => pattern.test(label)) ?? [];
  if (is !== wanted) return says;
  const end = `-----END ${label}-----`;
  return text.includes(end) ? undefined : `Its last line is missing (${end}): copy it as a whole.`;
}
