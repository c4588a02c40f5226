import type { AnyAccount } from '../model/account-field';
import type { RequestDraft } from '../model/http';
import type { SignContext } from '../model/sign-in-method';
import type { Stamp } from '../model/stamp';
import type { SourceContext } from './source';

/** What to add to a request. */
export type StampOf = (request: RequestDraft) => Stamp;

/**
 * Makes a stamp once where it is the same for every request: a function of the scheme that has looked at
 * neither request, time nor chance can only give the same answer again.
 * @param known what this way to sign in hands to the scheme besides; it must not change.
 */
export function stampOnce<K extends object>(
  { account, clock }: Pick<SourceContext, 'account' | 'clock'>,
  sign: (context: SignContext<AnyAccount> & K) => Stamp,
  known: K,
): StampOf {
  let same: Stamp | undefined;
  return (request) => {
    if (same !== undefined) return same;
    let hasLooked = false;
    const look = <T>(value: T): T => {
      hasLooked = true;
      return value;
    };
    // Properties of its own, so that a copy of the context looks at all of them.
    const context: SignContext<AnyAccount> = {
      account,
      get request() {
        return look(request);
      },
      get nowMs() {
        return look(Math.floor(clock.wall()));
      },
      get random() {
        return look((count: number) => clock.bytes(count));
      },
    };
    const stamp = sign(Object.assign(context, known));
    if (!hasLooked) same = stamp;
    return stamp;
  };
}

/** The same for whatever is signed with at the moment, a token: a new one begins anew. */
export function stampOnceFor<T>(make: (value: T) => StampOf): (value: T) => StampOf {
  let last: { readonly value: T; readonly stamp: StampOf } | undefined;
  return (value) => {
    if (last === undefined || last.value !== value) last = { value, stamp: make(value) };
    return last.stamp;
  };
}
