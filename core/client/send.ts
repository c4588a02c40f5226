import type { RequestDraft, Transport } from '../model/http';
import type { Operation } from '../model/operation';
import type { ReadReply } from '../model/read-reply';
import type { Verdict } from '../model/verdict';
import type { Redactor } from '../redaction/redactor';

/** One exchange: what is sent for which operation, by when, and how the reply is judged. */
export interface Exchange {
  readonly operation: Operation;
  readonly draft: RequestDraft;
  /** Monotonic time by which it must be over. */
  readonly deadline: number;
  readonly signal?: AbortSignal;
  readonly pastLockout?: boolean;
  readonly judge?: (reply: ReadReply, request: RequestDraft) => Verdict;
  /** In place of the account's own bound of one request, milliseconds. */
  readonly timeoutMs?: number;
  /** In place of the account's own transport, to the same servers. */
  readonly transport?: Transport;
}

/** What came back, and what it means. */
export interface Exchanged {
  readonly reply: ReadReply;
  readonly verdict: Verdict;
  /** The server rejected the token for this call, and has said since that the token is valid. */
  readonly tokenIsValid?: true;
  /** Where the reply came from, after redirects. */
  readonly url: string;
  /** Made only when there is something to redact: hashing every secret for every reply would cost. */
  readonly redactor: () => Redactor;
}

/** The exchange as layers: each is a small function over the next one. */
export type Send = (call: Exchange) => Promise<Exchanged>;
