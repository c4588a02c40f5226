/** How servers and logs write a secret: base64 in lines, base64 of base64, hex with signs between, mail. */

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
export const base64 = (text: string): string => utf8(text).toString('base64');
export const hexBytes = (text: string): readonly string[] =>
  utf8(text).toString('hex').match(/../g) ?? [];
export const inLines = (text: string, width: number, end: string): string =>
  (text.match(new RegExp(`.{1,${String(width)}}`, 'g')) ?? []).join(end);
/** What a log may hold around it. */
const around = (text: string, count: number): string =>
  `{"user":"${'b'.repeat(count)}","password":"${text}","note":"nothing else that matters here"}`;

function quotedPrintable(text: string, width: number): string {
  const letters = [...utf8(text)].map((byte) =>
    byte === 61 || byte < 32 || byte > 126
      ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCharCode(byte),
  );
  return letters.map((one, index) => (index % width === width - 1 ? `${one}=\r\n` : one)).join('');
}

export const WRITTEN_WAYS: Readonly<Record<string, (secret: string) => string>> = {
  ...Object.fromEntries(
    [60, 64, 76].flatMap((width) =>
      ['\n', '\r\n', '\r\n  '].map((end) => [
        `base64 in lines of ${String(width)} that end in ${JSON.stringify(end)}`,
        (s: string) => inLines(base64(around(s, width)), width, end),
      ]),
    ),
  ),
  'base64 in lines in JSON': (s) => JSON.stringify(inLines(base64(around(s, 40)), 64, '\r\n')),
  'base64 of JSON': (s) => base64(JSON.stringify({ password: s })),
  'base64 of a form': (s) => base64(new URLSearchParams({ password: s }).toString()),
  'base64 of a URL': (s) =>
    base64(`/login?password=${/\p{Surrogate}/u.test(s) ? s : encodeURIComponent(s)}`),
  'base64 of base64': (s) => base64(base64(s)),
  'base64url of base64': (s) => utf8(base64(s)).toString('base64url'),
  ...Object.fromEntries(
    [0, 1, 2].flatMap((inner) =>
      [0, 1, 2].map((outer) => [
        `base64 of base64 behind ${String(inner)} and ${String(outer)} letters`,
        (s: string) => base64(`${'.'.repeat(outer)}${base64(`${'b'.repeat(inner)}${s}:x`)} end`),
      ]),
    ),
  ),
  'hex with colons': (s) => hexBytes(s).join(':'),
  'hex with blanks': (s) => hexBytes(s).join(' '),
  'upper-case hex with dashes': (s) => hexBytes(s).join('-').toUpperCase(),
  'hex with 0x': (s) =>
    hexBytes(s)
      .map((byte) => `0x${byte}`)
      .join(', '),
  'hex by fours, in lines': (s) =>
    inLines(utf8(s).toString('hex'), 4, ' ').replace(/(.{20}) /g, '$1\r\n    '),
  'quoted-printable': (s) => quotedPrintable(`${s} and more`, 75),
  'quoted-printable in short lines': (s) => quotedPrintable(s, 7),
  'quoted-printable of all': (s) =>
    hexBytes(s)
      .map((byte) => `=${byte.toUpperCase()}`)
      .join(''),
  'quoted-printable in JSON': (s) => JSON.stringify(quotedPrintable(s, 7)),
  'JSON in quoted-printable': (s) => quotedPrintable(JSON.stringify({ s }), 20),
};

/** A secret in all of these, each as a text may hold it and as JSON holds that text. */
export function everyWay(secret: string): readonly string[] {
  const ways = Object.values(WRITTEN_WAYS).map((write) => write(secret));
  return [...ways, ...ways.map((text) => JSON.stringify(text).slice(1, -1))];
}
