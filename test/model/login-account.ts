/** An account that signs in, with what the model knows of it. */
import type { TokenCell } from '../../core/token/cell';
import type { OfferedToken } from '../../core/token/stored-token';
import { LIFE_SECONDS } from './login-method';

/** The first pauses after rejections, milliseconds; later ones are an hour. */
const PAUSES = [30_000, 120_000];

export class LoginAccount {
  closed = false;
  lockedUntil = -Infinity;
  /** A renewal has been rejected, and the sign-in that follows it is the same one. */
  goesOn = false;
  /** When the newest token was made that anybody has been handed. */
  newest = -Infinity;
  /** What another process has stored and nobody has offered yet. */
  stored?: OfferedToken;
  /** Rejections in a row. */
  private rejections = 0;

  constructor(readonly cell: TokenCell) {}

  /** A Test within a pause does not make it longer. */
  lockOut(now: number): void {
    if (now < this.lockedUntil) return;
    this.lockedUntil = now + (PAUSES[this.rejections] ?? 3_600_000);
    this.rejections += 1;
  }

  unlock(): void {
    this.lockedUntil = -Infinity;
    this.rejections = 0;
  }

  /** Newer than all that the cell has had, and not about to end. */
  hasStored(now: number): boolean {
    if (this.stored === undefined) return false;
    const { minted, expires = Infinity } = this.stored.token;
    return minted > this.newest && expires - now > (LIFE_SECONDS / 5) * 1_000;
  }
}
