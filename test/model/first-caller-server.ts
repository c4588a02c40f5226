/** The server that judges what a call carries. */
import type { Kind } from './first-caller-methods';

export class FirstCallerServer {
  /** Which secret is good; beyond the last one none is. */
  private good = 0;
  private tokens = 0;
  private readonly alive = new Set<string>();

  constructor(private readonly kind: Kind) {}

  turn(number: number): void {
    this.good = number % 4;
  }

  revokeAll(): void {
    this.alive.clear();
  }

  isGood(sent: string): boolean {
    switch (this.kind) {
      case 'static':
        return sent === `secret ${String(this.good)}`;
      case 'carried':
        return sent === 'key' ? this.good < 3 : this.alive.has(sent);
      case 'challenge':
        return sent !== '' && this.good < 2;
      case 'signature':
        return this.good < 2;
    }
  }

  /** Whether the key is good and brings no token. */
  get hasKeyOnly(): boolean {
    return this.good === 2;
  }

  /** A success with the key brings a token, or shows that this key gives none. */
  carry(): Readonly<Record<string, string>> {
    if (this.hasKeyOnly) return {};
    this.tokens += 1;
    const token = `token ${String(this.tokens)}`;
    this.alive.add(token);
    return { token };
  }

  challenge(): Readonly<Record<string, string>> {
    this.tokens += 1;
    return { nonce: `nonce ${String(this.tokens)}` };
  }
}
