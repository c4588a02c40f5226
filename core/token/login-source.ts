import { abortable, anyOf } from '../model/abort';
import type { AnyAccount } from '../model/account-field';
import { secretsOf } from '../account/read-account';
import { CancelledError, SignInError } from '../errors';
import type { LoginMethod, SignInContext, SignInStep } from '../model/sign-in-method';
import type { GrantedToken, Token } from '../model/token';
import { createRedactor } from '../redaction/redactor';
import { createHopelessCalls } from './hopeless-calls';
import { judgeRejection } from './judge-rejection';
import type { Lease, LeaseOptions, MaterialOf } from './lease';
import { throwIfClosed } from './prove-first';
import { contestedError, unavailableError } from './refusal';
import type { Refusal } from './refusal';
import { signIn } from './sign-in';
import type { SignInResult } from './sign-in';
import type { Source, SourceContext } from './source';
import { stampOnce, stampOnceFor } from './stamp-once';
import type { HeldToken, TokenStore } from './token-store';

export interface LoginSource extends Source {
  /** True while a sign-in is under way. */
  readonly isRenewing: boolean;
  /** Resolves when no sign-in is under way, however it ended. */
  settled(): Promise<void>;
  /** A token made beside this source, in place of the one of a lease. False: that one is not in hand any more. */
  replace(lease: Lease, granted: GrantedToken): boolean;
}

interface Renewal {
  readonly path: string;
  readonly done: Promise<void>;
}

