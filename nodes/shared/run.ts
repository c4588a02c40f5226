import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
  asCalled,
  CancelledError,
  findOperation,
  findScheme,
  operationId,
  operationsOf,
  simplify,
} from '../../core';
import type { Call, Client, Operation, Outcome, Vendor } from '../../core';
import { createSendOnce, mayShare, onlyReads } from './equal-requests';
import type { SendOnce } from './equal-requests';
import { inOrder, itemsAtATime } from './in-order';
import { itemsOf } from './items';
import { clientFor, schemeOf } from './node-account';
import { announce } from './announce';
import { errorOf, nodeError } from './node-error';
import type { Called } from './node-error';
import { hasLimit } from './form/limit';
import { hasSimplify } from './form/simplify';
import { formVersion, vendorAt } from './form/version';
import type { FormVersion } from './form/version';
import { readParameters } from './parameters';
import { vendorById } from './vendor-by-id';

/** The `execute` of every node: one call an item, its items paired with it and in its order. */
export async function runOperations(
  this: IExecuteFunctions,
  vendorId: string,
): Promise<INodeExecutionData[][]> {
  const known = vendorById(vendorId);
  const version = formVersion(known, this.getNode().typeVersion);
  const vendor = vendorAt(known, version);
  const inputs = this.getInputData();
  const sendOnce = createSendOnce();
  let client: Client | undefined;
  const outputs = await inOrder(inputs.length, widthOf(this, vendor), async (index) => {
    try {
      client ??= await clientFor(this, vendor, limitsOf(this));
      return await runItem(this, { vendor, version, client, sendOnce, index });
    } catch (fault) {
      const isStopped = fault instanceof CancelledError;
      if (isStopped || !this.continueOnFail()) {
        throw nodeError(this, fault, index, calledAt(this, vendor, index));
      }
      const error = errorOf(fault, calledAt(this, vendor, index));
      return [{ json: { error }, pairedItem: { item: index } }];
    }
  });
  return [outputs.flat()];
}

function widthOf(context: IExecuteFunctions, vendor: Vendor): number {
  const { row } = calledAt(context, vendor, 0);
  return itemsAtATime(limitsOf(context), row !== undefined && onlyReads(row));
}

function calledAt(context: IExecuteFunctions, vendor: Vendor, index: number): Called {
  const id = ['resource', 'operation']
    .map((name) => String(context.getNodeParameter(name, index, '')))
    .join('.');
  const row = operationsOf(vendor).find((item) => operationId(item) === id);
  return row === undefined ? { vendor } : { vendor, row };
}

/** The limits of a run; what is not set keeps its default. */
function limitsOf(context: IExecuteFunctions): Readonly<Record<string, unknown>> {
  return optionsOf(context, 0);
}

function optionsOf(context: IExecuteFunctions, index: number): IDataObject {
  return context.getNodeParameter('options', index, {}) as IDataObject;
}

/** One item of a run. */
interface Item {
  readonly vendor: Vendor;
  readonly version: FormVersion;
  readonly client: Client;
  readonly sendOnce: SendOnce;
  readonly index: number;
}

async function runItem(
  context: IExecuteFunctions,
  { vendor, version, client, sendOnce, index }: Item,
): Promise<INodeExecutionData[]> {
  // n8n hides the operation from a node whose resource does not exist.
  const resource = String(context.getNodeParameter('resource', index, ''));
  const name = String(context.getNodeParameter('operation', index, ''));
  const scheme = findScheme(vendor, schemeOf(context, vendor));
  const chosen = findOperation(vendor, scheme, `${resource}.${name}`);
  const options = optionsOf(context, index);
  const params = await readParameters(context, chosen, index, version);
  const row = asCalled(chosen, params);
  const call: Call = {
    operation: `${resource}.${name}`,
    params,
    confirmed:
      row.confirm !== undefined && context.getNodeParameter('confirm', index, false) === true,
    ...limitOf(context, row, index, version),
    ...(options.waitSeconds === undefined ? {} : { waitSeconds: Number(options.waitSeconds) }),
    ...cancelOf(context),
  };
  const pairedItem = { item: index };
  if (options.showRequest === true) {
    const preview = client.preview(call);
    return [{ json: { request: { ...preview } } as unknown as IDataObject, pairedItem }];
  }
  const send = (): Promise<Outcome> => client.run(call);
  const isShared = options.equalOnce === true && mayShare(row, call);
  const outcome = isShared ? await sendOnce(call, send) : await send();
  announce(context, scheme, outcome.notices);
  if (options.fullResponse === true && !(outcome.payload instanceof Uint8Array)) {
    const { payload, headers, status } = outcome;
    const json = { body: payload, headers, statusCode: status } as unknown as IDataObject;
    return [{ json, pairedItem }];
  }
  // An API without pages gives the whole list, whatever the limit.
  const raw = outcome.items.slice(0, call.limit);
  const isSimple =
    hasSimplify(row, version) && context.getNodeParameter('simplify', index, true) === true;
  const items = isSimple ? raw.map((item) => simplify(row, item)) : raw;
  return itemsOf(context, row, { ...outcome, items }, { index, version });
}

function limitOf(
  context: IExecuteFunctions,
  row: Operation,
  index: number,
  version: FormVersion,
): { limit?: number } {
  if (!hasLimit(row, version)) return {};
  if (context.getNodeParameter('returnAll', index, false) === true) return {};
  return { limit: Number(context.getNodeParameter('limit', index, 50)) };
}

function cancelOf(context: IExecuteFunctions): { signal?: AbortSignal } {
  const signal = context.getExecutionCancelSignal();
  return signal === undefined ? {} : { signal };
}
