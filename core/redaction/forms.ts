import { createHash } from 'node:crypto';
import { base64 } from '../model/basic';
import { MOST_ROUNDS, decodeOnce } from './decode';
import { latin1Bytes, misreadForms } from './misread';

/** How a secret may come back, apart from escapes, which are decoded before it is looked for. */
export interface Forms {
  /** Looked for as they are. */
  readonly exact: readonly string[];
  /** Looked for in either case. */
  readonly hex: readonly string[];
}

/** Gives the forms of a secret's text. */
export type FormsOf = (secret: string) => Forms;

/** A line of a text of several that is worth hiding. */
const LINE = 16;
/** A secret of fewer letters is too short for a piece of its base64 to say anything. */
const PIECE = 8;
const HASHES = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'];

/** Every form: for what a person entered or a server gave. */
export function formsOf(secret: string): Forms {
  const written = [new TextEncoder().encode(secret), ...latin1Bytes(secret)];
  const digests = written.flatMap((bytes) =>
    HASHES.map((name) => createHash(name).update(bytes).digest()),
  );
  // Of a PEM each line by itself gives a part of the key away.
  const lines = secret
    .split('\n')
    .filter((line) => line.length > LINE && !line.startsWith('-----'));
  const texts = [...plainForms(secret), ...doubled(secret), ...misreadForms(secret), ...lines];
  const encoded = [
    ...written.flatMap(alignments),
    ...escapedForms(secret).flatMap((text) => alignments(new TextEncoder().encode(text))),
    ...written.flatMap(twice),
    ...digests.map((digest) => unpadded(base64(digest))),
  ];
  return {
    exact: unique([...texts, ...encoded, ...encoded.map(urlSafe)]),
    hex: unique([...written, ...digests].map(hexOf)),
  };
}

/** The text alone, as forms and trimming leave it, and as it becomes when what looks like escapes is undone. */
export function plainForms(secret: string): readonly string[] {
  const undone = undoneFully(secret);
  const texts = undone === undefined ? [secret] : [secret, undone];
  if (!/\s/.test(secret)) return texts;
  // Forms write a space as plus (URL Standard, 5.1).
  return [...texts, secret.trim(), secret.replaceAll(' ', '+')];
}

/** A secret of so few letters would be found anywhere. */
const SHORT = 4;

/**
 * Around a secret that holds `&amp;` or `%20` other escapes may stand. They are undone together with its own,
 * until none is left.
 */
function undoneFully(secret: string): string | undefined {
  let text: string | undefined;
  for (let round = 0; round < MOST_ROUNDS; round += 1)
    text = decodeOnce(text ?? secret)?.text ?? text;
  return text === undefined || text.length < SHORT ? undefined : text;
}

/** Quotes as SQL and CSV write them. */
function doubled(secret: string): readonly string[] {
  return ['"', "'"]
    .filter((quote) => secret.includes(quote))
    .map((quote) => secret.replaceAll(quote, quote + quote));
}

/** The same function with a memory of the last secrets: those of an account are the same for every call. */
export function rememberingForms(): FormsOf {
  const known = new Map<string, Forms>();
  return (secret) => {
    const forms = known.get(secret) ?? formsOf(secret);
    if (known.size >= REMEMBERED) known.clear();
    known.set(secret, forms);
    return forms;
  };
}

const REMEMBERED = 32;

/** Base64 of the bytes by themselves, and of what they look like behind one and two other bytes. */
function alignments(bytes: Uint8Array): readonly string[] {
  const whole = unpadded(base64(bytes));
  if (bytes.length < PIECE) return [whole];
  const behind = [1, 2].map((count) => {
    const shifted = new Uint8Array(bytes.length + count);
    shifted.set(bytes, count);
    // What shares a letter with the bytes before or behind is not ours alone.
    const end = Math.floor((shifted.length * 8) / 6);
    return unpadded(base64(shifted)).slice(count + 1, end);
  });
  const end = Math.floor((bytes.length * 8) / 6);
  return [whole, whole.slice(0, end), ...behind];
}

/** As JSON and URLs write it, where that is another text: a body or a query in base64. */
function escapedForms(secret: string): readonly string[] {
  // UTF-8 has no half surrogates, and neither has a URL.
  const whole = new TextDecoder().decode(new TextEncoder().encode(secret));
  const form = new URLSearchParams({ '': whole }).toString().slice(1);
  const texts = [JSON.stringify(secret).slice(1, -1), form, encodeURIComponent(whole)];
  return texts.filter((text) => text !== secret);
}

/** Base64 of base64, however much stands before: a log in base64 that holds an Authorization header. */
function twice(bytes: Uint8Array): readonly string[] {
  if (bytes.length > LONGEST_TWICE) return [];
  return alignments(bytes).flatMap((text) => alignments(new TextEncoder().encode(text)));
}

/** Longer, it would take more memory than all other forms together. */
const LONGEST_TWICE = 1024;

function unpadded(text: string): string {
  return text.endsWith('==') ? text.slice(0, -2) : text.endsWith('=') ? text.slice(0, -1) : text;
}

function urlSafe(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_');
}

function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
