/**
 * What a reply means for the sign-in, from status, headers and body.
 *
 * - `ok`: the call did what it should.
 * - `stale`: the token or secret was refused (RFC 9110, 15.5.2); a fresh one may help.
 * - `denied`: who calls is known and may not do this (403); signing in again does not help.
 * - `throttled`: too many calls (429).
 * - `broken`: any other failure.
 */
export interface Verdict {
  readonly kind: 'ok' | 'stale' | 'denied' | 'throttled' | 'broken';
  /** The server's own words, if it has any. */
  readonly message?: string;
  /** The vendor's code of the failure: `TIMS-3961`, a JSON-RPC code, `errors[0]`. */
  readonly vendorCode?: string;
}

export const OK: Verdict = { kind: 'ok' };

/** The verdict that the status alone gives. Schemes begin with it and add what bodies say. */
export function verdictOfStatus(status: number): Verdict['kind'] {
  if (status >= 200 && status < 300) return 'ok';
  if (status === 401) return 'stale';
  if (status === 403) return 'denied';
  if (status === 429) return 'throttled';
  return 'broken';
}

/** A verdict with the parts that are known; undefined and empty ones are left out. */
export function verdict(kind: Verdict['kind'], message?: string, vendorCode?: string): Verdict {
  return {
    kind,
    ...(message === undefined || message === '' ? {} : { message }),
    ...(vendorCode === undefined || vendorCode === '' ? {} : { vendorCode }),
  };
}
