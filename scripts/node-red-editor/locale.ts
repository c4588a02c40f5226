import { operationsOf } from '../../core/catalogue/catalogue';
import { helpOf } from '../../core/catalogue/help';
import type { Field } from '../../core/model/field';
import type { Operation } from '../../core/model/operation';
import type { AccountField } from '../../core/model/account-field';
import type { AnyScheme } from '../../core/model/scheme';
import type { Vendor } from '../../core/model/vendor';
import type { GeneratedFile } from '../generated-file';
import { shownFields } from './form';
import { commonTexts } from './texts';

/** Every text of a vendor's forms and statuses, in English: the language that all others fall back to. */
export function locales(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  return vendors.map((vendor) => ({
    path: `locales/en-US/${vendor.id}.json`,
    text: JSON.stringify(textsOf(vendor)),
  }));
}

function textsOf(vendor: Vendor): object {
  const operations: Record<string, Readonly<Record<string, object>>> = {};
  for (const row of operationsOf(vendor)) {
    operations[row.resource] = {
      ...operations[row.resource],
      [row.operation]: textsOfOperation(row),
    };
  }
  const resources = Object.entries(vendor.resources).map(([id, { name }]) => [id, name] as const);
  return {
    palette: vendor.name,
    accountLabel: `${vendor.name} account`,
    ...commonTexts(vendor.name),
    schemes: Object.fromEntries(
      vendor.schemes.map((scheme) => [scheme.id.split('/')[1] ?? '', textsOfScheme(scheme)]),
    ),
    resources: { ...Object.fromEntries(resources), custom: 'Any other call' },
    operations,
  };
}

function textsOfScheme(scheme: AnyScheme): object {
  return {
    name: scheme.name,
    description: scheme.description,
    ...(scheme.note === undefined ? {} : { note: scheme.note }),
    fields: Object.fromEntries(
      shownFields(scheme).map((field) => [field.name, textsOfAccountField(field)]),
    ),
  };
}

function textsOfAccountField(field: AccountField): object {
  const where = field.where === undefined ? '' : ` Where to find it: ${field.where}.`;
  return {
    label: field.label,
    description: `${sentence(field.description)}${where}${whileEmpty(field)}`,
    ...(field.kind === 'enum' ? { options: numbered(field.options) } : {}),
  };
}

/** A placeholder alone may be an example. */
function whileEmpty(field: AccountField): string {
  const isTyped = field.kind !== 'enum' && field.kind !== 'boolean';
  if (!isTyped || !('default' in field) || field.default === undefined) return '';
  return ` Default: ${String(field.default)}`;
}

function textsOfOperation(row: Operation): object {
  return {
    name: row.name,
    action: row.action,
    description: sentence(row.description),
    ...(row.confirm === undefined ? {} : { confirm: sentence(row.confirm) }),
    fields: Object.fromEntries(row.fields.map((field) => [field.name, textsOfField(field)])),
  };
}

function textsOfField(field: Field): object {
  return {
    label: field.label,
    description: sentence(helpOf(field)),
    ...(field.kind === 'enum' || field.kind === 'multi'
      ? { options: numbered(field.options) }
      : {}),
  };
}

/** By position: a value may hold a dot, which is how the catalogue separates names. */
function numbered(options: readonly { readonly label: string }[]): object {
  return Object.fromEntries(options.map(({ label }, index) => [String(index), label]));
}

function sentence(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`;
}
