import type { FieldForm, OperationForm, TypedValue } from './form-data.js';

export type Params = Readonly<Record<string, TypedValue>>;

/** Types of a TypedInput whose value can be read in the form; the others are known when a message comes. */
const READABLE = new Set(['str', 'num', 'choice', 'choices', 'list', 'bool']);

/** Whether a field must be filled in, may be, or has no meaning with what was chosen elsewhere. */
export function needOf(
  { required, neededWhen }: FieldForm,
  fields: readonly FieldForm[],
  params: Params,
): 'required' | 'optional' | 'hidden' {
  if (neededWhen === undefined) return required ? 'required' : 'optional';
  const answers = Object.entries(neededWhen).map(([name, values]) => {
    const standard = fields.find((field) => field.name === name)?.default ?? '';
    const { value, type } = params[name] ?? { value: standard, type: 'str' };
    if (!READABLE.has(type) || /^\$[({]/.test(value)) return 'optional';
    return values.includes(value) ? 'required' : 'hidden';
  });
  if (answers.includes('hidden')) return 'hidden';
  return answers.includes('optional') ? 'optional' : 'required';
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
