import type { HeaderFields } from '../model/http';
import { MASK } from '../model/secret';
import type { Secret } from '../model/secret';
import { decodeOnce } from './decode';
import { formsOf, plainForms, rememberingForms } from './forms';
import type { Forms } from './forms';

/** Takes secrets out of texts and of whole values before anyone sees them. */
export interface Redactor {
  /** Whether a text holds a secret in any form. */
  finds(text: string): boolean;
  text(text: string): string;
  /** The same value with every text in it redacted; names of properties too. */
  value(value: unknown): unknown;
  /** Headers without those that carry secrets. */
  headers(headers: HeaderFields): HeaderFields;
}

/** Shorter secrets are found as whole words only, or "a" would turn every message into masks. */
const SHORT = 4;
/** How deep a server's body is followed; what lies deeper is left out rather than let through. */
const MAX_DEPTH = 64;
/** Escapes in escapes in escapes: JSON in a URL in a page. */
const MOST_ROUNDS = 3;
/** Reply headers that carry a credential of any API. */
const ALWAYS = ['authorization', 'proxy-authorization', 'set-cookie', 'cookie'];

type Span = readonly [number, number];
type Find = (text: string) => Iterable<Span>;

/**
 * A redactor for these secrets in each form that they may come back in: plain, base64, hex, hashed, and
 * with any of its letters escaped as JSON, HTML and URLs do it.
 */
export function createRedactor(
  secrets: readonly Secret[],
  credentialHeaders: readonly string[] = [],
): Redactor {
  return redactorOf(
    filled(secrets).map((secret) => formsOf(secret.reveal())),
    credentialHeaders,
  );
}

function filled(secrets: readonly Secret[]): readonly Secret[] {
  return secrets.filter((secret) => !secret.isEmpty);
}

function redactorOf(all: readonly Forms[], credentialHeaders: readonly string[]): Redactor {
  const exact = [...new Set(all.flatMap((form) => form.exact))];
  const hex = [...new Set(all.flatMap((form) => form.hex))];
  const find = finderOf(exact, hex);

  const text = (input: string): string => {
    const spans = [...spansIn(input, find)];
    return spans.length === 0 ? input : masked(input, spans);
  };

  const value = (input: unknown, depth: number): unknown => {
    if (typeof input === 'string') return text(input);
    if (typeof input === 'number') return text(String(input)) === String(input) ? input : MASK;
    if (typeof input !== 'object' || input === null) return input;
    if (depth > MAX_DEPTH) return MASK;
    if (Array.isArray(input)) return input.map((item) => value(item, depth + 1));
    if (input instanceof Uint8Array) return input;
    return Object.fromEntries(
      Object.entries(input).map(([name, item]) => [text(name), value(item, depth + 1)]),
    );
  };

  return {
    finds(input) {
      for (const _ of spansIn(input, find)) return true;
      return false;
    },
    text,
    value: (input) => (all.length === 0 ? input : value(input, 0)),
    headers: (headers) =>
      Object.fromEntries(
        Object.entries(withoutSecretHeaders(headers, credentialHeaders)).map(([name, content]) => [
          name,
          text(content),
        ]),
      ),
  };
}

/**
 * Redactors of one account, with a memory: its secrets are the same for nearly every call, and hashing
 * them each time would cost more than the call.
 */
export function rememberingRedactors(credentialHeaders: readonly string[]): RedactorFor {
  const forms = rememberingForms();
  let last: { readonly key: string; readonly redactor: Redactor } | undefined;
  return (secrets, written) => {
    const key = JSON.stringify([...secrets, ...written].map((secret) => secret.reveal()));
    if (last?.key !== key) {
      const all = [
        ...filled(secrets).map((secret) => forms(secret.reveal())),
        ...written.map((secret) => plainForms(secret.reveal())),
      ];
      last = { key, redactor: redactorOf(all, credentialHeaders) };
    }
    return last.redactor;
  };
}

/**
 * The redactor of a call.
 * @param secrets of the account and its token, looked for in every form.
 * @param written what the signature has put into the request, looked for as text.
 */
export type RedactorFor = (secrets: readonly Secret[], written: readonly Secret[]) => Redactor;

/** Reply headers without those that carry a credential of this or of any API. */
export function withoutSecretHeaders(
  headers: HeaderFields,
  credentialHeaders: readonly string[],
): HeaderFields {
  const hidden = new Set([...ALWAYS, ...credentialHeaders]);
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !hidden.has(name.toLowerCase())),
  );
}

/** Where secrets stand in a text, as it is and with its escapes undone. */
function* spansIn(input: string, find: Find): Generator<Span> {
  yield* find(input);
  let back = (start: number, end: number): Span => [start, end];
  let text = input;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const decoded = decodeOnce(text);
    if (decoded === undefined) return;
    const outer = back;
    back = (start, end) => outer(...decoded.before(start, end));
    for (const [start, end] of find(decoded.text)) yield back(start, end);
    text = decoded.text;
  }
}

function finderOf(exact: readonly string[], hex: readonly string[]): Find {
  const long = exact.filter((form) => form.length >= SHORT);
  const words = exact.filter((form) => form.length < SHORT).map(asWord);
  const longHex = hex.filter((form) => form.length >= 2 * SHORT);
  return function* (text) {
    for (const form of long) yield* placesOf(text, form);
    for (const word of words) {
      for (const match of text.matchAll(word)) yield [match.index, match.index + match[0].length];
    }
    // Only A to F, so that no letter changes its length.
    const lower = /[A-F]/.test(text) ? text.replace(/[A-F]+/g, (part) => part.toLowerCase()) : text;
    for (const form of longHex) yield* placesOf(lower, form);
  };
}

function* placesOf(text: string, form: string): Generator<Span> {
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + form.length)) {
    yield [at, at + form.length];
  }
}

function masked(text: string, spans: readonly Span[]): string {
  let output = '';
  let last = 0;
  let end = -1;
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (from >= end) output += text.slice(last, from) + MASK;
    end = Math.max(end, to);
    last = end;
  }
  return output + text.slice(last);
}

function asWord(word: string): RegExp {
  const literal = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const letter = '[\\p{L}\\p{N}]';
  // Only where the word itself begins or ends in a letter or digit can it be part of a longer one; `%20` is the end of one.
  const before = new RegExp(`^${letter}`, 'u').test(word)
    ? `(?<=%[\\dA-Fa-f]{2}|^|[^\\p{L}\\p{N}])`
    : '';
  const after = new RegExp(`${letter}$`, 'u').test(word) ? `(?!${letter})` : '';
  return new RegExp(before + literal + after, 'gu');
}
