import type { INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import { findScheme } from '../../../core';
import type { Json, Vendor } from '../../../core';
import { n8nParameters } from '../../../scripts/generate/n8n-parameters';
import recorded from './forms.json';

/** A form of 0.1.0, read from what it shipped: where each field stood and what was filled in. */
export interface FormerForm {
  readonly resource: string;
  /** The operation that each resource had chosen beforehand. */
  readonly operation: Readonly<Record<string, string>>;
  readonly rows: Readonly<
    Record<
      string,
      {
        /** Fields in the first view, with their defaults. */
        readonly form: Readonly<Record<string, unknown>>;
        /** Fields under Additional Fields, with what they held when they were added. */
        readonly more: Readonly<Record<string, unknown>>;
      }
    >
  >;
}

const forms: Readonly<Record<string, FormerForm>> = recorded;

export function formerForm(vendor: Vendor): FormerForm {
  const form = forms[vendor.id];
  if (form === undefined) throw new Error(`0.1.0 had no node for ${vendor.id}.`);
  return form;
}

/**
 * The parameters that 0.1.0's editor saved for these values: optional fields in the collection, and
 * nothing of what the form had filled in. Undefined: 0.1.0 had no such operation or field.
 */
export function savedBy010(
  vendor: Vendor,
  schemeId: string,
  operation: string,
  values: Readonly<Record<string, Json>>,
): INodeParameters | undefined {
  const former = formerForm(vendor);
  const row = former.rows[operation];
  if (row === undefined) return undefined;
  const names = Object.keys(values);
  if (!names.every((name) => name in row.form || name in row.more)) return undefined;
  // Without these it did not run.
  const needed = Object.keys(row.form).filter((name) => isEmpty(row.form[name]));
  if (!needed.every((name) => names.includes(name))) return undefined;
  const typed = typedValues(vendor, schemeId, operation, values);
  const given = (name: string): NodeParameterValueType =>
    // A choice from a list, or a text that is a choice only now.
    typeof (row.form[name] ?? row.more[name]) === 'object'
      ? (typed[name] ?? '')
      : bare(typed[name] ?? '');
  const inForm = names.filter((name) => name in row.form && !same(row.form[name], given(name)));
  const inMore = names.filter((name) => name in row.more);
  const pick = (some: readonly string[]): INodeParameters =>
    Object.fromEntries(some.map((field) => [field, given(field)])) as INodeParameters;
  const [resource = '', name = ''] = operation.split('.');
  return {
    ...(schemeId === vendor.schemes[0]?.id ? {} : { authentication: schemeId }),
    ...(resource === former.resource ? {} : { resource }),
    ...(name === former.operation[resource] ? {} : { operation: name }),
    ...pick(inForm),
    ...(inMore.length === 0 ? {} : { additionalFields: pick(inMore) }),
  };
}

/** The values in n8n's types: a choice from a list as a locator, a map as rows. */
function typedValues(
  vendor: Vendor,
  schemeId: string,
  operation: string,
  values: Readonly<Record<string, Json>>,
): INodeParameters {
  const scheme = findScheme(vendor, schemeId);
  const { additionalFields, ...shown } = n8nParameters(vendor, scheme, operation, values, 'first');
  return { ...shown, ...(additionalFields as INodeParameters) } as INodeParameters;
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null && 'value' in value) return value.value === '';
  return value === '';
}

function bare(value: NodeParameterValueType): NodeParameterValueType {
  return typeof value === 'object' && value !== null && '__rl' in value ? value.value : value;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
