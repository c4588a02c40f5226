import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import {
  choicesOf,
  feederOf,
  InputError,
  LatchkeyError,
  operationId,
  operationsOf,
} from '../../core';
import type { Lookup, Operation, Vendor } from '../../core';
import { ADDITIONAL } from './form/placement';
import { inWords } from './in-words';
import { clientFor } from './node-account';
import { vendorById } from './vendor-by-id';

/** A method by which n8n's editor fills the list of a field. */
export type Search = (
  this: ILoadOptionsFunctions,
  filter?: string,
) => Promise<INodeListSearchResult>;

/** More than anyone reads through; the filter narrows it, and a value may be typed by hand. */
const MOST = 500;
/** Where a person looks for something by its name, it may be further down. */
const MOST_FILTERED = 5_000;

/** A `listSearch` method: the choices of a field, from the live API. */
export function searchList(vendorId: string, lookup: Lookup): Search {
  return async function (filter = '') {
    const vendor = vendorById(vendorId);
    try {
      const client = await clientFor(this, vendor, {});
      const params = Object.fromEntries(
        Object.entries(lookup.params ?? {}).map(([name, value]) => [name, resolve(this, value)]),
      );
      const limit = filter === '' && lookup.where === undefined ? MOST : MOST_FILTERED;
      const { items } = await client.run({ operation: lookup.operation, params, limit });
      const wanted = filter.toLowerCase();
      const entries = choicesOf(items, lookup, (name) => entered(this, name))
        .filter(({ label }) => label.toLowerCase().includes(wanted))
        .slice(0, MOST);
      return { results: entries.map(({ label, value }) => ({ name: label, value })) };
    } catch (fault) {
      if (!(fault instanceof LatchkeyError)) {
        this.logger.error(`A list of ${vendor.name} could not be loaded: ${traceOf(fault)}`);
      }
      throw new NodeOperationError(this.getNode(), explain(this, vendor, lookup, fault));
    }
  };
}

function explain(
  context: ILoadOptionsFunctions,
  vendor: Vendor,
  lookup: Lookup,
  fault: unknown,
): string {
  if (fault instanceof InputError) {
    const feeder = feederOf(lookup.params?.[fault.field ?? ''] ?? '');
    const label = feeder === undefined ? undefined : labelOf(context, vendor, feeder);
    if (label !== undefined) return `Choose ${label} first: this list depends on it.`;
  }
  if (fault instanceof LatchkeyError) return inWords(fault.message, vendor, rowOf(vendor, lookup));
  return 'The list could not be loaded; n8n’s log says why. Enter the value by hand.';
}

/** The operation that gives the list. */
function rowOf(vendor: Vendor, { operation }: Lookup): Operation | undefined {
  return operationsOf(vendor).find((row) => operationId(row) === operation);
}

/** The label of a field of the operation that is open in the editor. */
function labelOf(context: ILoadOptionsFunctions, vendor: Vendor, name: string): string | undefined {
  const id = ['resource', 'operation']
    .map((part) => String(context.getCurrentNodeParameter(part)))
    .join('.');
  const row = operationsOf(vendor).find((item) => operationId(item) === id);
  return row?.fields.find((field) => field.name === name)?.label;
}

/** `{field}` is what the person has chosen in another field of the form; anything else is fixed. */
function resolve(context: ILoadOptionsFunctions, value: string): unknown {
  const name = feederOf(value);
  return name === undefined ? value : entered(context, name);
}

/** What a field of the form holds at the moment. */
function entered(context: ILoadOptionsFunctions, name: string): unknown {
  const given: unknown =
    context.getCurrentNodeParameter(name) ??
    // Version 1 of a node has it there.
    context.getCurrentNodeParameter(`${ADDITIONAL}.${name}`);
  // Read by hand: `extractValue` throws where n8n does not find the property.
  return typeof given === 'object' && given !== null && 'value' in given ? given.value : given;
}

/** Where an unexpected error came from; its message is left out, since it may quote what was sent. */
function traceOf(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault;
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return [fault.name, ...frames.slice(0, 5)].join('\n');
}
