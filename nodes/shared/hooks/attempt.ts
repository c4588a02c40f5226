import type { HostReply, Lease, SharedTokens } from '../../../core';

/**
 * What `authenticate` did with one request: all that the two hooks remember of it. n8n reads a credentials
 * object for each request and hands that one to both of them, so a second sight of it is the same request again.
 */
export interface Attempt {
  /** What it was signed with; undefined: nothing usable was in hand, or nobody knows yet whether it works. */
  readonly lease: Lease | undefined;
  /** Monotonic time at which it was signed. */
  readonly at: number;
  /** n8n's older helper (HTTP Request node) calls the hook after any error and hides which it was. */
  readonly knowsStatus: boolean;
  /** The request may be sent twice without doing it twice (RFC 9110, 9.2.2). */
  readonly isIdempotent: boolean;
  /** n8n would have taken a 401 for a response (Pagination, Never Error), and called nobody. */
  readonly isQuiet: boolean;
  /** Where the other workers' tokens are, if a node of ours sends the request: a hook itself cannot look. */
  readonly workers: SharedTokens | undefined;
}

/** By the credentials object of the request, and by its options for the node that has made them. */
const attempts = new WeakMap<object, Attempt>();
/** By options object: where the node that sends it finds the tokens of other workers. */
const workersOf = new WeakMap<object, SharedTokens>();

export function attemptOf(credentials: object): Attempt | undefined {
  return attempts.get(credentials);
}

export function rememberAttempt(
  credentials: object,
  options: object,
  attempt: Omit<Attempt, 'workers'>,
): void {
  const remembered = { ...attempt, workers: workersOf.get(options) };
  attempts.set(credentials, remembered);
  attempts.set(options, remembered);
}

/** Tells the hooks of a request where a newer token of another worker would be. */
export function tellOfWorkers(options: object, workers: SharedTokens): void {
  workersOf.set(options, workers);
}

/** The token that a request was signed with by `authenticate`. */
export function tokenSignedWith(options: object): HostReply['token'] {
  const material = attempts.get(options)?.lease?.material;
  return material?.kind === 'login' ? material.token : undefined;
}
