import type { Node, NodeAPI } from 'node-red';
import { CancelledError, ConnectionError, InputError, ReplyError } from '../../../core';
import type { LatchkeyError, Words } from '../../../core';
import { asFault, sendFailed, startCalling } from '../calling-node';
import type { Calls, Done, Send } from '../calling-node';
import { accountFinder, requireAccount } from '../chosen-account';
import { FlowError } from '../flow-error';
import { writeFault } from '../messages';
import type { Message } from '../messages';
import { blockedByAccount, blockedStatus } from '../readiness';
import type { Status } from '../status-line';
import { ACCOUNT_TYPE } from './account-node';
import type { ApiAccountNode, ApiAround } from './account-node';
import { requireVariablesOfHeaders } from './headers-of-message';
import { requireReadable } from './list-of-message';
import { perform } from './perform-request';
import type { OpenRequest } from './perform-request';
import type { RequestForm } from './request-form';
import { requireVariablesOfUrl } from './url-of-message';
import { apiWords } from './words';

interface Request {
  readonly RED: NodeAPI;
  readonly node: Node;
  readonly form: RequestForm;
  account(): ApiAccountNode | null | undefined;
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
  const account = accountFinder<ApiAccountNode>(RED, form.account);
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
function blockedOf(request: Request): Status | undefined {
  const { RED, form, account } = request;
  try {
    opened(request);
  } catch (fault) {
    return blockedByAccount(fault, wordsFor(RED, account()));
  }
  try {
    requireReadable(form);
    requireVariablesOfUrl(form);
    requireVariablesOfHeaders(form.headers ?? []);
    return undefined;
  } catch (fault) {
    return blockedStatus(fault, wordsFor(RED, account()));
  }
}

function wordsFor(RED: NodeAPI, account: ApiAccountNode | null | undefined): Words {
  return account?.type === ACCOUNT_TYPE ? account.words() : apiWords(RED);
}

/** @throws InputError when there is no account, or when it cannot be used. */
function opened({ RED, node, form, account, around }: Request): OpenRequest {
  const chosen = requireAccount(RED, ACCOUNT_TYPE, form.account, account());
  const session = chosen.session();
  const { say } = chosen.words();
  return { RED, node, form, account: chosen, around, session, say: (message) => say(message) };
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
    status.succeeded(await perform(opened(request), msg, send, { asked, signal }));
    done();
  } catch (thrown) {
    const fault = asFault(thrown, signal);
    if (fault instanceof CancelledError) {
      status.cancelled();
      givenUp.push(fault);
      done();
      return;
    }
    const words = wordsFor(RED, account());
    status.failed(fault, fault.field === undefined ? undefined : words.label(fault.field));
    const error = new FlowError(fault, words.say(fault.message));
    fail(request, { msg, fault, error, url: asked.url }, send, done);
  } finally {
    node.metric('duration.millis', msg, Number((performance.now() - startedAt).toFixed(3)));
  }
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
  if (fault.status !== undefined && fault.status >= 400 && fault instanceof ReplyError) {
    // A page of a list: as with a single reply, the status is no failure.
    send(writeFault(msg, fault));
    done();
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
