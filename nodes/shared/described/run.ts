import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
  apiOf,
  CancelledError,
  createClient,
  findOperation,
  InputError,
  readLimits,
} from '../../../core';
import type { Outcome, ResponseShape } from '../../../core';
import { openAccount } from '../accounts';
import type { OpenAccount } from '../accounts';
import { announce } from '../announce';
import { createSendOnce, mayShare } from '../equal-requests';
import type { SendOnce } from '../equal-requests';
import { inOrder, itemsAtATime } from '../in-order';
import { itemsOf } from '../items';
import { clientOptions } from '../node-account';
import { errorOf, nodeError } from '../node-error';
import { DESCRIBED } from './account';
import { descriptionItem } from './description-item';
import { requestOf } from './request-call';
import { trialItems } from './trial-items';
import { inFormWords } from './words';

/** n8n's name of the credential type. */
const TYPE = 'latchkeyApi';

/** The `execute` of the node for any API. */
export async function runDescribed(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const operation = String(this.getNodeParameter('operation', 0, 'request'));
  // A trial counts at the server, and a description is the same for all items.
  const isOnce = operation !== 'request';
  const count = isOnce ? 1 : this.getInputData().length;
  const sendOnce = createSendOnce();
  let open: OpenAccount | undefined;
  const outputs = await inOrder(count, widthOf(this), async (index) => {
    try {
      if (operation === 'showDescription') return [await descriptionOf(this)];
      open ??= await openOf(this);
      return await runOne(this, { open, sendOnce, index }, operation);
    } catch (fault) {
      const isStopped = fault instanceof CancelledError;
      if (isStopped || !this.continueOnFail()) throw nodeError(this, fault, index, inFormWords);
      return [{ json: { error: errorOf(fault, inFormWords) }, pairedItem: { item: index } }];
    }
  });
  return [outputs.flat()];
}

function widthOf(context: IExecuteFunctions): number {
  const method = String(context.getNodeParameter('method', 0, 'GET'));
  const options = context.getNodeParameter('options', 0, {}) as IDataObject;
  return itemsAtATime(options, method === 'GET' || method === 'HEAD');
}

async function descriptionOf(context: IExecuteFunctions): Promise<INodeExecutionData> {
  const json = descriptionItem(await context.getCredentials(TYPE));
  return { json, pairedItem: { item: 0 } };
}

async function openOf(context: IExecuteFunctions): Promise<OpenAccount> {
  const limits = readLimits(context.getNodeParameter('options', 0, {}) as IDataObject);
  return openAccount(DESCRIBED, await context.getCredentials(TYPE), limits);
}

/** One item of a run. */
interface Item {
  readonly open: OpenAccount;
  readonly sendOnce: SendOnce;
  readonly index: number;
}

async function runOne(
  context: IExecuteFunctions,
  item: Item,
  operation: string,
): Promise<INodeExecutionData[]> {
  if (operation === 'trySignIn') return trialItems(context, item.open);
  if (operation === 'signOut') return signOut(context, item.open, item.index);
  return request(context, item);
}

async function signOut(
  context: IExecuteFunctions,
  open: OpenAccount,
  index: number,
): Promise<INodeExecutionData[]> {
  const { acquire, name } = open.scheme;
  if (acquire.kind !== 'login' || acquire.signOut === undefined) {
    throw new InputError(
      'operation',
      `${name} has no sign-out: the description of the credential has none. The token expires by itself.`,
    );
  }
  const client = clientFor(context, open, {});
  const { items } = await client.run({ operation: 'session.signOut', params: {} });
  return items.map((json) => ({ json: json as IDataObject, pairedItem: { item: index } }));
}

function clientFor(context: IExecuteFunctions, open: OpenAccount, shape: ResponseShape) {
  const limits = readLimits(context.getNodeParameter('options', 0, {}) as IDataObject);
  const vendor = apiOf(open.scheme, shape);
  return createClient({ ...clientOptions(context, TYPE, open, limits), vendor });
}

async function request(
  context: IExecuteFunctions,
  { open, sendOnce, index }: Item,
): Promise<INodeExecutionData[]> {
  const options = context.getNodeParameter('options', index, {}) as IDataObject;
  const { call, shape } = await requestOf(context, index);
  const client = clientFor(context, open, shape);
  const pairedItem = { item: index };
  if (options['showRequest'] === true) {
    return [
      { json: { request: { ...client.preview(call) } } as unknown as IDataObject, pairedItem },
    ];
  }
  const row = findOperation(apiOf(open.scheme, shape), open.scheme, call.operation);
  const send = (): Promise<Outcome> => client.run(call);
  const isShared = options['equalOnce'] === true && mayShare(row, call);
  const outcome = isShared ? await sendOnce({ call, shape }, send) : await send();
  announce(context, open.scheme, outcome.notices);
  const { payload, headers, status } = outcome;
  if (options['fullResponse'] === true && !(payload instanceof Uint8Array)) {
    return [
      {
        json: { body: payload, headers, statusCode: status } as unknown as IDataObject,
        pairedItem,
      },
    ];
  }
  return itemsOf(context, row, outcome, { index, version: 'present' });
}
