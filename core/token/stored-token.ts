import { isObject } from '../model/json';
import { Secret } from '../model/secret';

/**
 * A grant as a host may keep it (n8n: in the encrypted credential row). Holds the secret in clear; it
 * goes into encrypted storage and nowhere else.
 */
export interface StoredGrant {
  readonly value: string;
  /** Wall clock, milliseconds since 1970. */
  readonly minted: number;
  readonly expires?: number;
  /** Of the account that it was made with. */
  readonly fingerprint: string;
}

/** A grant on its way into a cell. */
export interface OfferedGrant {
  readonly value: Secret;
  readonly minted: number;
  readonly expires?: number;
  readonly fingerprint: string;
}

/** Reads what a host has kept; undefined for anything that is not a grant (empty, garbage, an older form). */
export function readStoredGrant(text: unknown): OfferedGrant | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(stored)) return undefined;
  const { value, minted, expires, fingerprint } = stored;
  if (typeof value !== 'string' || value === '') return undefined;
  if (!isTime(minted) || typeof fingerprint !== 'string') return undefined;
  return {
    value: new Secret(value),
    minted,
    fingerprint,
    ...(isTime(expires) ? { expires } : {}),
  };
}

/** Beyond this a number is no point in time, and showing it as one throws (ECMA-262, Time Values). */
const LAST_MOMENT = 8.64e15;

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= LAST_MOMENT;
}
