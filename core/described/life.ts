import { isDateTime } from '../model/date-time';
import { isObject } from '../model/json';
import type { ReadReply } from '../model/read-reply';
import type { Life } from './grammar';
import { asIs, fillAnyway } from './template';
import type { Scope } from './template';

/** Ten years in seconds. A longer life is another unit by mistake. */
const TOO_LONG = 10 * 365.25 * 24 * 3600;

/**
 * Seconds that a token is valid from the response on.
 * @param nowMs the server's clock as far as it is known; the `Date` of the response is preferred.
 * @returns undefined where the response tells none that makes sense; then only a rejection tells.
 */
export function lifeSeconds(
  life: Life | undefined,
  scope: Scope,
  reply: Pick<ReadReply, 'headers'>,
  nowMs: number,
): number | undefined {
  if (life === undefined) return undefined;
  const seconds = secondsOf(life, scope, dateOf(reply) ?? nowMs);
  return seconds > 0 && seconds < TOO_LONG ? seconds : undefined;
}

function secondsOf(life: Life, scope: Scope, serverMs: number): number {
  if ('seconds' in life) return numberOf(life.seconds, scope);
  if ('minutes' in life) return numberOf(life.minutes, scope) * 60;
  if ('milliseconds' in life) return numberOf(life.milliseconds, scope) / 1000;
  if ('epochSeconds' in life) return numberOf(life.epochSeconds, scope) - serverMs / 1000;
  if ('epochMilliseconds' in life) {
    return (numberOf(life.epochMilliseconds, scope) - serverMs) / 1000;
  }
  if ('date' in life) return (zonedTime(textOf(life.date, scope)) - serverMs) / 1000;
  return secondsOfJwt(textOf(`{${life.jwt}}`, scope), serverMs);
}

function textOf(template: string, scope: Scope): string {
  return fillAnyway(template, scope, asIs).value.trim();
}

/** NaN for a text that is no number. */
function numberOf(template: string | number, scope: Scope): number {
  if (typeof template === 'number') return template;
  const text = textOf(template, scope);
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

/** Milliseconds since 1970, or NaN for a time without zone. */
function zonedTime(text: string): number {
  const isIso = isDateTime(text) && /(?:Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10));
  const isHttpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text);
  return isIso || isHttpDate ? Date.parse(text.replace(' ', isIso ? 'T' : ' ')) : Number.NaN;
}

function dateOf(reply: Pick<ReadReply, 'headers'>): number | undefined {
  const ms = Date.parse(reply.headers['date'] ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

/**
 * From `iat` to `exp`, and not more than is left by the server's clock: a server may give a token again
 * that it has made before (RFC 7519, 4.1).
 */
function secondsOfJwt(jwt: string, serverMs: number): number {
  const claims = claimsOf(jwt);
  const { exp, iat } = claims;
  if (typeof exp !== 'number') return Number.NaN;
  const left = exp - serverMs / 1000;
  if (typeof iat !== 'number') return left;
  return left > 0 ? Math.min(exp - iat, left) : exp - iat;
}

function claimsOf(jwt: string): Readonly<Record<string, unknown>> {
  const payload = jwt.split('.')[1] ?? '';
  try {
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
    const claims: unknown = JSON.parse(text);
    return isObject(claims) ? claims : {};
  } catch {
    return {};
  }
}
