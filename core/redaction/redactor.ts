import type { HeaderFields } from '../model/http';
import { MASK } from '../model/secret';
import type { Secret } from '../model/secret';
import { formsOf, plainForms } from './forms';
import type { FormsOf } from './forms';
import { NOWHERE, findAll, findAny, findEach, findWords } from './places';
import type { Find, Span } from './places';
import { inOrder, readingsOf } from './readings';
import type { Reading } from './readings';

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
/** Reply headers that carry a credential of any API. */
const ALWAYS = ['authorization', 'proxy-authorization', 'set-cookie', 'cookie'];

/**
 * A redactor for these secrets in each form that they may come back in: plain, base64, hex, hashed, and
 * with any of its letters escaped as JSON, HTML and URLs do it.
 */
export function createRedactor(
  secrets: readonly Secret[],
  credentialHeaders: readonly string[] = [],
): Redactor {
  return redactorOf(findSecrets(secrets), credentialHeaders);
}

/** A redactor for what is found so. */
export function redactorOf(find: Find, credentialHeaders: readonly string[]): Redactor {
  const text = (input: string): string => {
    const spans = spansIn(input, find);
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
    finds: (input) => find !== NOWHERE && findsAny(input, find),
    text,
    value: (input) => (find === NOWHERE ? input : value(input, 0)),
    headers: (headers) =>
      Object.fromEntries(
        Object.entries(withoutSecretHeaders(headers, credentialHeaders)).map(([name, content]) => [
          name,
          text(content),
        ]),
      ),
  };
}

/** Reply headers without those that carry a credential of this or of any API. */
function withoutSecretHeaders(
  headers: HeaderFields,
  credentialHeaders: readonly string[],
): HeaderFields {
  return createHeaderFilter(credentialHeaders)(headers);
}

/** The same for all replies of an account. */
export function createHeaderFilter(
  credentialHeaders: readonly string[],
): (headers: HeaderFields) => HeaderFields {
  const hidden = new Set([...ALWAYS, ...credentialHeaders]);
  const isHidden = (name: string): boolean => hidden.has(name.toLowerCase());
  return (headers) =>
    Object.keys(headers).some(isHidden)
      ? Object.fromEntries(Object.entries(headers).filter(([name]) => !isHidden(name)))
      : headers;
}

/** Where secrets stand in a text, as it is and as it can be read. In order, none over another. */
function spansIn(input: string, find: Find): readonly Span[] {
  if (find === NOWHERE) return [];
  const found = [...find(input)];
  for (const reading of readingsOf(input)) {
    const spans = inOrder(foundIn(reading, find));
    if (spans.length === 0) continue;
    for (const place of reading.before(spans)) found.push(place);
  }
  return inOrder(found);
}

/** Fewer letters stand side by side in any list of numbers by chance. */
const ENOUGH = 6;

function foundIn({ text, isGuess }: Reading, find: Find): readonly Span[] {
  const spans = find(text);
  return isGuess ? spans.filter(([from, to]) => to - from >= ENOUGH) : spans;
}

function findsAny(input: string, find: Find): boolean {
  if (find(input).length > 0) return true;
  for (const reading of readingsOf(input)) {
    if (foundIn(reading, find).length > 0) return true;
  }
  return false;
}

/** Finds secrets of an account or its token, in each form. */
export function findSecrets(secrets: readonly Secret[], forms: FormsOf = formsOf): Find {
  const all = secrets.filter((secret) => !secret.isEmpty).map((secret) => forms(secret.reveal()));
  const exact = [...new Set(all.flatMap((form) => form.exact))];
  const hex = [...new Set(all.flatMap((form) => form.hex))];
  const needles = [
    ...exact.filter((text) => text.length >= SHORT).map((text) => ({ text, anyCase: false })),
    ...hex.filter((text) => text.length >= 2 * SHORT).map((text) => ({ text, anyCase: true })),
  ];
  return findAll([findAny(needles), findWords(exact.filter((text) => text.length < SHORT))]);
}

/** Finds texts that a signature has written, as they are: they are made anew for each call and no passwords. */
export function findWritten(texts: readonly string[]): Find {
  const all = texts.flatMap(plainForms);
  return findAll([
    findEach(all.filter((text) => text.length >= SHORT)),
    findWords(all.filter((text) => text.length < SHORT)),
  ]);
}

function masked(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let last = 0;
  for (const [from, to] of spans) {
    parts.push(text.slice(last, from), MASK);
    last = to;
  }
  return parts.join('') + text.slice(last);
}
