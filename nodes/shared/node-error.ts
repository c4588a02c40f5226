import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { CancelledError, InputError, LatchkeyError } from '../../core';
import type { Operation, Vendor } from '../../core';
import { inWords } from './in-words';

/** What was called when something failed. */
export interface Called {
  readonly vendor: Vendor;
  /** Unknown where the node names an operation that does not exist. */
  readonly row?: Operation;
}

/** Nobody foresaw it. */
const UNKNOWN =
  'The call failed for an unknown reason. Try again; if it keeps happening, report it with your n8n version.';

/** Says a message in the words of a form. */
type Words = (message: string) => string;

function say(message: string, about: Called | Words): string {
  return typeof about === 'function' ? about(message) : inWords(message, about.vendor, about.row);
}

/**
 * What an item holds that failed while the node goes on. It is the only key of the item: by that n8n
 * knows what belongs to the error output, and it drops everything else where an item has an `error`.
 */
export function errorOf(fault: unknown, about: Called | Words): IDataObject {
  if (!(fault instanceof LatchkeyError)) {
    return { message: fault instanceof NodeOperationError ? fault.message : UNKNOWN };
  }
  const { code, status, retryAt, vendorCode, field, body } = fault;
  const message = say(fault.message, about);
  const details = { message, code, status, retryAt, vendorCode, field, body };
  const known = Object.entries(details).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as IDataObject;
}

/** The error as n8n shows it: the message whole, and below it what to do next. */
export function nodeError(
  context: IExecuteFunctions,
  fault: unknown,
  itemIndex: number,
  about: Called | Words,
): NodeApiError | NodeOperationError | CancelledError {
  // n8n knows a stopped run by the name of this error.
  if (fault instanceof CancelledError) return fault;
  if (fault instanceof NodeApiError || fault instanceof NodeOperationError) return fault;
  if (!(fault instanceof LatchkeyError)) {
    const message = fault instanceof Error ? fault.message : UNKNOWN;
    return new NodeOperationError(context.getNode(), message, { itemIndex });
  }
  const message = say(fault.message, about);
  const description = nextStep(fault);
  if (fault instanceof InputError) {
    return new NodeOperationError(context.getNode(), message, { itemIndex, description });
  }
  return new NodeApiError(
    context.getNode(),
    { message },
    {
      itemIndex,
      message,
      description,
      ...(fault.status === undefined ? {} : { httpCode: String(fault.status) }),
    },
  );
}

function nextStep(fault: LatchkeyError): string {
  if (fault instanceof InputError) return 'Nothing was sent. Correct the field and run again.';
  const { retryAt, status = 0 } = fault;
  if (retryAt !== undefined) return `Try again after ${new Date(retryAt).toISOString()}.`;
  if (fault.code !== 'failed') return '';
  if (status === 404) {
    return 'Check that the entries named in the fields exist, and that the URL of the credential is the URL of the API.';
  }
  if (status >= 500) {
    return 'Try again later. If it keeps happening, check the log of the server.';
  }
  return 'Check the values of the fields.';
}
