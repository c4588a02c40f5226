import type { Clock } from '../model/clock';

/** What a look at an account came to. `unknown`: there is nothing to ask, or it could not be asked. */
export type Standing = 'valid' | 'rejected' | 'unknown';

/** Why an account is looked at: a request has failed, and may have failed for its signature. */
export interface Suspicion {
  /** Of the lease that the request was signed with. */
  readonly generation: number;
  /** Monotonic time at which it was sent. */
  readonly sentAt: number;
  /** How long a look that brought nothing stands, milliseconds; without: longer each time. */
  readonly standsFor?: number;
}

/** Looks at one account: one for all who ask, and not one for each request that fails for another reason. */
export interface Looks {
  ask(suspicion: Suspicion, look: () => Promise<Standing>): Promise<Standing>;
}

const SECOND = 1_000;
/** Between one look that brought nothing and the next. A request that fails once is looked into immediately. */
const PAUSES = [0, 1, 2, 4, 8].map((seconds) => seconds * SECOND);
const LONGEST = 10 * SECOND;

interface Last {
  readonly generation: number;
  readonly standing: Standing;
  readonly begunAt: number;
  readonly endedAt: number;
}

export function createLooks(clock: Pick<Clock, 'mono'>): Looks {
  let underWay: { readonly generation: number; readonly answer: Promise<Standing> } | undefined;
  let last: Last | undefined;
  /** Looks in a row that found nothing to cure. */
  let inVain = 0;

  /** What is known already; undefined: it is time to look. */
  const known = ({ generation, sentAt, standsFor }: Suspicion): Standing | undefined => {
    if (last?.generation !== generation) return undefined;
    const { standing, begunAt, endedAt } = last;
    const pause = standsFor ?? pauseAfter(inVain);
    return sentAt <= begunAt || clock.mono() - endedAt < pause ? standing : undefined;
  };

  return {
    async ask(suspicion, look) {
      const { generation } = suspicion;
      if (underWay?.generation === generation) return underWay.answer;
      const before = known(suspicion);
      if (before !== undefined) return before;
      const begunAt = clock.mono();
      const answer = look().then((standing) => {
        inVain = standing === 'rejected' ? 0 : inVain + 1;
        last = { generation, standing, begunAt, endedAt: clock.mono() };
        return standing;
      });
      const own = { generation, answer };
      underWay = own;
      try {
        return await answer;
      } finally {
        if (underWay === own) underWay = undefined;
      }
    },
  };
}

function pauseAfter(inVain: number): number {
  return PAUSES[inVain - 1] ?? LONGEST;
}
