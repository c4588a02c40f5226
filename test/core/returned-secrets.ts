/** How servers write a secret that they give back. */
import { createHash } from 'node:crypto';

/** Secrets whose letters are written in another way wherever they go. */
export const HARD = [
  'Pa"ss\\w/ord&<é>1',
  'k&y<0123>/"x y',
  "it's <b>ümläut</b> & 100% + more",
  'simple-key-12345',
  'half \ud83d a pair',
  'emoji 😀 key',
  'tab\tand\nline',
];

export const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const hash = (name: string, text: string): Buffer => createHash(name).update(utf8(text)).digest();
const entities = (text: string, write: (code: number) => string): string =>
  Array.from(text, (letter) => write(letter.codePointAt(0) ?? 0)).join('');

const NAMED: Readonly<Record<string, string>> = {
  ...{ '"': '&quot;', '&': '&amp;', '<': '&lt;', '>': '&gt;' },
  ...{ é: '&eacute;', ü: '&uuml;', ä: '&auml;' },
};

/** Every way that a server was seen, or can be thought, to give a text back. */
export const WAYS: Readonly<Record<string, (secret: string) => string>> = {
  plain: (s) => s,
  JSON: (s) => JSON.stringify(s).slice(1, -1),
  'JSON, every letter as \\u': (s) =>
    Array.from(
      { length: s.length },
      (_, i) => `\\u${s.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  'JSON, every letter as upper-case \\u': (s) =>
    Array.from(
      { length: s.length },
      (_, i) => `\\u${s.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0')}`,
    ).join(''),
  'JSON with escaped slashes': (s) => JSON.stringify(s).slice(1, -1).replaceAll('/', '\\/'),
  HTML: (s) =>
    s
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  XML: (s) =>
    s
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('"', '&#x22;')
      .replaceAll("'", '&apos;'),
  'decimal entities': (s) => entities(s, (code) => `&#${String(code)};`),
  'hexadecimal entities': (s) => entities(s, (code) => `&#X${code.toString(16)};`),
  'entities with names': (s) => s.replace(/["&<>éüä]/g, (letter) => String(NAMED[letter])),
  'entities without an end': (s) =>
    s.replace(/["&<>](?!\d)/g, (letter) => `&#${String(letter.charCodeAt(0))}`),
  'JavaScript, every letter as \\u{}': (s) => entities(s, (code) => `\\u{${code.toString(16)}}`),
  'JSON in JSON in JSON in JSON': (s) => [1, 2, 3, 4].reduce((text) => JSON.stringify(text), s),
  'SQL and CSV': (s) => s.replaceAll('"', '""').replaceAll("'", "''"),
  'UTF-8 read as Latin-1': (s) => utf8(s).toString('latin1'),
  'UTF-8 read as Windows-1252': (s) => new TextDecoder('windows-1252').decode(utf8(s)),
  'letters replaced': (s) => s.replace(/[^\0-\x7f]/gu, '?'),
  'UTF-8 read as ASCII': (s) =>
    utf8(s)
      .toString('latin1')
      .replace(/[^\0-\x7f]/g, '\ufffd'),
  'HTML in JSON': (s) =>
    JSON.stringify(
      s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    ).slice(1, -1),
  hex: (s) => utf8(s).toString('hex'),
  'upper-case hex': (s) => utf8(s).toString('hex').toUpperCase(),
  base64: (s) => utf8(s).toString('base64'),
  base64url: (s) => utf8(s).toString('base64url'),
  'base64 with a user before it': (s) => Buffer.concat([utf8('b:'), utf8(s)]).toString('base64'),
  'base64 with more on both sides': (s) =>
    Buffer.concat([utf8('bob:'), utf8(s), utf8('!')]).toString('base64'),
  ...Object.fromEntries(
    ['md5', 'sha1', 'sha256', 'sha384', 'sha512'].flatMap((name) => [
      [name, (s: string) => hash(name, s).toString('hex')],
      [`upper-case ${name}`, (s: string) => hash(name, s).toString('hex').toUpperCase()],
      [`base64 of ${name}`, (s: string) => hash(name, s).toString('base64')],
    ]),
  ),
};
/** Ways for texts that UTF-8 can hold. */
export const WHOLE_WAYS: Readonly<Record<string, (secret: string) => string>> = {
  percent: (s) => encodeURIComponent(s),
  'lower-case percent': (s) => encodeURIComponent(s).replace(/%../g, (code) => code.toLowerCase()),
  'every byte as percent': (s) => utf8(s).toString('hex').replace(/../g, '%$&'),
  'Python, bytes': (s) =>
    utf8(s)
      .toString('latin1')
      .replace(/[^A-Za-z0-9]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`),
  'decomposed letters': (s) => s.normalize('NFD'),
  form: (s) => new URLSearchParams({ s }).toString().slice(2),
  'percent twice': (s) => encodeURIComponent(encodeURIComponent(s)),
};
