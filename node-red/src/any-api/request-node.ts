import type { Node, NodeAPI } from 'node-red';
import { CancelledError, ConnectionError, InputError } from '../../../core';
import type { LatchkeyError, Notice, SendOptions, Words } from '../../../core';
import { requireReplaced } from '../account-form';
import type { AccountSession } from '../account-session';
import { unsaid } from '../announcements';
import { asFault, sendFailed, startCalling } from '../calling-node';
import type { Calls, Done, Send } from '../calling-node';
import { FlowError } from '../flow-error';
import { writeFault, writePreview } from '../messages';
import type { Message } from '../messages';
import { blockedByAccount } from '../readiness';
import type { Status } from '../status-line';
import { ACCOUNT_TYPE } from './account-node';
import type { ApiAccountNode, ApiAround } from './account-node';
import { sendAlong } from './following';
import { writeReply } from './message-of-reply';
import type { RequestForm } from './request-form';
import { requestOfMessage } from './request-of-message';
import type { MessageRequest } from './request-of-message';
import { apiWords } from './words';

interface Request {
  readonly RED: NodeAPI;
  readonly node: Node;
  readonly form: RequestForm;
  readonly account: ApiAccountNode | null | undefined;
  readonly around: ApiAround;
}

/** Registers `latchkey-request`: the core http request node with an account. */
export function registerRequest(RED: NodeAPI, around: ApiAround): void {
  RED.nodes.registerType('latchkey-request', function (this: Node, form: RequestForm) {
    RED.nodes.createNode(this, form);
    startRequest(RED, around, this, form);
  });
}

function startRequest(RED: NodeAPI, around: ApiAround, node: Node, form: RequestForm): void {
  const account = RED.nodes.getNode(form.account ?? '') as ApiAccountNode | null | undefined;
  const left = leftOfCore(form);
  if (left.length > 0) {
    node.warn(
      `${left.join(', ')} of this node is not used. The account has it: set it there, then empty it here.`,
    );
  }
  const request: Request = { RED, node, form, account, around };
  startCalling({
    ...{ RED, node, account, clock: around.clock },
    blocked: blockedOf(request),
    handle: (calls, msg, send, done) => handle(request, calls, msg, send, done),
  });
}

/** Red from the deploy on where the first message could only fail. */
function blockedOf({ RED, form, account }: Request): Status | undefined {
  try {
    sessionOf(form, account);
    return undefined;
  } catch (fault) {
    return blockedByAccount(fault, wordsFor(RED, account));
  }
}

function wordsFor(RED: NodeAPI, account: ApiAccountNode | null | undefined): Words {
  return account?.type === ACCOUNT_TYPE ? account.words() : apiWords(RED);
}

/** @throws InputError when there is no account, or when it cannot be used. */
function sessionOf(form: RequestForm, account: ApiAccountNode | null | undefined): AccountSession {
  requireReplaced({ account: form.account });
  if (account?.type !== ACCOUNT_TYPE) {
    throw new InputError('account', 'account: choose an account in the node, then deploy.');
  }
  return account.session();
}

/** What an imported core node may hold and its account has now. */
function leftOfCore({ tls, proxy, authType }: RequestForm): readonly string[] {
  return [
    ...(isChosen(tls) ? ['TLS configuration'] : []),
    ...(isChosen(proxy) ? ['Proxy'] : []),
    ...(isChosen(authType) ? ['Authentication'] : []),
  ];
}

function isChosen(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '_ADD_';
}

