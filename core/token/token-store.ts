import type { Clock } from '../model/clock';
import type { Secret } from '../model/secret';
import { sameValues } from '../model/token';
import type { GrantedToken, Token, TokenValues } from '../model/token';
import {
  NO_REJECTED,
  bury,
  buryUnused,
  contestLeft,
  isBuried,
  isContested,
} from './rejected-tokens';
import { storedForm } from './stored-token';
import type { OfferedToken, StoredToken } from './stored-token';
import { freshness } from './window';
import type { Freshness, Life } from './window';

/** The token in hand. */
export interface HeldToken extends Life {
  readonly token: Token;
  /** Made by this process, not handed in by a host: then ending it is ours too. */
  readonly ours: boolean;
  /** It has signed a call that went well. */
  readonly worked: boolean;
  /** Milliseconds of a life that is counted from the last good call. */
  readonly slidingMs: number | undefined;
}

/** Where the token of an account lies, and which ones must not come back. */
export interface TokenStore {
  readonly held: HeldToken | undefined;
  /** Grows with every change of the token. */
  readonly generation: number;
  readonly state: Freshness | 'none';
  /** A token that this process has just been given. */
  hold(granted: GrantedToken): void;
  /** A token that a host has kept. Taken if it is of this account, newer, valid, and was not rejected. */
  offer(offered: OfferedToken): void;
  /** A call went well with this token. */
  confirm(token: Token): void;
  /** Some of the values have been renewed by a reply. */
  update(values: TokenValues): void;
  /** The token was rejected. `unused`: new and never good for a call. */
  reject(token: Token, unused: boolean): void;
  /** It is over, whether it is in hand or not. */
  bury(token: TokenValues): void;
  /** Nothing in hand any more. */
  drop(): void;
  readonly isContested: boolean;
  readonly contestLeft: number;
  stored(): StoredToken | undefined;
  secrets(): readonly Secret[];
}

/** Life beyond this is a mistake of unit (milliseconds for seconds) and counts as unknown. */
const LONGEST_LIFE_SECONDS = 10 * 365 * 24 * 3600;

export function createTokenStore(clock: Clock, fingerprint: string): TokenStore {
  let held: HeldToken | undefined;
  let generation = 0;
  let rejected = NO_REJECTED;
  /** When the last token in hand was made: an older one is never worth a try. */
  let lastMinted = -Infinity;

  const take = (
    values: TokenValues,
    life: { lifeMs: number | undefined; slidingMs: number | undefined; minted: number },
    ours: boolean,
  ): void => {
    const before = held;
    const isSame = before !== undefined && sameValues(before.token, values);
    // By its time alone it would come back as the newer one when the wall clock has been set back.
    if (before !== undefined && !isSame) rejected = bury(rejected, before.token);
    const mono = clock.mono();
    const endsAt = life.lifeMs === undefined ? undefined : mono + life.lifeMs;
    const gained = before?.endsAt === undefined || endsAt === undefined || endsAt > before.endsAt;
    const expires = life.lifeMs === undefined ? {} : { expires: clock.wall() + life.lifeMs };
    held = {
      token: { secrets: values.secrets, open: values.open, minted: life.minted, ...expires },
      madeAt: mono - Math.max(0, clock.wall() - life.minted),
      endsAt,
      jitter: clock.random(),
      toTheEnd: before !== undefined && (isSame || !gained),
      ours,
      worked: isSame && before.worked,
      slidingMs: life.slidingMs,
    };
    lastMinted = life.minted;
    if (!isSame) generation += 1;
  };

  return {
    get held() {
      return held;
    },
    get generation() {
      return generation;
    },
    get state() {
      return held === undefined ? 'none' : freshness(held, clock.mono());
    },
    hold({ values, lifeSeconds, sliding }) {
      const lifeMs = sensible(lifeSeconds);
      const slidingMs = sliding === true ? lifeMs : undefined;
      take(values, { lifeMs, slidingMs, minted: clock.wall() }, true);
    },
    offer({ token, slidingMs, fingerprint: madeWith }) {
      if (madeWith !== fingerprint || token.minted <= lastMinted) return;
      if (isBuried(rejected, token)) return;
      const left = token.expires === undefined ? undefined : token.expires - clock.wall();
      if (left !== undefined && left <= 0) return;
      take(token, { lifeMs: left, slidingMs, minted: token.minted }, false);
    },
    confirm(token) {
      if (held?.token.minted !== token.minted) return;
      const sliding = held.slidingMs;
      if (sliding === undefined) {
        if (!held.worked) held = { ...held, worked: true };
        return;
      }
      const mono = clock.mono();
      const expires = clock.wall() + sliding;
      held = {
        ...held,
        token: { ...held.token, expires },
        worked: true,
        madeAt: mono,
        endsAt: mono + sliding,
        toTheEnd: false,
      };
    },
    update(values) {
      if (held === undefined) return;
      const secrets = { ...held.token.secrets, ...values.secrets };
      const open = { ...held.token.open, ...values.open };
      if (sameValues(held.token, { secrets, open })) return;
      held = { ...held, token: { ...held.token, secrets, open } };
      generation += 1;
    },
    reject(token, unused) {
      rejected = unused ? buryUnused(rejected, token, clock.mono()) : bury(rejected, token);
      held = undefined;
      generation += 1;
    },
    bury(token) {
      rejected = bury(rejected, token);
    },
    drop() {
      held = undefined;
      generation += 1;
    },
    get isContested() {
      return isContested(rejected, clock.mono());
    },
    get contestLeft() {
      return contestLeft(rejected, clock.mono());
    },
    stored: () =>
      held === undefined ? undefined : storedForm(held.token, fingerprint, held.slidingMs),
    secrets: () => (held === undefined ? [] : Object.values(held.token.secrets)),
  };
}

/** Milliseconds, or undefined for a life that makes no sense. */
function sensible(seconds: number | undefined): number | undefined {
  const makesSense =
    seconds !== undefined &&
    Number.isFinite(seconds) &&
    seconds > 0 &&
    seconds < LONGEST_LIFE_SECONDS;
  return makesSense ? seconds * 1000 : undefined;
}
