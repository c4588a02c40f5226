import { isObject } from '../model/json';
import { Secret } from '../model/secret';
import { singleToken } from '../model/token';
import type { Token, TokenValues } from '../model/token';

/**
 * A token as a host may keep it (n8n: in the encrypted credential). Holds the secrets in clear; it goes
 * into encrypted storage and nowhere else.
 */
export interface StoredToken {
  readonly version: 2;
  readonly secrets: Readonly<Record<string, string>>;
  readonly open: Readonly<Record<string, string>>;
  /** Wall clock, milliseconds since 1970. */
  readonly minted: number;
  readonly expires?: number;
  /** Milliseconds of a life that is counted from the last good call. */
  readonly slidingMs?: number;
  /** Of the account that it was made with. */
  readonly fingerprint: string;
}

/** A token on its way into a cell. */
export interface OfferedToken {
  readonly token: Token;
  readonly slidingMs?: number;
  readonly fingerprint: string;
}

/** The form that a host keeps. */
export function storedForm(
  token: Token,
  fingerprint: string,
  slidingMs: number | undefined,
): StoredToken {
  return {
    version: 2,
    secrets: mapValues(token.secrets, (secret) => secret.reveal()),
    open: token.open,
    minted: token.minted,
    fingerprint,
    ...(token.expires === undefined ? {} : { expires: token.expires }),
    ...(slidingMs === undefined ? {} : { slidingMs }),
  };
}

/**
 * Reads what a host has kept; undefined for anything that is not a token (empty, garbage). Version 0.1
 * kept one text under `value`.
 */
export function readStoredToken(text: unknown): OfferedToken | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(stored)) return undefined;
  const { minted, expires, fingerprint, slidingMs } = stored;
  const values = valuesOf(stored);
  if (values === undefined || !isTime(minted) || typeof fingerprint !== 'string') return undefined;
  return {
    token: { ...values, minted, ...(isTime(expires) ? { expires } : {}) },
    fingerprint,
    ...(isTime(slidingMs) ? { slidingMs } : {}),
  };
}

function valuesOf(stored: Readonly<Record<string, unknown>>): TokenValues | undefined {
  const { value, secrets, open } = stored;
  if (typeof value === 'string' && value !== '') return singleToken(new Secret(value));
  if (!isTexts(secrets) || !isTexts(open)) return undefined;
  return { secrets: mapValues(secrets, (item) => new Secret(item)), open };
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every((item) => typeof item === 'string');
}

function mapValues<T, U>(
  values: Readonly<Record<string, T>>,
  change: (value: T) => U,
): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}

/** Beyond this a number is no point in time, and showing it as one throws (ECMA-262, Time Values). */
const LAST_MOMENT = 8.64e15;

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= LAST_MOMENT;
}