/** One message. Never rejects; calls `done` once. */
async function handle(
  request: Request,
  calls: Calls,
  msg: Message,
  send: Send,
  done: Done,
): Promise<void> {
  const { RED, node, account } = request;
  const { status, givenUp, signal } = calls;
  const startedAt = performance.now();
  const asked: { url: string } = { url: '' };
  status.started();
  try {
    status.succeeded(await perform(request, msg, send, { asked, signal }));
    done();
  } catch (thrown) {
    const fault = asFault(thrown);
    if (fault instanceof CancelledError) {
      status.cancelled();
      givenUp.push(fault);
      done();
      return;
    }
    const words = wordsFor(RED, account);
    status.failed(fault, fault.field === undefined ? undefined : words.label(fault.field));
    const error = new FlowError(fault, words.say(fault.message));
    fail(request, { msg, fault, error, url: asked.url }, send, done);
  } finally {
    node.metric('duration.millis', msg, Number((performance.now() - startedAt).toFixed(3)));
  }
}

async function perform(
  { RED, node, form, account, around }: Request,
  msg: Message,
  send: Send,
  { asked, signal }: { readonly asked: { url: string }; readonly signal: AbortSignal },
): Promise<readonly Notice[]> {
  const session = sessionOf(form, account);
  const { value: request, warnings } = requestOfMessage(form, msg, session.baseUrl, (property) =>
    valueOf(RED, msg, property),
  );
  asked.url = request.draft.url;
  for (const warning of warnings) node.warn(warning);
  if (form.dryRun === true) {
    send(writePreview(msg, session.client.show(request.draft)));
    return [];
  }
  const how = { signal, ...optionsOf(RED, form, account, session, request) };
  const last = await sendAlong(session.client, request, how);
  const fault =
    form.errors === 'catch' || form.errors === 'output' ? last.reply.fault() : undefined;
  if (fault !== undefined) throw fault;
  const written = writeReply(msg, last, form.ret ?? 'txt');
  for (const warning of written.warnings) node.warn(warning);
  delete msg['error'];
  delete msg['latchkey'];
  node.metric('size.bytes', msg, last.reply.body.byteLength);
  send(written.value);
  const { say } = wordsFor(RED, account);
  const notices = last.reply.notices.map((notice) => ({ ...notice, message: say(notice.message) }));
  for (const { message } of unsaid(session.cell, notices, around.clock.wall())) {
    account?.warn(message);
  }
  return notices;
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
function optionsOf(
  RED: NodeAPI,
  form: RequestForm,
  account: ApiAccountNode | null | undefined,
  session: AccountSession,
  { timeoutMs }: MessageRequest,
): SendOptions {
  const { httpRequestTimeout } = RED.settings as { readonly httpRequestTimeout?: unknown };
  const usual = Number.parseInt(String(httpRequestTimeout), 10) || 120_000;
  return {
    timeoutMs: timeoutMs ?? account?.ownTimeoutMs ?? usual,
    ...(form.insecureHTTPParser === true ? { transport: session.lenient } : {}),
  };
}

/** Each failure is seen where the node says: at a Catch node, at the second output, or as with the core node. */
function fail({ node, form }: Request, failed: Failed, send: Send, done: Done): void {
  const { msg, fault, error, url } = failed;
  if (form.errors === 'output') {
    sendFailed(node, msg, failed, send);
    done();
    return;
  }
  if (form.errors === 'catch' || fault instanceof InputError) {
    writeFault(msg, fault);
    done(error);
    return;
  }
  // As the core node: to a Catch node, and on as a message unless that is switched off.
  node.error(error, msg);
  msg.payload = `${error.name}: ${error.message} : ${url}`;
  msg['statusCode'] = codeOf(fault);
  if (form.senderr !== true) send(msg);
  done();
}

interface Failed {
  readonly msg: Message;
  readonly fault: LatchkeyError;
  /** Likewise, in the words of the form. */
  readonly error: FlowError;
  readonly url: string;
}

/** What flows ask for: the status of a reply, else the code of the system. */
function codeOf(fault: LatchkeyError): string | number {
  if (fault.status !== undefined) return fault.status;
  const system = fault instanceof ConnectionError ? fault.systemCode : undefined;
  return system === undefined || system === '' ? fault.code : system;
}
