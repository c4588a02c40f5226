import { setMaxListeners } from 'node:events';
import type { Node, NodeAPI } from 'node-red';
import { CancelledError, InputError, LatchkeyError } from '../../core';
import type { Clock } from '../../core';
import type { AccountNode } from './account-node';
import type { AccountSession } from './account-session';
import type { FlowError } from './flow-error';
import { cutOff, givenUpLine } from './given-up';
import { writeFault } from './messages';
import type { Message } from './messages';
import { createStatusLine } from './status-line';
import type { Status, StatusLine } from './status-line';
import { statusTexts } from './status-texts';

export type Send = (messages: Message | readonly (Message | null)[]) => void;
export type Done = (fault?: Error) => void;

/** What the calls of one node share. */
export interface Calls {
  readonly status: StatusLine;
  /** Aborted when the node goes. */
  readonly signal: AbortSignal;
  /** Calls that the end of the node has cut off. */
  readonly givenUp: CancelledError[];
}

/** A node that makes a call for each message, by an account. */
export interface CallingNode {
  readonly RED: NodeAPI;
  readonly node: Node;
  account(): AccountNode | null | undefined;
  readonly clock: Clock;
  /** Why it cannot run as it stands, shown until the first message. */
  readonly blocked: Status | undefined;
  /** One message. Never rejects; calls `done` once. */
  handle(calls: Calls, msg: Message, send: Send, done: Done): Promise<void>;
}

/** Has the node take messages until it goes; then its calls are cut off, and waited for. */
export function startCalling({ RED, node, account, clock, blocked, handle }: CallingNode): void {
  const closing = new AbortController();
  // One listener a call under way is no leak.
  setMaxListeners(0, closing.signal);
  const textOf = statusTexts(RED);
  const running = new Set<Promise<void>>();
  const status = createStatusLine({
    clock,
    ...(blocked === undefined ? {} : { first: blocked }),
    cell: () => trySession(account())?.cell,
    show: ({ fill, shape, key, values }) => node.status({ fill, shape, text: textOf(key, values) }),
  });
  let heard: AccountSession | undefined;
  let stopListening: (() => void) | undefined;
  const listen = (): void => {
    const session = trySession(account());
    if (session === heard) return;
    stopListening?.();
    heard = session;
    stopListening = session?.onThrottled((throttled) => status.throttled(throttled));
  };
  listen();
  const calls: Calls = { status, signal: closing.signal, givenUp: [] };
  node.on('input', (msg, send, done) => {
    listen();
    const call = handle(calls, msg as Message, send as Send, done);
    running.add(call);
    void call.finally(() => running.delete(call));
  });
  node.on('close', (done: () => void) => {
    stopListening?.();
    status.close();
    closing.abort();
    void Promise.allSettled(running).then(() => {
      const line = givenUpLine(RED, calls.givenUp);
      if (line !== undefined) node.warn(line);
      done();
    });
  });
}

function trySession(account: AccountNode | null | undefined): AccountSession | undefined {
  try {
    return account?.session();
  } catch {
    return undefined;
  }
}

/** Errors that are not ours are bugs; their texts may hold anything, so only their kind is told. */
export function asFault(thrown: unknown, signal: AbortSignal): LatchkeyError {
  if (thrown instanceof CancelledError && !signal.aborted) return cutOff(thrown);
  if (thrown instanceof LatchkeyError) return thrown;
  const what = thrown instanceof Error ? thrown.name : typeof thrown;
  return new InputError(
    'node',
    `node: an unexpected error (${what}). Please report it with the operation you called.`,
  );
}

/** Has a failure seen at the second output, as a Catch node would see it. */
export function sendFailed(
  node: Node,
  msg: Message,
  { fault, error }: { readonly fault: LatchkeyError; readonly error: FlowError },
  send: Send,
): void {
  writeFault(msg, fault);
  const source = { id: node.id, type: node.type, name: node.name ?? '' };
  msg['error'] = { message: error.message, code: fault.code, source };
  send([null, msg]);
}
