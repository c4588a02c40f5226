import { setMaxListeners } from 'node:events';
import type { Node, NodeAPI, NodeDef } from 'node-red';
import {
  CancelledError,
  InputError,
  LatchkeyError,
  findOperation,
  operationId,
  operationsOf,
} from '../../core';
import type { Call, Notice, Operation, Words } from '../../core';
import { notSetError, variableOf } from './account-form';
import type { AccountNode, Surroundings } from './account-node';
import type { AccountSession } from './account-session';
import { unsaid } from './announcements';
import { FlowError } from './flow-error';
import { paramsOf } from './field-values';
import type { FormParams } from './field-values';
import { givenUpLine } from './given-up';
import { writeFault, writePreview } from './messages';
import type { Message } from './messages';
import { blockedByAccount, blockedStatus, missingIn } from './readiness';
import { deliver, resultOf } from './results';
import type { ResultForm } from './results';
import { createStatusLine } from './status-line';
import type { Status, StatusLine } from './status-line';
import { statusTexts } from './status-texts';
import { wordsOf } from './words';

/** An action node as the flow keeps it. */
interface ActionForm extends NodeDef, ResultForm {
  readonly account?: string;
  readonly operation?: string;
  readonly params?: FormParams;
  readonly confirm?: boolean;
  readonly waitSeconds?: string | number;
  readonly limit?: string | number;
  readonly errors?: 'catch' | 'output';
  readonly dryRun?: boolean;
}

type Send = (messages: Message | readonly (Message | null)[]) => void;

/** Registers `<vendor>`. */
export function registerAction(RED: NodeAPI, around: Surroundings): void {
  RED.nodes.registerType(around.vendor.id, function (this: Node, form: ActionForm) {
    RED.nodes.createNode(this, form);
    startAction(RED, around, this, form);
  });
}

function startAction(RED: NodeAPI, around: Surroundings, node: Node, form: ActionForm): void {
  const account = RED.nodes.getNode(form.account ?? '') as AccountNode | null | undefined;
  const closing = new AbortController();
  // One listener a call under way is no leak.
  setMaxListeners(0, closing.signal);
  const textOf = statusTexts(RED);
  const running = new Set<Promise<void>>();
  const blocked = firstStatus(RED, around, form, account);
  const status = createStatusLine({
    clock: around.clock,
    ...(blocked === undefined ? {} : { first: blocked }),
    cell: () => trySession(account)?.cell,
    show: ({ fill, shape, key, values }) => node.status({ fill, shape, text: textOf(key, values) }),
  });
  const stopListening = trySession(account)?.onThrottled((throttled) =>
    status.throttled(throttled),
  );

  const work: Work = {
    RED,
    node,
    form,
    account,
    status,
    around,
    signal: closing.signal,
    givenUp: [],
  };
  node.on('input', (msg, send, done) => {
    const call = handle(work, msg as Message, send as Send, done);
    running.add(call);
    void call.finally(() => running.delete(call));
  });
  node.on('close', (done: () => void) => {
    stopListening?.();
    status.close();
    closing.abort();
    void Promise.allSettled(running).then(() => {
      const line = givenUpLine(RED, work.givenUp);
      if (line !== undefined) node.warn(line);
      done();
    });
  });
}

/** Red from the deploy on where the first message could only fail. */
function firstStatus(
  RED: NodeAPI,
  around: Surroundings,
  form: ActionForm,
  account: AccountNode | null | undefined,
): Status | undefined {
  const words = wordsOf(RED, around.vendor);
  let session: AccountSession;
  try {
    session = sessionOf(form, account);
  } catch (fault) {
    return blockedByAccount(fault, words);
  }
  try {
    const row = findOperation(session.vendor, session.scheme, chosenOperation(form));
    const missing = missingIn(form, row);
    return missing === undefined ? undefined : blockedStatus(missing, words, row);
  } catch (fault) {
    return blockedStatus(fault, words);
  }
}

/** @throws InputError when there is no account, or when it cannot be used. */
function sessionOf(form: ActionForm, account: AccountNode | null | undefined): AccountSession {
  const variable = variableOf(form.account);
  if (variable !== undefined) throw notSetError('account', variable);
  if (account === null || account === undefined) {
    throw new InputError('account', 'account: choose an account in the node, then deploy.');
  }
  return account.session();
}

