/**
 * What the simulator of a preset looks like from outside.
 *
 * `simulators/presets/<id>.ts` exports `simulator: PresetSimulator` for the preset
 * `core/described/presets/<id>.json`. It is written from the public documentation or client code that
 * the preset rests on, and imports nothing of core/.
 */
import type { Authority } from '../certificates';
import type { Fault, LoggedRequest } from '../simulator';

/** A request that the server knows, without what the sign-in adds. */
export interface PresetCall {
  readonly method: string;
  /** Below the base URL, with its query. */
  readonly path: string;
  /** By name; the Content-Type of the body is among them. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Texts that stand in the response to this call and in no other: the entries of a list, at least two. */
  readonly holds?: readonly string[];
}

export interface PresetSimulator {
  /** Id of the preset. */
  readonly id: string;
  /** Reads are served without a token too, so only a write tells that it has expired. */
  readonly tokenFor?: 'writes';
  readonly calls: {
    /** Gives a list of at least two entries. */
    readonly read: PresetCall;
    /** Changes something; needs the CSRF token where the API has one. */
    readonly write?: PresetCall;
    /** The user is signed in, but not allowed: the API's own denial. */
    readonly denied?: PresetCall;
  };
  start(options?: PresetStartOptions): Promise<RunningPreset>;
}

export interface PresetStartOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** https with a certificate of this authority; plain http without it. */
  readonly authority?: Authority;
  /** Life of the tokens in seconds; default: what the API is known for. */
  readonly lifeSeconds?: number;
}

export interface RunningPreset {
  /** What a person enters as Base URL. */
  readonly baseUrl: string;
  /** PEM, with `authority`. */
  readonly ca?: string;
  /** The right values by field name, secrets with characters that need escaping. */
  readonly account: Readonly<Record<string, string>>;
  /** The same user with a secret that the server rejects. */
  readonly wrongAccount: Readonly<Record<string, string>>;
  /** Fixed public addresses in the description, and the servers here that stand for them. */
  readonly stands: readonly { readonly for: string; readonly here: string }[];
  readonly control: PresetControl;
  close(): Promise<void>;
}

export interface PresetCounts {
  /** Sign-ins that gave a token. */
  readonly signIns: number;
  /** Requests that carried the credentials to be checked, whatever came of them. */
  readonly signInAttempts: number;
  /** Tokens that were exchanged for new ones without the credentials. */
  readonly refreshes: number;
  readonly signOuts: number;
  /** Business calls whose token, cookie or signature was accepted. */
  readonly calls: number;
  /** Business calls that were rejected for it. */
  readonly rejected: number;
}

export interface PresetControl {
  counts(): PresetCounts;
  /** Every token is unknown from now on, as after a restart of the server. */
  killTokens(): void;
  /** Every token ends by the server's own rule, as if its life had passed. */
  expire(): void;
  /** Time goes by for tokens, refresh tokens, nonces and locks. */
  pass(seconds: number): void;
  /** Life of the tokens that are issued from now on. */
  setLife(seconds: number): void;
  /** Each new sign-in ends the sessions before it. */
  setSingleSession(on: boolean): void;
  /** Milliseconds added to every response, and on top of that to the response to a sign-in. */
  setLatency(all: number, signIn?: number): void;
  /** Of the next `wave` rejections one goes out when all have come, the others after the next accepted call. */
  rejectLate(wave: number): void;
  /** Sessions that are open now. */
  sessions(): number;
  /** Whether the user is locked out for wrong credentials. */
  locked(): boolean;
  /** Trouble on purpose, in this order; replaces what is left of earlier ones. */
  setFaults(faults: readonly Fault[]): void;
  /** Everything that came in, oldest first. */
  requests(): readonly LoggedRequest[];
}
