import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { LatchkeyError } from '../../core';
import type { Json, Lookup } from '../../core';
import { clientFor } from './node-account';
import { vendorById } from './vendor-by-id';

/** A method by which n8n's editor fills the list of a field. */
export type Search = (
  this: ILoadOptionsFunctions,
  filter?: string,
) => Promise<INodeListSearchResult>;

/** More than anyone reads through; the filter narrows it, and a value may be typed by hand. */
const MOST = 500;

/** A `listSearch` method: the choices of a field, from the live API. */
export function searchList(vendorId: string, lookup: Lookup): Search {
  return async function (filter = '') {
    try {
      const client = await clientFor(this, vendorById(vendorId), {});
      const params = Object.fromEntries(
        Object.entries(lookup.params ?? {}).map(([name, value]) => [name, resolve(this, value)]),
      );
      const { items } = await client.run({ operation: lookup.operation, params, limit: MOST });
      return {
        results: items
          .map((item) => ({ name: text(item, lookup.label), value: text(item, lookup.value) }))
          .filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())),
      };
    } catch (fault) {
      const isOurs = fault instanceof LatchkeyError;
      const message = isOurs
        ? fault.message
        : 'The list could not be read. Type the value by hand.';
      throw new NodeOperationError(this.getNode(), message);
    }
  };
}

/** `{field}` is what the person has chosen in another field of the form. */
function resolve(context: ILoadOptionsFunctions, value: string): unknown {
  const name = /^\{(\w+)\}$/.exec(value)?.[1];
  if (name === undefined) return value;
  return context.getCurrentNodeParameter(name, { extractValue: true });
}

function text(item: Json, name: string): string {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return String(item);
  const value: unknown = (item as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
