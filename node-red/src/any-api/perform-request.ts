import type { Node, NodeAPI } from 'node-red';
import { InputError } from '../../../core';
import type { Notice, Outcome, SendOptions } from '../../../core';
import type { AccountSession } from '../account-session';
import { unsaid } from '../announcements';
import type { Send } from '../calling-node';
import { writeOutcome, writePreview } from '../messages';
import type { Message } from '../messages';
import { deliver } from '../results';
import type { ApiAccountNode, ApiAround } from './account-node';
import { sendAlong } from './following';
import { listCall, wantedOf } from './list-of-message';
import type { Wanted } from './list-of-message';
import { writeReply } from './message-of-reply';
import type { RequestForm } from './request-form';
import { requestOfMessage } from './request-of-message';
import type { MessageRequest } from './request-of-message';

/** A request node with its account at work. */
export interface OpenRequest {
  readonly RED: NodeAPI;
  readonly node: Node;
  readonly form: RequestForm;
  readonly account: ApiAccountNode;
  readonly around: ApiAround;
  readonly session: AccountSession;
  /** A message of the core in the words of the form. */
  say(message: string): string;
}

/**
 * What one message asks for.
 * @param asked gets the URL of the request, for who tells of its failure.
 */
export async function perform(
  request: OpenRequest,
  msg: Message,
  send: Send,
  { asked, signal }: { readonly asked: { url: string }; readonly signal: AbortSignal },
): Promise<readonly Notice[]> {
  const { RED, node, form, account, around, session } = request;
  if (form.action === 'signOut') {
    const outcome = await signOut(session);
    send(writeOutcome(msg, outcome, outcome.payload));
    return [];
  }
  const { value: wanted, warnings } = requestOfMessage(form, msg, session.baseUrl, (property) =>
    valueOf(RED, msg, property),
  );
  asked.url = wanted.draft.url;
  for (const warning of warnings) node.warn(warning);
  const task = { ...request, wanted, signal };
  const result = wantedOf(form);
  const notices =
    result === 'reply' ? await passReply(task, msg, send) : await passList(task, result, msg, send);
  for (const { message } of unsaid(session.cell, notices, around.clock.wall())) {
    account.warn(message);
  }
  return notices;
}

interface Task extends OpenRequest {
  readonly wanted: MessageRequest;
  readonly signal: AbortSignal;
}

/** The reply as it came. */
async function passReply(task: Task, msg: Message, send: Send): Promise<readonly Notice[]> {
  const { node, form, session, wanted, signal, say } = task;
  if (form.dryRun === true) {
    send(writePreview(msg, session.client.show(wanted.draft)));
    return [];
  }
  const last = await sendAlong(session.client, wanted, { signal, ...optionsOf(task) });
  const fault =
    form.errors === 'catch' || form.errors === 'output' ? last.reply.fault() : undefined;
  if (fault !== undefined) throw fault;
  const written = writeReply(msg, last, form.ret ?? 'txt');
  for (const warning of written.warnings) node.warn(warning);
  delete msg['error'];
  delete msg['latchkey'];
  node.metric('size.bytes', msg, last.reply.body.byteLength);
  send(written.value);
  return last.reply.notices.map((notice) => ({ ...notice, message: say(notice.message) }));
}

/** The items of a list, of all pages. */
async function passList(
  task: Task,
  result: Exclude<Wanted, 'reply'>,
  msg: Message,
  send: Send,
): Promise<readonly Notice[]> {
  const { RED, form, session, wanted, signal, say } = task;
  const { vendor, row, call } = listCall(form, msg, session.scheme, wanted);
  const client = session.clientFor(vendor, optionsOf(task));
  if (form.dryRun === true) {
    send(writePreview(msg, client.preview(call)));
    return [];
  }
  return deliver(result, { RED, client, row, call: { ...call, signal }, msg, send, say });
}

/** @throws InputError where the description names no way to sign out. */
async function signOut({ scheme, client }: AccountSession): Promise<Outcome> {
  const { acquire, name } = scheme;
  if (acquire.kind !== 'login' || acquire.signOut === undefined) {
    throw new InputError(
      'action',
      `action: ${name} has no sign-out: the account describes none. The token expires by itself.`,
    );
  }
  return client.run({ operation: 'session.signOut', params: {} });
}

/** Undefined for a property that is not there. */
function valueOf(RED: NodeAPI, msg: Message, property: string): unknown {
  try {
    return RED.util.getMessageProperty(msg, property) as unknown;
  } catch {
    return undefined;
  }
}

/** The core node's own bound where neither message nor account says one. */
function optionsOf({
  RED,
  form,
  account,
  session,
  wanted,
}: Task): Pick<SendOptions, 'timeoutMs' | 'transport'> {
  const { httpRequestTimeout } = RED.settings as { readonly httpRequestTimeout?: unknown };
  const usual = Number.parseInt(String(httpRequestTimeout), 10) || 120_000;
  return {
    timeoutMs: wanted.timeoutMs ?? account.ownTimeoutMs ?? usual,
    ...(form.insecureHTTPParser === true ? { transport: session.lenient } : {}),
  };
}
