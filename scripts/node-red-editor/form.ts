import type { AccountField } from '../../core/model/account-field';
import { mayCall, operationsOf } from '../../core/catalogue/catalogue';
import { feederOf } from '../../core/catalogue/choices';
import { resultKind } from '../../core/catalogue/list';
import type { Field, Lookup } from '../../core/model/field';
import type { Operation } from '../../core/model/operation';
import { operationId } from '../../core/model/operation';
import type { AnyScheme } from '../../core/model/scheme';
import type { Vendor } from '../../core/model/vendor';
import { inCollection, inFirstView } from '../../nodes/shared/form/placement';
import type {
  AccountFieldForm,
  FieldForm,
  OperationForm,
  SchemeForm,
  VendorForm,
} from '../../node-red/editor/form-data';

/** The fields of an account that Node-RED's form shows. */
export function shownFields(scheme: AnyScheme): readonly AccountField[] {
  return scheme.fields.filter((field) => field.from !== 'tls');
}

/** The fields of all schemes of a vendor, each name once: schemes share those of the same name. */
export function fieldsOfAccount(vendor: Vendor): readonly AccountField[] {
  const all = vendor.schemes.flatMap(shownFields);
  return all.filter((field, index) => all.findIndex(({ name }) => name === field.name) === index);
}

/** The structure of a vendor's forms as the editor's script wants it. Texts are in the locale. */
export function formOfVendor(vendor: Vendor): VendorForm {
  return {
    id: vendor.id,
    aliases: vendor.aliases ?? [],
    schemes: vendor.schemes.map(formOfScheme),
    operations: operationsOf(vendor).map((row) => formOfOperation(vendor, row)),
  };
}

function formOfScheme(scheme: AnyScheme): SchemeForm {
  return {
    id: scheme.id,
    fields: shownFields(scheme).map(formOfAccountField),
    sendsPassword: scheme.sendsPassword !== undefined,
    certificate: scheme.fields.some((field) => field.from === 'tls' && field.required === true),
    note: scheme.note !== undefined,
    ...(scheme.oneOf === undefined ? {} : { oneOf: scheme.oneOf }),
  };
}

function formOfAccountField(field: AccountField): AccountFieldForm {
  const standard = 'default' in field ? String(field.default ?? '') : '';
  return {
    name: field.name,
    kind: field.kind === 'pem' ? 'secret' : field.kind,
    required: field.required === true,
    ...(standard === '' ? {} : { default: standard }),
    ...(field.neededWhen === undefined ? {} : { neededWhen: field.neededWhen }),
    ...(field.shownWhen === undefined ? {} : { shownWhen: field.shownWhen }),
    placeholder: standard === '' ? (field.placeholder ?? '') : standard,
    ...(field.kind === 'integer' ? { min: field.min, max: field.max } : {}),
  };
}

function formOfOperation(vendor: Vendor, row: Operation): OperationForm {
  const allowed = vendor.schemes.filter((scheme) => mayCall(row, scheme)).map(({ id }) => id);
  const kind = resultKind(row);
  return {
    id: operationId(row),
    resource: row.resource,
    ...(allowed.length < vendor.schemes.length ? { schemes: allowed } : {}),
    confirm: row.confirm !== undefined,
    paged: row.paging !== undefined,
    // Any other call may be a list.
    result: operationId(row) === 'custom.request' ? 'envelope' : kind,
    limited:
      (kind === 'list' || row.listIn !== undefined) &&
      !row.fields.some(({ name }) => name === 'limit'),
    ...(row.wait === undefined ? {} : { waitSeconds: row.wait.forSeconds }),
    fields: [
      ...inFirstView(row).map((field) => formOfField(row, field, true)),
      ...inCollection(row).map((field) => formOfField(row, field, false)),
    ],
    ...(row.oneOf === undefined ? {} : { oneOf: row.oneOf }),
  };
}

const OF_THE_MESSAGE = new Set(['method', 'path', 'query', 'headers', 'payload']);

function formOfField(row: Operation, field: Field, first: boolean): FieldForm {
  // What a custom request is not given comes from the message, so its form fills in nothing.
  const isFromMessage = operationId(row) === 'custom.request' && OF_THE_MESSAGE.has(field.name);
  const standard = isFromMessage ? undefined : defaultOf(field);
  const needs = field.kind === 'lookup' ? Object.values(field.lookup.params ?? {}) : [];
  return {
    name: field.name,
    first,
    kind: field.kind,
    required: field.required === true && operationId(row) !== 'custom.request',
    ...(field.neededWhen === undefined ? {} : { neededWhen: asTexts(field.neededWhen) }),
    ...(field.shownWhen === undefined ? {} : { shownWhen: asTexts(field.shownWhen) }),
    ...(standard === undefined ? {} : { default: standard }),
    ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
    ...(field.kind === 'enum' || field.kind === 'multi'
      ? { options: field.options.map(({ value }) => value) }
      : {}),
    ...(field.kind === 'integer' && field.min !== undefined ? { min: field.min } : {}),
    ...(field.kind === 'integer' && field.max !== undefined ? { max: field.max } : {}),
    ...(field.kind === 'lookup'
      ? { lookup: needs.flatMap((text) => feederOf(text) ?? []), ...narrowing(row, field.lookup) }
      : {}),
  };
}

/** Only of fields that this operation has: the same list is offered to others, too. */
function narrowing({ fields }: Operation, { where = {} }: Lookup): Pick<FieldForm, 'narrowedBy'> {
  const narrowedBy = Object.values(where).filter((name) => fields.some((one) => one.name === name));
  return narrowedBy.length === 0 ? {} : { narrowedBy };
}

/** As the form holds them. */
function asTexts(
  conditions: Readonly<Record<string, readonly (string | number | boolean)[]>>,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(conditions).map(([name, values]) => [name, values.map(String)]),
  );
}

function defaultOf(field: Field): string | undefined {
  if (!('default' in field) || field.default === undefined) return undefined;
  if (field.kind === 'multi') return field.default.join(',');
  return typeof field.default === 'string' ? field.default : JSON.stringify(field.default);
}
