/**
 * Calls that were rejected with a fresh token as well. While the token works for others it is the call that
 * is wrong (a scope that is missing), and another sign-in for it would only take a good token away.
 */
export interface HopelessCalls {
  add(call: string | undefined, now: number): void;
  /** This call went well: whatever it was rejected for is over. */
  forget(call: (() => string) | undefined): void;
  /** Whether this call was rejected with a fresh token within the last minute. */
  has(call: string | undefined, now: number): boolean;
}

const MINUTE = 60_000;
const REMEMBERED = 100;

export function createHopelessCalls(): HopelessCalls {
  const rejectedAt = new Map<string, number>();
  return {
    add(call, now) {
      if (call === undefined) return;
      if (rejectedAt.size >= REMEMBERED) rejectedAt.clear();
      rejectedAt.set(call, now);
    },
    forget(call) {
      if (call !== undefined && rejectedAt.size > 0) rejectedAt.delete(call());
    },
    has(call, now) {
      const at = call === undefined ? undefined : rejectedAt.get(call);
      return at !== undefined && now - at < MINUTE;
    },
  };
}
