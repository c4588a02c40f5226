import { InputError, LatchkeyError, operationId } from '../../core';
import type { Operation, Words } from '../../core';
import type { FormParams } from './field-values';
import type { Status } from './status-line';

/** What of a node's form decides whether it can run at all. */
export interface ReadyForm {
  readonly params?: FormParams;
  readonly confirm?: boolean;
  readonly dryRun?: boolean;
}

/**
 * Why a form as it stands cannot run: the confirmation is not given, or a needed field is empty. Messages
 * may still bring a field in `msg.params`. Undefined: nothing is known to be missing.
 */
export function missingIn(form: ReadyForm, row: Operation): InputError | undefined {
  // What custom.request lacks comes from the message.
  if (operationId(row) === 'custom.request') return undefined;
  const empty = row.fields.find((field) => {
    const hasDefault = 'default' in field && field.default !== undefined;
    const { value = '', type = '' } = form.params?.[field.name] ?? {};
    return field.required === true && !hasDefault && value === '' && type !== 'date';
  });
  if (empty !== undefined) {
    return new InputError(empty.name, `${empty.name}: ${empty.label} is empty.`);
  }
  if (row.confirm !== undefined && form.confirm !== true && form.dryRun !== true) {
    return new InputError('confirm', 'confirm: not selected.');
  }
  return undefined;
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
