import type { Node, NodeAPI, NodeDef } from 'node-red';
import {
  asCalled,
  CancelledError,
  InputError,
  findOperation,
  operationId,
  operationsOf,
} from '../../core';
import type { Call, Notice, Operation, Words } from '../../core';
import type { AccountNode, Surroundings } from './account-node';
import type { AccountSession } from './account-session';
import { unsaid } from './announcements';
import { asFault, sendFailed, startCalling } from './calling-node';
import type { Calls, Done, Send } from './calling-node';
import { accountFinder, requireAccount } from './chosen-account';
import { FlowError } from './flow-error';
import { paramsOf } from './field-values';
import type { FormParams } from './field-values';
import { writeFault, writePreview } from './messages';
import type { Message } from './messages';
import { blockedByAccount, blockedStatus, missingIn } from './readiness';
import { deliver, resultOf } from './results';
import type { ResultForm } from './results';
import type { Status } from './status-line';
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

/** Registers `<vendor>`. */
export function registerAction(RED: NodeAPI, around: Surroundings): void {
  RED.nodes.registerType(around.vendor.id, function (this: Node, form: ActionForm) {
    RED.nodes.createNode(this, form);
    startAction(RED, around, this, form);
  });
}

function startAction(RED: NodeAPI, around: Surroundings, node: Node, form: ActionForm): void {
  const account = accountFinder<AccountNode>(RED, form.account);
  const action: Action = { RED, node, form, account, around };
  startCalling({
    ...{ RED, node, account, clock: around.clock },
    blocked: blockedOf(action),
    handle: (calls, msg, send, done) => handle(action, calls, msg, send, done),
  });
}

/** Red from the deploy on where the first message could only fail. */
function blockedOf(action: Action): Status | undefined {
  const { RED, around, form } = action;
  const words = wordsOf(RED, around.vendor);
  let session: AccountSession;
  try {
    session = sessionOf(action);
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
function sessionOf({ RED, around, form, account }: Action): AccountSession {
  return requireAccount(RED, `${around.vendor.id}-account`, form.account, account()).session();
}

interface Action {
  readonly RED: NodeAPI;
  readonly node: Node;
  readonly form: ActionForm;
  account(): AccountNode | null | undefined;
  readonly around: Surroundings;
  found?: { readonly session: AccountSession; readonly row: Operation };
}

/** One message. Never rejects; calls `done` once, and has each failure seen in exactly one place. */
async function handle(
  action: Action,
  calls: Calls,
  msg: Message,
  send: Send,
  done: Done,
): Promise<void> {
  const { node, form } = action;
  const { status, givenUp, signal } = calls;
  const startedAt = performance.now();
  status.started();
  try {
    const notices = await perform(action, msg, send, signal);
    status.succeeded(notices);
    node.metric('duration.millis', msg, Number((performance.now() - startedAt).toFixed(3)));
    done();
  } catch (thrown) {
    const fault = asFault(thrown, signal);
    if (fault instanceof CancelledError) {
      status.cancelled();
      givenUp.push(fault);
      done();
      return;
    }
    const { words, row } = wordsFor(action);
    status.failed(fault, fault.field === undefined ? undefined : words.label(fault.field, row));
    const error = new FlowError(fault, words.say(fault.message, row));
    if (form.errors === 'output') {
      sendFailed(node, msg, { fault, error }, send);
      done();
      return;
    }
    writeFault(msg, fault);
    done(error);
  }
}

async function perform(
  action: Action,
  msg: Message,
  send: Send,
  signal: AbortSignal,
): Promise<readonly Notice[]> {
  const { RED, node, form, account, around } = action;
  const session = sessionOf(action);
  const row = rowOf(action, session);
  const params = await paramsOf(RED, node, row, form.params ?? {}, msg);
  const call: Call = {
    operation: chosenOperation(form),
    params,
    confirmed: form.confirm === true,
    signal,
    ...wholeNumber('limit', form.limit, 1),
    ...wholeNumber('waitSeconds', form.waitSeconds, 0),
  };
  if (form.dryRun === true) {
    send(writePreview(msg, session.client.preview(call)));
    return [];
  }
  const say = (message: string): string => wordsOf(RED, around.vendor).say(message, row);
  const called = asCalled(row, params);
  const delivery = { RED, client: session.client, row: called, call, msg, send, say };
  const notices = await deliver(resultOf(form, called), delivery);
  for (const { message } of unsaid(session.cell, notices, around.clock.wall()))
    account()?.warn(message);
  return notices;
}

/** The words of the form that the node shows, and the operation that it has chosen. */
function wordsFor({ RED, form, around }: Action): {
  readonly words: Words;
  readonly row?: Operation;
} {
  const row = operationsOf(around.vendor).find((item) => operationId(item) === form.operation);
  const words = wordsOf(RED, around.vendor);
  return row === undefined ? { words } : { words, row };
}

/** Looked up once for each session; a deploy makes the node anew. */
function rowOf(action: Action, session: AccountSession): Operation {
  const { found } = action;
  if (found?.session === session) return found.row;
  const row = findOperation(session.vendor, session.scheme, chosenOperation(action.form));
  action.found = { session, row };
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
