import { findOperation } from '../../core/catalogue/catalogue';
import type { Field } from '../../core/model/field';
import type { Json } from '../../core/model/json';
import type { AnyScheme } from '../../core/model/scheme';
import type { Vendor } from '../../core/model/vendor';
import { inFirstView } from '../../nodes/shared/form/placement';
import { vendorAt } from '../../nodes/shared/form/version';
import type { FormVersion } from '../../nodes/shared/form/version';

/** The parameters of a node as n8n's editor writes them for this operation and these values. */
export function n8nParameters(
  vendor: Vendor,
  scheme: AnyScheme,
  operation: string,
  values: Readonly<Record<string, unknown>>,
  version: FormVersion = 'present',
): Readonly<Record<string, unknown>> {
  const [resource = '', name = ''] = operation.split('.');
  const row = findOperation(vendorAt(vendor, version), scheme, operation);
  const { fields } = row;
  const unknown = Object.keys(values).find((key) => !fields.some((field) => field.name === key));
  if (unknown !== undefined) throw new Error(`${operation} has no field ${unknown}.`);
  const inForm = new Set(inFirstView(row, version).map(({ name: field }) => field));
  const entries = (shown: boolean): [string, unknown][] =>
    fields
      .filter((field) => values[field.name] !== undefined)
      .filter((field) => inForm.has(field.name) === shown)
      .map((field) => [field.name, asTyped(field, values[field.name])]);
  return {
    ...(vendor.schemes.length > 1 ? { authentication: scheme.id } : {}),
    resource,
    operation: name,
    ...Object.fromEntries(entries(true)),
    additionalFields: Object.fromEntries(entries(false)),
  };
}

function asTyped(field: Field, value: unknown): unknown {
  if (field.kind === 'lookup') return { __rl: true, mode: 'id', value: String(value) };
  if (field.kind === 'json' && typeof value !== 'string') return JSON.stringify(value);
  if (field.kind !== 'map') return value;
  const pairs = Object.entries(value as Readonly<Record<string, Json>>);
  return { entry: pairs.map(([name, item]) => ({ name, value: item })) };
}
