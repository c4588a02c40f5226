import { InputError, LatchkeyError, operationId } from '../../core';
import type { Field, Operation, Words } from '../../core';
import type { FormParams } from './field-values';
import type { Status } from './status-line';
import { notSetError, variableOf } from './variables';

/** What of a node's form decides whether it can run at all. */
export interface ReadyForm {
  readonly params?: FormParams;
  readonly confirm?: boolean;
  readonly dryRun?: boolean;
  /** Messages bring in `msg.params` what the form lacks. */
  readonly paramsFromMessage?: boolean;
}

/** Types of a TypedInput whose value is that of the form. */
const READABLE = new Set(['str', 'num', 'choice']);

/**
 * Why a form as it stands cannot run: a variable is not set, the confirmation is not given, or a needed field
 * is empty that no message brings. Undefined: nothing is known to be missing.
 */
export function missingIn(form: ReadyForm, row: Operation): InputError | undefined {
  const notSet = notSetIn(form, row);
  if (notSet !== undefined) return notSet;
  // What custom.request lacks comes from the message.
  if (operationId(row) === 'custom.request') return undefined;
  const lacking = form.paramsFromMessage === true ? undefined : lackingIn(form, row);
  if (lacking !== undefined) return lacking;
  if (row.confirm !== undefined && form.confirm !== true && form.dryRun !== true) {
    return new InputError('confirm', 'confirm: not selected.');
  }
  return undefined;
}

function notSetIn({ params = {} }: ReadyForm, { fields }: Operation): InputError | undefined {
  for (const { name } of fields) {
    const { value, type = '' } = params[name] ?? {};
    const variable = READABLE.has(type) ? variableOf(value) : undefined;
    if (variable !== undefined) return notSetError(name, variable);
  }
  return undefined;
}

function lackingIn(form: ReadyForm, { fields, oneOf = [] }: Operation): InputError | undefined {
  const empty = fields.find((field) => isEmpty(form, field.name) && isNeeded(form, fields, field));
  if (empty !== undefined) {
    return new InputError(empty.name, `${empty.name}: ${empty.label} is empty.`);
  }
  const group = oneOf.find((names) => names.every((name) => isEmpty(form, name)));
  if (group === undefined) return undefined;
  const labels = fields.flatMap(({ name, label }) => (group.includes(name) ? [label] : []));
  const [first = ''] = group;
  return new InputError(first, `${first}: fill in at least one of ${labels.join(', ')}.`);
}

function isEmpty(form: ReadyForm, name: string): boolean {
  const { value = '', type = '' } = form.params?.[name] ?? {};
  return value === '' && type !== 'date';
}

/** Always, or with what is chosen in other fields; a choice that comes from elsewhere is not known yet. */
function isNeeded(form: ReadyForm, fields: readonly Field[], field: Field): boolean {
  if (standardOf(field) !== undefined) return false;
  const { neededWhen } = field;
  if (neededWhen === undefined) return field.required === true;
  return Object.entries(neededWhen).every(([name, values]) => {
    const other = fields.find((one) => one.name === name);
    const standard = other === undefined ? undefined : standardOf(other);
    const { value, type } = form.params?.[name] ?? { value: String(standard ?? ''), type: 'str' };
    return READABLE.has(type) && values.map(String).includes(value);
  });
}

function standardOf(field: Field): unknown {
  return 'default' in field ? field.default : undefined;
}

/** Longer texts push everything aside in the workspace. */
const LONGEST = 60;

/** The status of a node that cannot run, with the first sentence of the reason in the words of its form. */
export function blockedStatus(fault: unknown, words: Words, row?: Operation): Status {
  const said = fault instanceof LatchkeyError ? words.say(fault.message, row) : 'cannot run';
  const [first = said] = /^.*?(?=\.(?:\s|$))/su.exec(said) ?? [];
  const reason = first.length > LONGEST ? `${first.slice(0, LONGEST - 1)}…` : first;
  return { fill: 'red', shape: 'ring', key: 'blocked', values: { reason } };
}

/** The same for an account that cannot be used: which of the two forms is meant must be said. */
export function blockedByAccount(fault: unknown, words: Words): Status {
  const status = blockedStatus(fault, words);
  const reason = String(status.values?.['reason'] ?? '');
  const label = words.label('account');
  if (reason.startsWith(`${label}: `)) return status;
  return { ...status, values: { reason: `${label}: ${reason}` } };
}
