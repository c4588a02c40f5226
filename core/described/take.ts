import type { ReadReply } from '../model/read-reply';
import { Secret } from '../model/secret';
import type { Token, TokenValues } from '../model/token';
import { hasControlCharacter } from '../model/url';
import type { Take } from './grammar-values';
import { look } from './look';
import type { Look } from './look';
import { cookiesOf } from './set-cookie';
import type { Binding } from './template';

/** Values that a sign-in has taken so far, by name. */
export type Taken = ReadonlyMap<string, TakenValue>;

export interface TakenValue {
  /** Numbers keep their type within the sign-in; a stored token holds texts. */
  readonly value: string | number | boolean;
  readonly open: boolean;
}

const MAX_BYTES = 8192;

/** What was found, or the first value that was not, with the reason as the end of a sentence. */
export type TakeResult =
  | { readonly kind: 'taken'; readonly values: Taken }
  | { readonly kind: 'missing'; readonly take: Take; readonly reason: 'absent' | 'unusable' };

/** Takes all values out of one response. */
export function takeAll(takes: readonly Take[], reply: ReadReply): TakeResult {
  const values = new Map<string, TakenValue>();
  const seen = look(reply);
  for (const take of takes) {
    const value = takeOne(take, seen);
    if (value === undefined || value === '') {
      if (take.optional === true) continue;
      return { kind: 'missing', take, reason: 'absent' };
    }
    // No place that a value can be sent in holds controls, and a value that long is no token.
    if (!isUsable(String(value))) return { kind: 'missing', take, reason: 'unusable' };
    values.set(take.as, { value, open: take.public === true });
  }
  return { kind: 'taken', values };
}

function isUsable(text: string): boolean {
  return !hasControlCharacter(text) && new TextEncoder().encode(text).length <= MAX_BYTES;
}

function takeOne(take: Take, seen: Look): string | number | boolean | undefined {
  const { reply } = seen;
  if ('json' in take) return scalar(seen.json(take.json));
  if ('header' in take) return seen.header(take.header)?.trim();
  if ('xml' in take) return seen.xml(take.xml);
  if ('cookie' in take) return cookiesOf(reply.cookies).get(take.cookie);
  if ('cookies' in take) {
    return [...cookiesOf(reply.cookies)].map(([name, value]) => `${name}=${value}`).join('; ');
  }
  return take.text === true ? reply.text.trim() : between(reply.text, take.text);
}

function scalar(value: unknown): string | number | boolean | undefined {
  const isScalar =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isScalar ? value : undefined;
}

function between(
  text: string,
  { after, before }: { readonly after: string; readonly before: string },
): string | undefined {
  const start = text.indexOf(after);
  if (start < 0) return undefined;
  const rest = text.slice(start + after.length);
  const end = before === '' ? rest.length : rest.indexOf(before);
  return end < 0 ? undefined : rest.slice(0, end).trim();
}

/** Where a value stands, in words: `data.token`, `the header X-Auth-Token`. */
export function placeOf(take: Take): string {
  if ('json' in take) return take.json === '' ? 'the whole body' : take.json;
  if ('header' in take) return `the header ${take.header}`;
  if ('cookie' in take) return `the cookie ${take.cookie}`;
  if ('cookies' in take) return 'any cookie';
  if ('xml' in take) return `the XML element ${take.xml}`;
  return take.text === true ? 'the text of the body' : `the text after "${take.text.after}"`;
}

/** The values as a token stores them. */
export function toTokenValues(taken: Taken): TokenValues {
  const entries = [...taken].map(([name, { value, open }]) => ({
    name,
    text: String(value),
    open,
  }));
  return {
    secrets: Object.fromEntries(
      entries.filter(({ open }) => !open).map(({ name, text }) => [name, new Secret(text)]),
    ),
    open: Object.fromEntries(
      entries.filter(({ open }) => open).map(({ name, text }) => [name, text]),
    ),
  };
}

/** The values of a stored token. */
export function fromToken(token: Pick<Token, 'secrets' | 'open'>): Taken {
  return new Map([
    ...Object.entries(token.secrets).map(([name, secret]): [string, TakenValue] => [
      name,
      { value: secret.reveal(), open: false },
    ]),
    ...Object.entries(token.open).map(([name, value]): [string, TakenValue] => [
      name,
      { value, open: true },
    ]),
  ]);
}

/** Taken values as templates see them. */
export function bindingsOf(
  taken: Taken,
  cookieNames: ReadonlySet<string>,
): readonly [string, Binding][] {
  return [...taken].map(([name, { value, open }]) => [
    name,
    { value, open, cookie: cookieNames.has(name) },
  ]);
}
