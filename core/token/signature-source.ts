import type { AnyAccount } from '../model/account-field';
import type { SignatureMethod } from '../model/sign-in-method';
import type { Lease } from './lease';
import { proveFirst } from './prove-first';
import { clockOffset, isOther } from './skew';
import { signContext } from './source';
import type { Source, SourceContext } from './source';

export interface SignatureSource extends Source {
  /** How far the server's clock is ahead of ours, as learned from a rejection. Milliseconds. */
  readonly offsetMs: number;
}

/** As many rejections in a row as are worth a try: with our time, then with another. */
const ATTEMPTS = 2;
/** More calls than one millisecond each for a minute are not made: then the clock has been set back. */
const MOST_AHEAD = 60_000;

/** Each request is signed anew with the time, which is never the same twice. */
export function createSignatureSource(
  context: SourceContext,
  method: SignatureMethod<AnyAccount>,
): SignatureSource {
  const { clock, status } = context;
  let generation = 0;
  let offsetMs = 0;
  let rejectedInRow = 0;
  let lastMs = -Infinity;

  const current = (): Lease => {
    // Two calls of one millisecond would carry one signature, which a server may take for a replay.
    const now = Math.floor(clock.wall() + offsetMs);
    const nowMs = lastMs - now > MOST_AHEAD ? now : Math.max(now, lastMs + 1);
    lastMs = nowMs;
    return {
      generation,
      material: { kind: 'signature', nowMs },
      stamp: (request) => method.sign({ ...signContext(context, request), nowMs }),
    };
  };

  const proven = proveFirst(context, current);

  return {
    ...proven,
    get offsetMs() {
      return offsetMs;
    },
    accept(lease) {
      if (lease.generation === generation) {
        rejectedInRow = 0;
        status.accepted();
      }
      proven.release(lease);
    },
    reject(lease, { refusal, headers }) {
      try {
        if (lease.generation !== generation) return 'retry';
        const offset = clockOffset(headers, clock.wall());
        const isNews = offset !== undefined && isOther(offset, offsetMs);
        if (offset !== undefined) {
          offsetMs = offset;
          // A clock that was ahead must not keep the signatures in the future.
          lastMs = -Infinity;
        }
        generation += 1;
        rejectedInRow += 1;
        // A key that has worked may have been taken for a replay; another one would be as wrong again.
        const isWorthIt = isNews || !status.unproven;
        if (isWorthIt && rejectedInRow < ATTEMPTS) return 'retry';
        rejectedInRow = 0;
        status.rejected(refusal, proven.pastLockout());
        return 'final';
      } finally {
        proven.release(lease);
      }
    },
  };
}
