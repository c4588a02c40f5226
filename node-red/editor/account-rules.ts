import type { AccountFieldForm, SchemeForm } from './form-data.js';

/** The value of a field of the account, by its name. */
export type Get = (name: string) => unknown;

/** Whether a field has a meaning with what was chosen elsewhere. */
export function isShown({ shownWhen }: AccountFieldForm, scheme: SchemeForm, get: Get): boolean {
  return shownWhen === undefined || holds(shownWhen, scheme, get);
}

/** Whether a field must be filled in with what was chosen elsewhere. */
export function isNeeded(field: AccountFieldForm, scheme: SchemeForm, get: Get): boolean {
  const { required, neededWhen } = field;
  return required || (neededWhen !== undefined && holds(neededWhen, scheme, get));
}

/** The group that begins with this field, if nothing of it is filled in. */
export function emptyGroup(
  { name }: AccountFieldForm,
  { oneOf = [] }: SchemeForm,
  get: Get,
): readonly string[] | undefined {
  return oneOf.find((group) => group[0] === name && group.every((one) => textOf(get(one)) === ''));
}

function holds(
  conditions: Readonly<Record<string, readonly string[]>>,
  { fields }: SchemeForm,
  get: Get,
): boolean {
  return Object.entries(conditions).every(([name, values]) => {
    const standard = fields.find((field) => field.name === name)?.default ?? '';
    return values.includes(textOf(get(name)) || standard);
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
