import type { INodeParameters } from 'n8n-workflow';
import { findScheme, vendors } from '../../../core';
import type { Json, Vendor } from '../../../core';
import { n8nParameters } from '../../../scripts/generate/n8n-parameters';

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
  const scheme = findScheme(vendor, schemeId);
  return { ...(n8nParameters(vendor, scheme, operation, values) as INodeParameters), ...more };
}

function small(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
