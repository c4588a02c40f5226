import { createHash } from 'node:crypto';
import { MASK } from '../model/secret';
import type { Secret } from '../model/secret';
import type { HeaderFields } from '../model/http';

/** Takes secrets out of texts and of whole values before anyone sees them. */
export interface Redactor {
  text(text: string): string;
  /** The same value with every text in it redacted; names of properties too. */
  value(value: unknown): unknown;
  /** Headers without those that carry secrets. */
  headers(headers: HeaderFields): HeaderFields;
}

/** Shorter secrets are found as whole words only, or "a" would turn every message into masks. */
const SHORT = 4;
/** A line of a text of several that is worth hiding. */
const LINE = 16;
/** How deep a server's body is followed; what lies deeper is left out rather than let through. */
const MAX_DEPTH = 64;
/** Reply headers that carry a credential of any API. */
const ALWAYS = ['authorization', 'proxy-authorization', 'set-cookie', 'cookie'];

/** A redactor for these secrets in each form that they may come back in: plain, base64, URL-encoded, hashed. */
export function createRedactor(
  secrets: readonly Secret[],
  credentialHeaders: readonly string[] = [],
): Redactor {
  const forms = [...new Set(secrets.flatMap((secret) => formsOf(secret.reveal())))]
    // Longest first: a part must not be masked before the whole is seen.
    .sort((a, b) => b.length - a.length);

  const text = (input: string): string => {
    let output = input;
    for (const form of forms) {
      if (!output.includes(form)) continue;
      output = form.length < SHORT ? maskWord(output, form) : output.replaceAll(form, MASK);
    }
    return output;
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
    text,
    value: (input) => (forms.length === 0 ? input : value(input, 0)),
    headers: (headers) =>
      Object.fromEntries(
        Object.entries(withoutSecretHeaders(headers, credentialHeaders)).map(([name, content]) => [
          name,
          text(content),
        ]),
      ),
  };
}

/** Whether a text holds one of the secrets as it is: a cheap look before a redactor is made. */
export function mentions(text: string, secrets: readonly Secret[]): boolean {
  return secrets.some((secret) => !secret.isEmpty && text.includes(secret.reveal()));
}

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

function formsOf(secret: string): readonly string[] {
  if (secret === '') return [];
  const bytes = new TextEncoder().encode(secret);
  const base64 = btoa(String.fromCharCode(...bytes));
  const encoded = encodeURIComponent(secret);
  return [
    secret,
    secret.trim(),
    // Of a PEM each line by itself gives a part of the key away.
    ...secret.split('\n').filter((line) => line.length > LINE && !line.startsWith('-----')),
    base64,
    base64.replace(/=+$/, ''),
    base64.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'),
    encoded,
    encoded.replaceAll('%20', '+'),
    new URLSearchParams({ s: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    ...['sha1', 'sha256', 'md5'].map((name) => createHash(name).update(bytes).digest('hex')),
  ].filter((form) => form !== '');
}

function maskWord(text: string, word: string): string {
  const literal = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const letter = '[\\p{L}\\p{N}]';
  // Only where the word itself begins or ends in a letter or digit can it be part of a longer one; `%20` is the end of one.
  const before = new RegExp(`^${letter}`, 'u').test(word)
    ? `(?<=%[\\dA-Fa-f]{2}|^|[^\\p{L}\\p{N}])`
    : '';
  const after = new RegExp(`${letter}$`, 'u').test(word) ? `(?!${letter})` : '';
  return text.replace(new RegExp(before + literal + after, 'gu'), MASK);
}
