/**
 * What every vendor simulator looks like from outside.
 *
 * The simulators import nothing of the project: a simulator that shared code with the client would
 * prove nothing.
 */
import type { Authority } from './certificates';
import type { Sample } from './samples';

export type Vendor = 'tcpwave' | 'goss-icm' | 'truesight' | 'enlighted' | 'edgecast';

/**
 * Trouble made on purpose. Faults are consumed in the order of the list; the first one that matches
 * a request is used, `times` times. A fault with a `delayMs` only lets the request be answered
 * normally, late.
 */
export interface Fault {
  readonly match?: { readonly method?: string; readonly pathPrefix?: string };
  readonly times: number;
  /** Answer with this status instead of the vendor's answer. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The request is judged on arrival, its answer leaves this much later. */
  readonly delayMs?: number;
  /** Destroy the socket without an answer. */
  readonly reset?: true;
  /** Promise the whole body in Content-Length, send half of it, then destroy the socket. */
  readonly truncate?: true;
  /** Never answer. */
  readonly hang?: true;
}

/** Settings that every vendor has. */
export interface CommonSettings {
  /** Life of a token in seconds, counted from the moment it is issued. */
  readonly tokenLifeSeconds: number;
  /** A new login ends the session before it. */
  readonly singleSession: boolean;
  /** Added to every answer. The request is judged on arrival, its answer leaves later. */
  readonly latencyMs: number;
  /** Added to the answer of a login, on top of `latencyMs`. */
  readonly loginLatencyMs: number;
  readonly faults: readonly Fault[];
}

export type SettingValue = number | boolean | string | readonly Fault[];

/** The common settings and those of the vendor (what is a guess about the vendor is a setting). */
export type Settings = CommonSettings & Readonly<Record<string, SettingValue>>;

export interface LoggedRequest {
  /** Which server of the simulator got it; TrueSight and Edgecast have two. */
  readonly server: string;
  readonly method: string;
  /** As sent, still percent-encoded, without the query. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

export interface State {
  /** Sign-ins that handed out a token. */
  readonly logins: number;
  /** Sign-ins refused for their credentials. */
  readonly loginsRefused: number;
  readonly logouts: number;
  /** Business calls whose signature was accepted. */
  readonly calls: number;
  /** Business calls answered with 401 (or the vendor's equivalent). */
  readonly refused: number;
  /** Requests by method and route pattern, as in `GET /org/area/v2/list/{floor}`. */
  readonly perRoute: Readonly<Record<string, number>>;
  /** The last 200. */
  readonly lastRequests: readonly LoggedRequest[];
  /** What only this vendor has, such as locked accounts. */
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Control {
  /** Of the control port. */
  readonly url: string;
  state(): State;
  /** Throws for an unknown name or a value of another type; then nothing is changed. */
  set(settings: Partial<Settings>): void;
  /** Kills every token that was issued, as a restart of the vendor's server would. */
  expireAll(): void;
  /** Counters, settings and data back to the start; every token is killed. */
  reset(): void;
}

export interface Simulator {
  readonly vendor: Vendor;
  /** PEM of the CA that signed the server's certificate; absent for a plain http server. */
  readonly ca?: string;
  /** Account fields by scheme id, ready to paste. */
  readonly accounts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly control: Control;
  close(): Promise<void>;
}

export interface StartOptions {
  /** Fixed ports by server name (`control` is one of them); every other port is a free one. */
  readonly ports?: Readonly<Record<string, number>>;
  /** Signs the server's certificate; by default the simulator makes its own. */
  readonly authority?: Authority;
  /** Settings that differ from the vendor's defaults; `reset` goes back to these. */
  readonly settings?: Partial<Settings>;
  /** Answers to calls that the simulator has no route for: without them they are the vendor's 404. */
  readonly samples?: readonly Sample[];
}