/** A sign-in of its own gives the token: one for any number of callers, before the old one expires. */
export function createLoginSource(
  context: SourceContext,
  method: LoginMethod<AnyAccount>,
  store: TokenStore,
): LoginSource {
  const { scheme, account, clock, status, closed } = context;
  let renewal: Renewal | undefined;
  /** What a renewal may start from: the last token, also when it was rejected since. Used once. */
  let renewable: Token | undefined;
  let renewals = 0;
  const hopeless = createHopelessCalls();

  const stampFor = stampOnceFor((token: Token) =>
    stampOnce(context, (signed) => method.sign(signed), { token }),
  );

  const leaseOf = ({ token }: HeldToken): Lease<MaterialOf<'login'>> => ({
    generation: store.generation,
    material: { kind: 'login', token },
    stamp: stampFor(token),
  });

  const refusalOf = ({ status: code, origin, ...said }: SignInResult): Refusal => {
    const redactor = createRedactor([...secretsOf(account), ...store.secrets()]);
    const message = 'message' in said ? said.message : undefined;
    const vendorCode = 'vendorCode' in said ? said.vendorCode : undefined;
    return {
      ...(message === undefined ? {} : { message: redactor.text(message) }),
      ...(vendorCode === undefined ? {} : { vendorCode: redactor.text(vendorCode) }),
      ...(code === undefined ? {} : { status: code }),
      ...(origin === undefined ? {} : { origin }),
    };
  };

  const contextOfSignIn = (): SignInContext<AnyAccount> => ({
    account,
    nowMs: Math.floor(clock.wall()),
    random: (count) => clock.bytes(count),
  });

  /** The cheaper way to a new token, if there is one; a refresh token may be good for a single use. */
  const renewalStep = (): (() => SignInStep) | undefined => {
    const token = renewable;
    if (token === undefined || renewals >= (method.renewals ?? 1)) return undefined;
    const step = method.renew?.({ ...contextOfSignIn(), token });
    return step === undefined ? undefined : () => step;
  };

  /** Whether another process has signed in since: then its token is in hand now. */
  const hasNewer = async (since: number, { newer }: LeaseOptions): Promise<boolean> => {
    const isNewer = (): boolean => store.generation !== since && store.state === 'fresh';
    if (!isNewer()) await newer?.(closed);
    return isNewer();
  };

  /** Undefined: nothing had to be asked for, a newer token is in hand. */
  const ask = async (options: LeaseOptions): Promise<SignInResult | undefined> => {
    const step = renewalStep();
    if (step !== undefined) {
      const since = store.generation;
      renewable = undefined;
      renewals += 1;
      const renewed = await signIn(step, options.send, closed);
      // A rejected renewal says nothing of the password.
      if (renewed.kind !== 'refused') return renewed;
      if (!closed.aborted && (await hasNewer(since, options))) return undefined;
      // For an account that was closed, also in the meantime, it is the end.
      if (closed.aborted) return renewed;
    }
    const result = await signIn(() => method.begin(contextOfSignIn()), options.send, closed);
    if (result.kind === 'granted') renewals = 0;
    return result;
  };

  const hold = (granted: GrantedToken): void => {
    status.accepted();
    store.hold(granted);
    renewable = store.held?.token;
  };

  const obtain = async (options: LeaseOptions): Promise<void> => {
    const result = await ask(options);
    if (result === undefined) return;
    if (result.kind === 'refused') {
      status.rejected(refusalOf(result), options.pastLockout);
      throw status.rejectedError();
    }
    if (result.kind === 'unavailable') {
      const refusal = refusalOf(result);
      // Our own end is no outage of the server.
      if (!closed.aborted) status.unavailable(pathOf(options), refusal);
      throw unavailableError(scheme, account, refusal);
    }
    hold(result.token);
  };

  const renew = (options: LeaseOptions): Renewal => {
    if (renewal !== undefined) return renewal;
    const done = obtain(options).finally(() => {
      renewal = undefined;
    });
    // All waiters may have left when it fails; that is no unhandled rejection.
    done.catch(() => undefined);
    renewal = { path: pathOf(options), done };
    return renewal;
  };

  /** Waits for a renewal; one that failed on somebody else's path is tried on our own. */
  const wait = async (options: LeaseOptions): Promise<void> => {
    const under = renew(options);
    try {
      await abortable(under.done, anyOf(options.signal, closed));
    } catch (fault) {
      const isOthers = under.path !== pathOf(options) && store.held === undefined;
      if (!isOthers || !isUnavailable(fault)) throw fault;
      throwIfClosed(closed);
      await wait(options);
    }
  };

  const lease = async (options: LeaseOptions): Promise<Lease> => {
    throwIfClosed(closed);
    const { held, state } = store;
    if (held !== undefined && state === 'fresh') return leaseOf(held);
    const blocked = status.blockedBy(pathOf(options), options.pastLockout === true);
    if (held !== undefined && (state === 'soon' || (state === 'now' && blocked !== undefined))) {
      // The old token still works: renew behind the callers' backs, or not at all for the moment.
      if (blocked === undefined) void renew(options);
      return leaseOf(held);
    }
    if (blocked !== undefined) throw blocked;
    try {
      await wait(options);
    } catch (fault) {
      throwIfClosed(closed);
      // A token in hand that still works, the old one or one that a host has offered since, is used.
      if (fault instanceof CancelledError || !isUsable(store.state)) throw fault;
    }
    // Handed back by a sign-out in the moment between: sign in again.
    return store.held === undefined ? lease(options) : leaseOf(store.held);
  };

  return {
    get isRenewing() {
      return renewal !== undefined;
    },
    async settled() {
      await renewal?.done.catch(() => undefined);
    },
    replace({ generation, material }: Lease<MaterialOf<'login'>>, granted) {
      if (closed.aborted || generation !== store.generation) return false;
      store.bury(material.token);
      hold(granted);
      return true;
    },
    lease,
    ready() {
      const { held, state } = store;
      return held === undefined || state !== 'fresh' || closed.aborted ? undefined : leaseOf(held);
    },
    peek() {
      throwIfClosed(closed);
      const { held, state } = store;
      return held !== undefined && (state === 'fresh' || state === 'soon')
        ? leaseOf(held)
        : undefined;
    },
    // Without a token there is nothing to sign with.
    unproven: () => undefined,
    accept({ material }: Lease<MaterialOf<'login'>>, reply, call) {
      hopeless.forget(call);
      store.confirm(material.token);
      const isInHand = store.held?.token.minted === material.token.minted;
      const values = isInHand ? method.update?.(reply, material.token) : undefined;
      if (values !== undefined) store.update(values);
    },
    reject({ material: { token }, generation }: Lease<MaterialOf<'login'>>, rejection) {
      const state = { store, hopeless, now: clock.mono() };
      const judged = judgeRejection(state, generation, rejection);
      if (judged !== undefined) return judged;
      if (store.isContested) {
        // The token is kept: if it is one call that is rejected every time, the others go on.
        const retryAt = Math.round(clock.wall() + store.contestLeft);
        throw contestedError(scheme, account, rejection.refusal, retryAt);
      }
      store.reject(token, rejection.suspected !== true && isUnused(store.held, clock.mono()));
      return 'retry';
    },
    release: () => undefined,
  };
}

function isUsable(state: TokenStore['state']): boolean {
  return state !== 'none' && state !== 'over';
}

function pathOf(options: LeaseOptions): string {
  return options.path ?? '';
}

function isUnavailable(fault: unknown): boolean {
  return fault instanceof SignInError && fault.code === 'sign-in-unavailable';
}

/**
 * New and never good for a call. One that did work, or that was past the middle of its life when it was
 * rejected, has ended, and that is no sign of a second program.
 */
function isUnused(held: HeldToken | undefined, now: number): boolean {
  if (held === undefined || !held.ours || held.worked) return false;
  return held.endsAt === undefined || now - held.madeAt < (held.endsAt - held.madeAt) / 2;
}
