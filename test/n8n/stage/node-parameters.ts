import { findOperation, findScheme, vendors } from '../../../core';
import type { Field, Json, Vendor } from '../../../core';
import type { INodeParameters, NodeParameterValueType } from 'n8n-workflow';

/** What a person has on the canvas: the node, its credential type, and the scheme that is chosen. */
export interface Place {
  readonly vendor: Vendor;
  /** Name of the node type. */
  readonly node: string;
  readonly credential: string;
  readonly schemeId: string;
}

export function placeOf(schemeId: string): Place {
  const vendor = vendors.find(({ id }) => schemeId.startsWith(`${id}/`));
  if (vendor === undefined) throw new Error(`There is no vendor for ${schemeId}.`);
  const { className } = findScheme(vendor, schemeId).credential;
  return {
    vendor,
    schemeId,
    node: small(vendor.n8n.className),
    credential: small(className),
  };
}

/** The parameters of a node as the editor writes them for this operation and these values. */
export function nodeParameters(
  { vendor, schemeId }: Place,
  operation: string,
  values: Readonly<Record<string, Json>>,
  more: INodeParameters = {},
): INodeParameters {
  const [resource = '', name = ''] = operation.split('.');
  const { fields } = findOperation(vendor, findScheme(vendor, schemeId), operation);
  const given = fields.filter((field) => values[field.name] !== undefined);
  const entries = (required: boolean): [string, NodeParameterValueType][] =>
    given
      .filter((field) => (field.required === true) === required)
      .map((field) => [field.name, asTyped(field, values[field.name] ?? null)]);
  const unknown = Object.entries(values).filter(
    ([key]) => !fields.some((field) => field.name === key),
  );
  if (unknown.length > 0) throw new Error(`${operation} has no field ${String(unknown[0]?.[0])}.`);
  return {
    ...(vendor.schemes.length > 1 ? { authentication: schemeId } : {}),
    resource,
    operation: name,
    ...Object.fromEntries(entries(true)),
    additionalFields: Object.fromEntries(entries(false)),
    ...more,
  };
}

function asTyped(field: Field, value: Json): NodeParameterValueType {
  if (field.kind === 'lookup') return { __rl: true, mode: 'id', value: String(value) };
  if (field.kind === 'json' && typeof value !== 'string') return JSON.stringify(value);
  if (field.kind !== 'map') return value as NodeParameterValueType;
  const pairs = Object.entries(value as Readonly<Record<string, Json>>);
  return { entry: pairs.map(([name, item]) => ({ name, value: item })) } as NodeParameterValueType;
}

function small(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
