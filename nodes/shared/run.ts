import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import {
  CancelledError,
  InputError,
  LatchkeyError,
  findOperation,
  findScheme,
  operationId,
} from '../../core';
import type { Call, Client, Json, Operation, Outcome, Vendor } from '../../core';
import { inOrder } from './in-order';
import { clientFor, schemeOf } from './node-account';
import { announce } from './announce';
import { readParameters } from './parameters';
import { vendorById } from './vendor-by-id';

/** Calls that only read go out this many at a time; the account's own limit of calls is 10 as well. */
const READS_AT_A_TIME = 10;

/** n8n's words for what only reads. A custom request may be anything, whatever its row says. */
const READING = /^(?:get|search|find|check)/u;

/** The `execute` of every node: one call an item, its items paired with it and in its order. */
export async function runOperations(
  this: IExecuteFunctions,
  vendorId: string,
): Promise<INodeExecutionData[][]> {
  const vendor = vendorById(vendorId);
  const inputs = this.getInputData();
  let client: Client | undefined;
  const outputs = await inOrder(inputs.length, widthOf(this, vendor), async (index) => {
    try {
      client ??= await clientFor(this, vendor, limitsOf(this));
      return await runItem(this, vendor, client, index);
    } catch (fault) {
      const isStopped = fault instanceof CancelledError;
      if (isStopped || !this.continueOnFail()) throw nodeError(this, fault, index);
      return [{ json: { error: errorOf(fault) }, pairedItem: { item: index } }];
    }
  });
  return [outputs.flat()];
}

/** What changes something is done in the order of the items, one after the other. */
function widthOf(context: IExecuteFunctions, vendor: Vendor): number {
  const id = `${String(context.getNodeParameter('resource', 0, ''))}.${String(context.getNodeParameter('operation', 0, ''))}`;
  const row = vendor.operations.find((item) => operationId(item) === id);
  if (row === undefined || !READING.test(row.operation)) return 1;
  return row.method === 'GET' || row.repeatable === true ? READS_AT_A_TIME : 1;
}

/** The limits of a run; what is not set keeps its default. */
function limitsOf(context: IExecuteFunctions): Readonly<Record<string, unknown>> {
  return optionsOf(context, 0);
}

function optionsOf(context: IExecuteFunctions, index: number): IDataObject {
  return context.getNodeParameter('options', index, {}) as IDataObject;
}

async function runItem(
  context: IExecuteFunctions,
  vendor: Vendor,
  client: Client,
  index: number,
): Promise<INodeExecutionData[]> {
  // n8n hides the operation from a node whose resource does not exist.
  const resource = String(context.getNodeParameter('resource', index, ''));
  const name = String(context.getNodeParameter('operation', index, ''));
  const scheme = findScheme(vendor, schemeOf(context, vendor));
  const row = findOperation(vendor, scheme, `${resource}.${name}`);
  const options = optionsOf(context, index);
  const call: Call = {
    operation: `${resource}.${name}`,
    params: await readParameters(context, row, index),
    confirmed:
      row.confirm !== undefined && context.getNodeParameter('confirm', index, false) === true,
    ...limitOf(context, row, index),
    ...(options.waitSeconds === undefined ? {} : { waitSeconds: Number(options.waitSeconds) }),
    ...cancelOf(context),
  };
  const pairedItem = { item: index };
  if (options.showRequest === true) {
    const preview = client.preview(call);
    return [{ json: { request: { ...preview } } as unknown as IDataObject, pairedItem }];
  }
  const outcome = await client.run(call);
  announce(context, scheme, outcome.notices);
  return itemsOf(context, row, outcome, index);
}

function limitOf(context: IExecuteFunctions, row: Operation, index: number): { limit?: number } {
  if (row.paging === undefined || context.getNodeParameter('returnAll', index, false) === true) {
    return {};
  }
  return { limit: Number(context.getNodeParameter('limit', index, 50)) };
}

function cancelOf(context: IExecuteFunctions): { signal?: AbortSignal } {
  const signal = context.getExecutionCancelSignal();
  return signal === undefined ? {} : { signal };
}

async function itemsOf(
  context: IExecuteFunctions,
  row: Operation,
  outcome: Outcome,
  index: number,
): Promise<INodeExecutionData[]> {
  const pairedItem = { item: index };
  if (outcome.payload instanceof Uint8Array) {
    const data = await context.helpers.prepareBinaryData(Buffer.from(outcome.payload));
    return [{ json: { statusCode: outcome.status }, binary: { data }, pairedItem }];
  }
  if (outcome.items.length === 0 && !isList(row)) {
    // A command without an answer has still been done; an item says so and keeps the flow going.
    return [{ json: { success: true, statusCode: outcome.status }, pairedItem }];
  }
  return outcome.items.map((item) => ({ json: jsonOf(item), pairedItem }));
}

function isList(row: Operation): boolean {
  return row.paging !== undefined || row.answer?.items !== undefined || row.read !== undefined;
}

function jsonOf(item: Json): IDataObject {
  const isPlain = typeof item === 'object' && item !== null && !Array.isArray(item);
  return (isPlain ? item : { value: item }) as IDataObject;
}

/**
 * What an item holds that failed while the node goes on. It is the only key of the item: by that n8n
 * knows what belongs to the error output, and it drops everything else where an item has an `error`.
 */
function errorOf(fault: unknown): IDataObject {
  if (!(fault instanceof LatchkeyError)) {
    return { message: fault instanceof NodeOperationError ? fault.message : 'The call failed.' };
  }
  const { message, code, status, retryAt, vendorCode, field, body } = fault;
  const details = { message, code, status, retryAt, vendorCode, field, body };
  const known = Object.entries(details).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as IDataObject;
}

/** The error as n8n shows it: the message whole, the code and the server's own code as description. */
function nodeError(
  context: IExecuteFunctions,
  fault: unknown,
  itemIndex: number,
): NodeApiError | NodeOperationError | CancelledError {
  // n8n knows a stopped run by the name of this error.
  if (fault instanceof CancelledError) return fault;
  if (fault instanceof NodeApiError || fault instanceof NodeOperationError) return fault;
  if (!(fault instanceof LatchkeyError)) {
    const message = fault instanceof Error ? fault.message : 'The call failed.';
    return new NodeOperationError(context.getNode(), message, { itemIndex });
  }
  const description = describe(fault);
  if (fault instanceof InputError) {
    return new NodeOperationError(context.getNode(), fault.message, { itemIndex, description });
  }
  return new NodeApiError(
    context.getNode(),
    { message: fault.message },
    {
      itemIndex,
      message: fault.message,
      description,
      ...(fault.status === undefined ? {} : { httpCode: String(fault.status) }),
    },
  );
}

function describe(fault: LatchkeyError): string {
  return [
    `Reason: ${fault.code}`,
    ...(fault.vendorCode === undefined ? [] : [`server's code: ${fault.vendorCode}`]),
    ...(fault.retryAt === undefined
      ? []
      : [`tried again after ${new Date(fault.retryAt).toISOString()}`]),
  ].join('; ');
}
