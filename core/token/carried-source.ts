import { anyOf } from '../model/abort';
import type { AnyAccount } from '../model/account-field';
import type { CarriedMethod } from '../model/sign-in-method';
import type { Token } from '../model/token';
import { sameValues } from '../model/token';
import { createFirstCaller } from './first-caller';
import { createHopelessCalls } from './hopeless-calls';
import { judgeRejection } from './judge-rejection';
import type { Lease, LeaseOptions, MaterialOf } from './lease';
import { throwIfClosed, waitFor } from './prove-first';
import type { Source, SourceContext } from './source';
import { stampOnce, stampOnceFor } from './stamp-once';
import type { TokenStore } from './token-store';

export interface CarriedSource extends Source {
  /** A lease with the key, whatever token there is. */
  keyLease(): Lease;
}

/** How long the others wait for the one that carries the key, milliseconds. */
const PATIENCE_MS = 5_000;

/** No sign-in exists: one caller goes with the key, and its answer brings the token for the others. */
export function createCarriedSource(
  context: SourceContext,
  method: CarriedMethod<AnyAccount>,
  store: TokenStore,
): CarriedSource {
  const { clock, status, closed } = context;
  const first = createFirstCaller<Lease>((signal) =>
    clock.sleep(PATIENCE_MS, anyOf(signal, closed)),
  );
  /** A success without a token has shown that this key gives none. */
  let keyOnly = false;
  const hopeless = createHopelessCalls();
  let pastLockout = false;

  const stampFor = stampOnceFor((token: Token | undefined) =>
    stampOnce(context, (signed) => method.sign(signed), { token }),
  );

  const leaseWith = (token: Token | undefined): Lease<MaterialOf<'carried'>> => ({
    generation: store.generation,
    material: { kind: 'carried', token },
    stamp: stampFor(token),
  });
  const current = (): Lease => leaseWith(store.held?.token);

  /** The carrier is back, or one that went by itself, since the carrier is late. */
  const settle = (lease: Lease): void => {
    if (first.is(lease) || first.isOverdue) first.end();
  };

  const lease = async (options: LeaseOptions): Promise<Lease> => {
    for (;;) {
      throwIfClosed(closed);
      if (store.held !== undefined) return current();
      pastLockout = options.pastLockout === true;
      status.requireOpen(pastLockout);
      if (keyOnly || store.isContested || first.isOverdue) return current();
      if (!first.isOut) {
        const carrier = current();
        first.begin(carrier);
        return carrier;
      }
      await waitFor(first, options, closed);
    }
  };

  return {
    lease,
    keyLease: () => leaseWith(undefined),
    ready: () => (store.held === undefined || closed.aborted ? undefined : current()),
    peek() {
      throwIfClosed(closed);
      status.requireOpen(false);
      return status.unproven && store.held === undefined ? undefined : current();
    },
    unproven() {
      status.requireOpen(false);
      return current();
    },
    accept(lease: Lease<MaterialOf<'carried'>>, reply, call) {
      hopeless.forget(call);
      const keySigned = lease.material.token === undefined;
      const granted = method.read(reply);
      if (granted === undefined) {
        if (keySigned && store.held === undefined) keyOnly = true;
      } else if (keySigned || lease.generation === store.generation) {
        // Only these two: a late answer to an old token must not overwrite a newer one.
        keyOnly = false;
        const isNew = store.held === undefined || !sameValues(store.held.token, granted.values);
        // Tokens that are rejected at once cost a refused call each: for the rest of the minute the key does.
        if (isNew && !store.isContested) store.hold(granted);
      }
      if (lease.material.token !== undefined) {
        store.confirm(lease.material.token);
        return;
      }
      status.accepted();
      first.end();
    },
    reject(lease: Lease<MaterialOf<'carried'>>, rejection) {
      const { token } = lease.material;
      if (token === undefined) {
        settle(lease);
        if (store.held === undefined) status.rejected(rejection.refusal, pastLockout);
        return 'final';
      }
      const state = { store, hopeless, now: clock.mono() };
      const judged = judgeRejection(state, lease.generation, rejection);
      if (judged !== undefined) return judged;
      store.reject(token, store.held?.worked !== true);
      return 'retry';
    },
    release: settle,
  };
}
