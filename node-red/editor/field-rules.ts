import type { FieldForm, OperationForm, TypedValue } from './form-data.js';

export type Params = Readonly<Record<string, TypedValue>>;

/** Types of a TypedInput whose value can be read in the form; the others are known when a message comes. */
const READABLE = new Set(['str', 'num', 'choice', 'choices', 'list', 'bool']);

/** Whether a field must be filled in, may be, or has no meaning with what was chosen elsewhere. */
export function needOf(
  { required, neededWhen, shownWhen = {} }: FieldForm,
  fields: readonly FieldForm[],
  params: Params,
): 'required' | 'optional' | 'hidden' {
  const chosen = Object.entries(shownWhen).filter(
    // What is not chosen in the form comes with the message.
    ([name]) => standardOf(name, fields) !== '' || (params[name]?.value ?? '') !== '',
  );
  if (holds(Object.fromEntries(chosen), fields, params) === false) return 'hidden';
  if (neededWhen === undefined) return required ? 'required' : 'optional';
  const isNeeded = holds(neededWhen, fields, params);
  if (isNeeded === undefined) return 'optional';
  return isNeeded ? 'required' : 'hidden';
}

/** Whether each of the fields has one of its values; undefined where that is not known before a message comes. */
function holds(
  conditions: Readonly<Record<string, readonly string[]>>,
  fields: readonly FieldForm[],
  params: Params,
): boolean | undefined {
  const answers = Object.entries(conditions).map(([name, values]) => {
    const { value, type } = params[name] ?? { value: standardOf(name, fields), type: 'str' };
    if (!READABLE.has(type) || /^\$[({]/.test(value)) return undefined;
    return values.includes(value);
  });
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function standardOf(name: string, fields: readonly FieldForm[]): string {
  return fields.find((field) => field.name === name)?.default ?? '';
}

/** Required fields that hold nothing and have nothing to fall back on. */
export function emptyFields({ fields }: OperationForm, params: Params): readonly FieldForm[] {
  return fields.filter(
    (field) =>
      needOf(field, fields, params) === 'required' &&
      field.default === undefined &&
      (params[field.name]?.value ?? '') === '',
  );
}

/** Whether a form of this operation can lack what it needs. */
export function canLackFields({ fields, oneOf = [] }: OperationForm): boolean {
  return (
    oneOf.length > 0 ||
    fields.some(
      (field) => field.neededWhen !== undefined || (field.required && field.default === undefined),
    )
  );
}

/** Of each of these groups at least one field must be filled in, and none is. */
export function emptyGroups(
  { oneOf = [] }: OperationForm,
  params: Params,
): readonly (readonly string[])[] {
  return oneOf.filter((names) => names.every((name) => (params[name]?.value ?? '') === ''));
}
