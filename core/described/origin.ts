import { InputError } from '../errors';
import { mayReceiveCredential } from '../model/origin';
import { parseUrl } from '../model/parse-url';
import { isLoopback, joinUrl, readBaseUrl } from '../model/url';
import type { Description } from './grammar';
import { asHostPart, asIs, asPath, fill, fillAnyway } from './template';
import type { Scope } from './template';

/** What the person entered as `baseUrl`, and where else credentials may go. */
export interface Allowed {
  readonly baseUrl: string;
  /** `https://api.example.com`, `https://*.example.com`. */
  readonly origins: readonly string[];
}

/** `*.` stands for one or more labels and needs two behind it. */
const ORIGIN = /^https?:\/\/(?:\*\.[^.*/]+(?:\.[^.*/]+)+|[^*/]+)$/;

/** Why a text is no origin that may be named, or undefined. `{name}` counts as a label. */
export function faultOfOrigin(origin: string): string | undefined {
  const plain = origin.replace(/\{[A-Za-z0-9_]+\}/g, 'x');
  const probe = plain.replace('*', 'x');
  if (!ORIGIN.test(plain) || parseUrl(probe)?.origin !== probe.toLowerCase()) {
    return 'must be an origin such as https://api.example.com or https://*.example.com, without a path';
  }
  if (plain.startsWith('http:') && !isLoopback(probe)) {
    return 'must begin with https://, because the token is sent there';
  }
  return undefined;
}

/**
 * The origins of a description for one account.
 * @throws InputError when a value of the account makes another thing of one.
 */
export function originsOf(description: Description, scope: Scope): readonly string[] {
  return (description.origins ?? []).flatMap((template) => {
    const filled = fill(template, scope, asHostPart);
    if (filled === undefined) return [];
    const fault = faultOfOrigin(filled.value);
    if (fault !== undefined) throw new InputError('document', `document: origins ${fault}.`);
    return [filled.value];
  });
}

/**
 * A base URL from a template: whole, and on an allowed origin.
 * @throws InputError for any other; nothing is sent there.
 */
export function baseOf(template: string | undefined, scope: Scope, allowed: Allowed): string {
  if (template === undefined) return allowed.baseUrl;
  const filled = fillAnyway(template, scope, asIs).value;
  const base = readBaseUrl('document', filled, 'https://api.example.com');
  if (!mayReceiveCredential(base, [allowed.baseUrl], allowed.origins)) {
    throw new InputError(
      'document',
      `document: the base URL on ${new URL(base).origin} is neither the origin of Base URL nor one of "origins". Nothing was sent there; add it to "origins" if it belongs to this API.`,
    );
  }
  return base;
}

/**
 * A path below a base URL.
 * @throws InputError for one that leads anywhere else.
 */
export function urlOf(base: string, path: string, scope: Scope): string {
  return joinUrl('document', base, fillAnyway(path, scope, asPath).value);
}
