import { randomBytes } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
  createRedactor,
  DEFAULT_LIMITS,
  readReply,
  refusePlainPassword,
  secretsOf,
  takeOver,
  trySignIn,
} from '../../../core';
import type { MaskedNode, RequestDraft, TokenCell, Trial } from '../../../core';
import type { OpenAccount } from '../accounts';
import { inN8nWords } from '../phrases';
import { transportOver } from '../transport/transport';
import { openDescribed } from './account';

/**
 * One item for each step of a sign-in, then what the next request would carry. Nothing of it is secret.
 * @throws SignInError while the credentials may not be tried.
 */
export async function trialItems(
  context: IExecuteFunctions,
  open: OpenAccount,
): Promise<INodeExecutionData[]> {
  refusePlainPassword(open);
  const { description } = openDescribed(await context.getCredentials('latchkeyApi'));
  const signal = context.getExecutionCancelSignal();
  const bounds = signal === undefined ? DEFAULT_LIMITS : { ...DEFAULT_LIMITS, signal };
  const transport = transportOver(context.helpers, open.connection);
  const trial = await tryOnce(context, open, () =>
    trySignIn(description, open.account, {
      send: async (request: RequestDraft) => readReply(await transport(request, bounds)),
      nowMs: Date.now(),
      random: (bytes) => new Uint8Array(randomBytes(bytes)),
      redactor: (taken) => createRedactor([...secretsOf(open.account), ...taken]).text,
      takeOver: (granted) => takeOver({ ...open, transport, limits: DEFAULT_LIMITS }, granted),
    }),
  );
  const steps = trial.steps.map(({ sentence, passed, status, tree }) => ({
    step: sentence,
    passed,
    statusCode: status,
    response: Object.fromEntries(tree.map((node) => [node.name, shown(node)])),
  }));
  const result = {
    step: trial.passed
      ? [trial.steps.length === 0 ? 'Ready.' : 'Signed in.', inN8nWords(trial.note ?? '')]
          .filter(Boolean)
          .join(' ')
      : failed(trial.rejected),
    passed: trial.passed,
    ...(trial.passed
      ? {
          nextRequestCarries: [...trial.carries],
          lifetimeSeconds: trial.lifeSeconds ?? 'until the server rejects the token',
        }
      : {}),
  };
  return [...steps, result].map((json) => ({
    json: json as unknown as IDataObject,
    pairedItem: { item: 0 },
  }));
}

/** Executions that start together share one trial: each counts at the server. */
const underWay = new WeakMap<TokenCell, Promise<Trial>>();

function tryOnce(
  context: IExecuteFunctions,
  { cell }: OpenAccount,
  begin: () => Promise<Trial>,
): Promise<Trial> {
  const shared = underWay.get(cell);
  if (shared !== undefined) return shared;
  // A person may go past a lockout pause once, a schedule may not.
  const pastLockout = context.getMode() === 'manual';
  cell.attempts.requireOpen(pastLockout);
  const trial = begin()
    .then((result) => {
      const status = result.steps.at(-1)?.status;
      if (result.passed) cell.attempts.accepted();
      if (result.rejected) {
        cell.attempts.rejected(status === undefined ? {} : { status }, pastLockout);
      }
      return result;
    })
    .finally(() => underWay.delete(cell));
  underWay.set(cell, trial);
  return trial;
}

function failed(isRejected: boolean): string {
  return isRejected
    ? 'The server rejected the credentials. Correct them before you try again: a few rejections may lock the user.'
    : 'The sign-in did not work. The step above says why, and shows the places of the values in its response.';
}

/** A value as its kind and length, with the place that the description takes it from. */
function shown({ leaf, children = [] }: MaskedNode): unknown {
  const members = Object.fromEntries(children.map((child) => [child.name, shown(child)]));
  if (leaf === undefined) return members;
  const length = leaf.length === undefined ? '' : ` of ${String(leaf.length)} characters`;
  const [place] = leaf.take === undefined ? [] : Object.entries(leaf.take);
  const from = place === undefined || place[1] === true ? '' : `, ${place.join(' ')}`;
  const text = `(${leaf.kind}${length}${from})`;
  return children.length === 0 ? text : { value: text, ...members };
}
