/** What is told by hand of a preset: how one signs in, what a call carries, how the server says no. */
import type { PresetCall, RunningPreset } from '../../simulators/preset-server/simulator';
import type { Answer } from '../support/ask';

export type Account = Readonly<Record<string, string>>;

/** What a call carries besides itself. */
export interface Carried {
  readonly headers?: Readonly<Record<string, string>>;
  /** Appended to the query as it is. */
  readonly query?: string;
}

export interface PresetClient {
  /** Absent where each call is signed on its own. */
  signIn?(running: RunningPreset, account: Account): Promise<Answer>;
  /** From the response to the sign-in. */
  carry(
    answer: Answer,
    account: Account,
    call: PresetCall,
    running: RunningPreset,
  ): Carried | Promise<Carried>;
  /** Whether the server says that the token is over, or the signature wrong. */
  rejects(answer: Answer): boolean;
  /** Whether the server says that the credentials are wrong. */
  refuses(answer: Answer): boolean;
}
