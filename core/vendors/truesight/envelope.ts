import { at, isObject } from '../../kit';

/**
 * What every JSON answer of TrueSight says about itself beside its data: a status code (a string in
 * most answers, a number in some), a sentence, and sometimes a list of errors (TSWS authentication).
 */
export interface Envelope {
  /** The code as a number; undefined when there is none. `NaN` when it is no number. */
  readonly code: number | undefined;
  /** The server's own words. */
  readonly message: string | undefined;
  /** `errors[0]`, or else the status code as it was written. */
  readonly vendorCode: string | undefined;
}

export function envelopeOf(json: unknown): Envelope {
  const written = at(json, 'statusCode');
  const statusCode =
    typeof written === 'string' || typeof written === 'number' ? String(written).trim() : undefined;
  const statusMsg = at(json, 'statusMsg');
  const errors = textsOf(at(json, 'errors'));
  return {
    code: statusCode === undefined || statusCode === '' ? undefined : Number(statusCode),
    message:
      errors.length > 0 ? errors.join(' ') : typeof statusMsg === 'string' ? statusMsg : undefined,
    vendorCode: errors[0] ?? statusCode,
  };
}

/** The parts of a batch answer that carry a status of their own (`responseList` of TSIM, `response` of both). */
export function partsOf(json: unknown): readonly Readonly<Record<string, unknown>>[] {
  const first = partsAt(json, 'responseList');
  const second = partsAt(json, 'response');
  // Each reply is asked, and nearly none has any.
  return first === NONE ? second : [...first, ...second];
}

function partsAt(json: unknown, name: string): readonly Readonly<Record<string, unknown>>[] {
  const list = at(json, name);
  return Array.isArray(list) ? list.filter(isObject) : NONE;
}

const NONE: readonly never[] = [];

/** A whole success. 203 is a partial one: some of the parts failed (TSWS authentication and permissions). */
export function isWholeSuccess(code: number): boolean {
  return code >= 200 && code < 300 && code !== 203;
}

/** A login page of the single sign-on, or a proxy's error page, stands where the data should be. */
export function isWebPage(text: string): boolean {
  return /^\s*<(?:!doctype\s+html|html)\b/i.test(text);
}

function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return NONE;
  return value.filter((item): item is string => typeof item === 'string' && item !== '');
}
