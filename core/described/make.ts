import { constants, createHash, createHmac, createPrivateKey, createSign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { InputError } from '../errors';
import { base64 } from '../model/basic';
import { pemMistake } from '../model/pem-mistake';
import type { HashName, KeyEncoding, MadeJwt, Make, Out } from './grammar-values';
import { asIs, fillAnyway, fillBytes, fillJson, hex, namesIn } from './template';
import type { Scope, Binding } from './template';

/** What made values are made of besides other values. Effects are handed in. */
export interface MakeContext {
  /** Milliseconds since 1970, by the server's clock as far as it is known. */
  readonly nowMs: number;
  readonly random: (bytes: number) => Uint8Array;
  /** Gives a whole number that is higher than all before, and at least this one. */
  readonly rise: (atLeast: number) => number;
}

/** A counter for `rising`, kept by one described scheme. */
export function risingCounter(): (atLeast: number) => number {
  let last = 0;
  return (atLeast) => {
    last = Math.max(atLeast, last + 1);
    return last;
  };
}

/** A scope with made values: each is made when it is first used, and once per request. */
export function withMade(
  makes: readonly Make[] | undefined,
  outer: Scope,
  context: MakeContext,
): Scope {
  if (makes === undefined) return outer;
  const made = new Map<string, Binding>();
  const scope: Scope = (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const make = makes.find((item) => item.as === name);
    if (make === undefined) return outer(name);
    const binding = makeOne(make, scope, context);
    made.set(name, binding);
    return binding;
  };
  return scope;
}

function makeOne(make: Make, scope: Scope, context: MakeContext): Binding {
  const { nowMs } = context;
  if ('now' in make) return { value: timeAs(make.now, nowMs), open: true };
  if ('rising' in make) {
    const unit = make.rising === 'microseconds' ? 1000 : 1;
    return { value: String(context.rise(Math.trunc(nowMs) * unit)), open: true };
  }
  if ('random' in make) return { value: hex(context.random(make.random)), open: false };
  if ('encode' in make) {
    const { value, open } = fillBytes(make.of, scope);
    return { value: write(value, make.encode), open };
  }
  if ('jwt' in make) return { value: jwtOf(make.jwt, scope, nowMs), open: false };
  const sum = 'hash' in make ? hashOf(make, scope) : hmacOf(make, scope);
  return { value: make.out === undefined ? sum : write(sum, make.out), open: false };
}

function hashOf(
  make: { readonly hash: HashName; readonly of: readonly string[] },
  scope: Scope,
): Uint8Array {
  return createHash(make.hash).update(fillBytes(make.of, scope).value).digest();
}

function hmacOf(
  make: {
    readonly hmac: HashName;
    readonly key: string;
    readonly keyIn?: KeyEncoding;
    readonly of: readonly string[];
  },
  scope: Scope,
): Uint8Array {
  const key = keyBytes(make.key, make.keyIn, scope);
  return createHmac(make.hmac, key).update(fillBytes(make.of, scope).value).digest();
}

function timeAs(form: 'seconds' | 'milliseconds' | 'iso' | 'http', nowMs: number): string {
  if (form === 'seconds') return String(Math.floor(nowMs / 1000));
  if (form === 'milliseconds') return String(Math.floor(nowMs));
  const date = new Date(nowMs);
  return form === 'iso' ? date.toISOString() : date.toUTCString();
}

function write(bytes: Uint8Array, out: Out): string {
  if (out === 'hex') return hex(bytes);
  return out === 'base64' ? base64(bytes) : asUrlSafe(base64(bytes));
}

function asUrlSafe(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function keyBytes(template: string, keyIn: KeyEncoding | undefined, scope: Scope): Uint8Array {
  const { value } = fillBytes([template], scope);
  if (keyIn === undefined || keyIn === 'utf8') return value;
  const text = new TextDecoder().decode(value).trim();
  if (keyIn === 'hex') {
    if (!/^(?:[0-9A-Fa-f]{2})+$/.test(text)) throw badKey(template, 'hexadecimal digits');
    return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
      Number.parseInt(text.slice(2 * index, 2 * index + 2), 16),
    );
  }
  const standard = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(standard) || standard.length % 4 === 1) {
    throw badKey(template, 'base64');
  }
  return Uint8Array.from(atob(standard), (char) => char.charCodeAt(0));
}

function badKey(template: string, what: string): InputError {
  const field = namesIn(template)[0] ?? 'document';
  return new InputError(field, `${field}: the key must be ${what}. Copy it again.`);
}

function jwtOf(rule: MadeJwt, scope: Scope, nowMs: number): string {
  const iat = Math.floor(nowMs / 1000);
  const header = { ...membersOf(rule.header, scope), alg: rule.alg, typ: 'JWT' };
  const claims = { iat, exp: iat + rule.seconds, ...membersOf(rule.claims, scope) };
  const unsigned = `${jsonPart(header)}.${jsonPart(claims)}`;
  return `${unsigned}.${asUrlSafe(signatureOf(rule, unsigned, scope))}`;
}

function membersOf(template: MadeJwt['claims'] | undefined, scope: Scope): object {
  const filled = template === undefined ? undefined : fillJson(template, scope)?.value;
  return typeof filled === 'object' && filled !== null ? filled : {};
}

function jsonPart(value: object): string {
  return write(new TextEncoder().encode(JSON.stringify(value)), 'base64url');
}

function signatureOf(rule: MadeJwt, text: string, scope: Scope): string {
  if (rule.alg === 'HS256') {
    const key = keyBytes(rule.key, rule.keyIn, scope);
    return createHmac('sha256', key).update(text).digest('base64');
  }
  const key = privateKey(rule, scope);
  const sign = createSign('sha256').update(text);
  if (rule.alg === 'ES256') return sign.sign({ key, dsaEncoding: 'ieee-p1363' }, 'base64');
  if (rule.alg === 'RS256') return sign.sign(key, 'base64');
  // RFC 7518, 3.5: the salt is as long as the hash.
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return sign.sign({ key, padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }, 'base64');
}

/** The key, of the type that the algorithm signs with. */
function privateKey(rule: MadeJwt, scope: Scope): KeyObject {
  const field = namesIn(rule.key)[0] ?? 'document';
  const isElliptic = rule.alg === 'ES256';
  const wanted = isElliptic ? 'an EC key on the curve P-256' : 'an RSA key';
  const pem = fillAnyway(rule.key, scope, asIs).value;
  const key = readKey(pem);
  const fits = isElliptic
    ? key?.asymmetricKeyDetails?.namedCurve === 'prime256v1'
    : key?.asymmetricKeyType === 'rsa';
  if (key !== undefined && fits) return key;
  throw new InputError(
    field,
    `${field}: this is not ${wanted} in PEM format without a passphrase (it begins with -----BEGIN PRIVATE KEY----- or similar). ${pemMistake('privateKey', pem) ?? 'Paste the whole key.'}`,
  );
}

function readKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
