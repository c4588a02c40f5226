import { createHash } from 'node:crypto';
import type { HeaderFields, RequestDraft } from '../model/http';
import type { TokenValues } from '../model/token';

/** What a Digest proof is made of. */
export interface DigestProof {
  readonly request: RequestDraft;
  readonly challenge: TokenValues;
  /** How often this challenge has been answered, from 1. */
  readonly count: number;
  readonly user: string;
  readonly password: string;
  readonly random: (bytes: number) => Uint8Array;
}

const HASHES: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA-256', 'sha256'],
  ['SHA-512-256', 'sha512-256'],
]);
const PARAMETERS = ['realm', 'nonce', 'opaque', 'algorithm', 'qop', 'stale', 'userhash'] as const;

/**
 * The first Digest challenge that can be answered (RFC 7616, 3.7: the server lists them in its order of
 * preference). @returns undefined where the response holds none.
 */
export function readChallenge({
  headers,
}: {
  readonly headers: HeaderFields;
}): TokenValues | undefined {
  const found = challengesOf(headers['www-authenticate'] ?? '').find(
    (challenge) =>
      challenge.has('nonce') && hashOf(challenge) !== undefined && offersAuth(challenge.get('qop')),
  );
  if (found === undefined) return undefined;
  const open = PARAMETERS.flatMap((name) => {
    const value = found.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { secrets: {}, open: Object.fromEntries(open) };
}

/** Whether only the nonce is too old (RFC 7616, 3.3). */
export function isStaleNonce(challenge: TokenValues): boolean {
  return challenge.open['stale']?.toLowerCase() === 'true';
}

/** The value of the `Authorization` header (RFC 7616, 3.4). */
export function digestHeader(proof: DigestProof): string {
  const { request, challenge, count, user, password, random } = proof;
  const { realm = '', nonce = '', opaque, algorithm, qop, userhash } = challenge.open;
  const hash = hashOf(new Map([['algorithm', algorithm ?? 'MD5']])) ?? 'md5';
  const h = (text: string): string => createHash(hash).update(text, 'utf8').digest('hex');
  const { pathname, search } = new URL(request.url);
  const uri = `${pathname}${search}`;
  const nc = count.toString(16).padStart(8, '0');
  const cnonce = createHash('sha256').update(random(16)).digest('hex').slice(0, 32);
  const isSession = /-sess$/i.test(algorithm ?? '');
  const secret = h(`${user}:${realm}:${password}`);
  const a1 = isSession ? h(`${secret}:${nonce}:${cnonce}`) : secret;
  const a2 = h(`${request.method}:${uri}`);
  const response =
    qop === undefined ? h(`${a1}:${nonce}:${a2}`) : h(`${a1}:${nonce}:${nc}:${cnonce}:auth:${a2}`);
  const hashesUser = userhash?.toLowerCase() === 'true';
  const quoted = {
    ...nameOf(hashesUser ? h(`${user}:${realm}`) : user),
    realm: quote(realm),
    nonce: quote(nonce),
    uri: quote(uri),
    response: quote(response),
    ...(opaque === undefined ? {} : { opaque: quote(opaque) }),
    ...(algorithm === undefined ? {} : { algorithm }),
    ...(qop === undefined ? {} : { qop: 'auth', nc }),
    ...(qop === undefined && !isSession ? {} : { cnonce: quote(cnonce) }),
    ...(hashesUser ? { userhash: 'true' } : {}),
  };
  return `Digest ${Object.entries(quoted)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ')}`;
}

/** RFC 7616, 3.4: a name beyond ASCII goes percent-encoded as `username*`. */
function nameOf(user: string): Readonly<Record<string, string>> {
  return /^[\x20-\x7e]*$/.test(user)
    ? { username: quote(user) }
    : { 'username*': `UTF-8''${encodeURIComponent(user)}` };
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function hashOf(challenge: ReadonlyMap<string, string>): string | undefined {
  const algorithm = challenge.get('algorithm') ?? 'MD5';
  return HASHES.get(algorithm.replace(/-sess$/i, '').toUpperCase());
}

function offersAuth(qop: string | undefined): boolean {
  return qop === undefined || qop.split(',').some((item) => item.trim().toLowerCase() === 'auth');
}

/** A parameter, or the word that begins the next challenge; sticky. */
const ITEM = /[\s,]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?/y;

/** Challenges of one header, joined with commas or not (RFC 9110, 11.6.1), those of Digest only. */
function challengesOf(header: string): readonly ReadonlyMap<string, string>[] {
  const challenges: { readonly scheme: string; readonly values: Map<string, string> }[] = [];
  let at = 0;
  for (;;) {
    ITEM.lastIndex = at;
    const match = ITEM.exec(header);
    if (match === null) break;
    at = ITEM.lastIndex;
    const [, word, quoted, plain] = match;
    const name = String(word).toLowerCase();
    const value = quoted?.replace(/\\(.)/gs, '$1') ?? plain;
    if (value === undefined) challenges.push({ scheme: name, values: new Map() });
    else challenges.at(-1)?.values.set(name, value);
  }
  return challenges.filter(({ scheme }) => scheme === 'digest').map(({ values }) => values);
}