interface Work {
  readonly RED: NodeAPI;
  readonly node: Node;
  readonly form: ActionForm;
  readonly account: AccountNode | null | undefined;
  readonly status: StatusLine;
  readonly around: Surroundings;
  readonly signal: AbortSignal;
  /** Calls that the end of the node has cut off. */
  readonly givenUp: CancelledError[];
  found?: { readonly session: AccountSession; readonly row: Operation };
}

export function trySession(account: AccountNode | null | undefined): AccountSession | undefined {
  try {
    return account?.session();
  } catch {
    return undefined;
  }
}

/** One message. Never rejects; calls `done` once, and has each failure seen in exactly one place. */
async function handle(
  work: Work,
  msg: Message,
  send: Send,
  done: (fault?: Error) => void,
): Promise<void> {
  const { node, status, form } = work;
  const startedAt = performance.now();
  status.started();
  try {
    const notices = await perform(work, msg, send);
    status.succeeded(notices);
    node.metric('duration.millis', msg, Number((performance.now() - startedAt).toFixed(3)));
    done();
  } catch (thrown) {
    const fault = asFault(thrown);
    if (fault instanceof CancelledError) {
      status.cancelled();
      work.givenUp.push(fault);
      done();
      return;
    }
    const { words, row } = wordsFor(work);
    status.failed(fault, fault.field === undefined ? undefined : words.label(fault.field, row));
    writeFault(msg, fault);
    const message = words.say(fault.message, row);
    if (form.errors !== 'output') {
      done(new FlowError(fault, message));
      return;
    }
    const source = { id: node.id, type: node.type, name: node.name ?? '' };
    msg['error'] = { message, code: fault.code, source };
    send([null, msg]);
    done();
  }
}

async function perform(work: Work, msg: Message, send: Send): Promise<readonly Notice[]> {
  const { RED, node, form, account, around } = work;
  const session = sessionOf(form, account);
  const row = rowOf(work, session);
  const params = await paramsOf(RED, node, row, form.params ?? {}, msg);
  const call: Call = {
    operation: chosenOperation(form),
    params,
    confirmed: form.confirm === true,
    signal: work.signal,
    ...wholeNumber('limit', form.limit, 1),
    ...wholeNumber('waitSeconds', form.waitSeconds, 0),
  };
  if (form.dryRun === true) {
    send(writePreview(msg, session.client.preview(call)));
    return [];
  }
  const say = (message: string): string => wordsOf(RED, around.vendor).say(message, row);
  const delivery = { RED, session, row, call, msg, send, say };
  const notices = await deliver(resultOf(form, row), delivery);
  for (const { message } of unsaid(session.cell, notices, around.clock.wall()))
    account?.warn(message);
  return notices;
}

/** The words of the form that the node shows, and the operation that it has chosen. */
function wordsFor({ RED, form, around }: Work): {
  readonly words: Words;
  readonly row?: Operation;
} {
  const row = operationsOf(around.vendor).find((item) => operationId(item) === form.operation);
  const words = wordsOf(RED, around.vendor);
  return row === undefined ? { words } : { words, row };
}

/** Looked up once for each session; a deploy makes the node anew. */
function rowOf(work: Work, session: AccountSession): Operation {
  const { found } = work;
  if (found?.session === session) return found.row;
  const row = findOperation(session.vendor, session.scheme, chosenOperation(work.form));
  work.found = { session, row };
  return row;
}

function chosenOperation(form: ActionForm): string {
  if (form.operation !== undefined && form.operation !== '') return form.operation;
  throw new InputError('operation', 'operation: choose an operation.');
}

function wholeNumber(
  name: 'limit' | 'waitSeconds',
  entered: string | number | undefined,
  min: number,
): { readonly limit?: number; readonly waitSeconds?: number } {
  if (entered === undefined || entered === '') return {};
  const value = Number(entered);
  if (!Number.isInteger(value) || value < min) {
    throw new InputError(name, `${name}: must be a whole number from ${String(min)} on, or empty.`);
  }
  return { [name]: value };
}

/** Errors that are not ours are bugs; their texts may hold anything, so only their kind is told. */
export function asFault(thrown: unknown): LatchkeyError {
  if (thrown instanceof LatchkeyError) return thrown;
  const what = thrown instanceof Error ? thrown.name : typeof thrown;
  return new InputError(
    'node',
    `node: an unexpected error (${what}). Please report it with the operation you called.`,
  );
}
