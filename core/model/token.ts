import type { Secret } from './secret';

/** Named values that a sign-in gave. They go to the account's own servers only. */
export interface TokenValues {
  /** Each one is known to the redactor by itself. */
  readonly secrets: Readonly<Record<string, Secret>>;
  /** Values that are no secret: the id of a site, the path of a session. */
  readonly open: Readonly<Record<string, string>>;
}

/** What signs the calls of an account until it expires. Times are wall clock, milliseconds since 1970. */
export interface Token extends TokenValues {
  readonly minted: number;
  /** Undefined: the server gives no expiry that makes sense; only a rejection tells. */
  readonly expires?: number;
}

/** A token as a sign-in hands it over: its values and how long they are good. */
export interface GrantedToken {
  readonly values: TokenValues;
  /** Seconds from now; undefined where the server gives none that makes sense. */
  readonly lifeSeconds?: number;
  /** The life is counted from the last good call and not from the sign-in. */
  readonly sliding?: boolean;
}

const ONLY = 'token';

/** The common case: one secret text. */
export function singleToken(secret: Secret): TokenValues {
  return { secrets: { [ONLY]: secret }, open: {} };
}

/** The text of a {@link singleToken}. Call it where a request is signed, nowhere else. */
export function tokenText(token: TokenValues): string {
  return token.secrets[ONLY]?.reveal() ?? '';
}

/** Whether both hold the same values, as a server that gives its token again shows. */
export function sameValues(one: TokenValues, other: TokenValues): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ secrets, open }: TokenValues): string {
  const names = [Object.keys(secrets).sort(), Object.keys(open).sort()] as const;
  return JSON.stringify([
    names[0].map((name) => [name, secrets[name]?.reveal()]),
    names[1].map((name) => [name, open[name]]),
  ]);
}
