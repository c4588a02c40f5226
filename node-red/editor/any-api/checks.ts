import { accountFields, isSecret, known, storedNames } from './known-lists.js';
import type { Chosen } from './known-lists.js';
import { ENV, checkNumber, faultOfNumber } from '../numbers.js';
import { hasSecret } from '../stored-secrets.js';

function chosenIn(node: EditorNode): Chosen {
  return {
    signIn: String(node['signIn'] ?? 'shortForm'),
    document: String(node['document'] ?? ''),
    shortForm: (node['shortForm'] ?? {}) as Readonly<Record<string, string>>,
  };
}

/** Validator of the base URL. */
export function checkBaseUrl(node: EditorNode, value: unknown): true | string {
  const text = String(value ?? '').trim();
  if (text === '') return `Base URL ${node._('check.required')}`;
  const isUrl = /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);
  return ENV.test(text) || isUrl ? true : `Base URL ${node._('check.url')}`;
}

/** Validator of the document: JSON while it is what describes the sign-in. */
export function checkDocument(node: EditorNode, value: unknown): true | string {
  if (node['signIn'] !== 'document') return true;
  try {
    JSON.parse(String(value ?? ''));
    return true;
  } catch {
    return node._('check.document');
  }
}

/** Validator of the short form: its fields that must not be empty. */
export function checkShortForm(node: EditorNode, value: unknown): true | string {
  if (chosenIn(node).signIn !== 'shortForm') return true;
  const values = (value ?? {}) as Readonly<Record<string, string>>;
  const missing = known().shortForm.find(
    ({ name, required }) => required === true && (values[name] ?? '') === '',
  );
  return missing === undefined ? true : `${missing.label} ${node._('check.required')}`;
}

/** Validator of the fields that are no secret. */
export function checkValues(node: EditorNode, value: unknown): true | string {
  const values = (value ?? {}) as Readonly<Record<string, string>>;
  const missing = accountFields(chosenIn(node)).find(
    (field) =>
      !isSecret(field) &&
      field.optional !== true &&
      field.default === undefined &&
      (values[field.name] ?? '') === '',
  );
  return missing === undefined ? true : `${missing.label} ${node._('check.required')}`;
}

/** Validator of a stored secret: the editor knows only whether there is one. */
export function checkSecret(node: EditorNode, stored: string, value: unknown): true | string {
  const fields = accountFields(chosenIn(node));
  const slots = (node['slots'] ?? {}) as Readonly<Record<string, string>>;
  const [name] = [...storedNames(fields, slots)].find(([, place]) => place === stored) ?? [];
  const field = fields.find((item) => item.name === name);
  if (field === undefined || field.optional === true) return true;
  const credentials = (node['credentials'] ?? {}) as Readonly<Record<string, unknown>>;
  const isKnown = Object.keys(credentials).length > 0;
  // Before the dialog was opened the editor has not even asked.
  if (value === undefined && (!isKnown || credentials[`has_${stored}`] === true)) return true;
  return value === undefined || value === '' ? `${field.label} ${node._('check.required')}` : true;
}

/** Validator of an account as a whole: a secret that is stored nowhere is told from the start. */
export function checkSecrets(node: EditorNode): true | string {
  const fields = accountFields(chosenIn(node));
  const places = storedNames(fields, (node['slots'] ?? {}) as Readonly<Record<string, string>>);
  const missing = fields.find((field) => {
    const place = places.get(field.name);
    return place !== undefined && field.optional !== true && hasSecret(node, place) === false;
  });
  return missing === undefined ? true : `${missing.label} ${node._('check.required')}`;
}

/** Validator of the URL of a request: a whole one, a path, a template, or none. */
export function checkUrl(node: EditorNode, value: unknown): true | string {
  const text = String(value ?? '').trim();
  return text === '' || !text.includes('://') || text.startsWith('http')
    ? true
    : node._('check.requestUrl');
}

/** Whether the response of a request is read as a list. */
export function isList(node: EditorNode): boolean {
  const { action, result } = node;
  return action !== 'signOut' && typeof result === 'string' && result !== '';
}

/** Validator of a field of a list: what its kind of pagination needs, and numbers that are some. */
export function checkListField(node: EditorNode, name: string, value: unknown): true | string {
  const field = known().list.find((item) => item.name === name);
  const isAsked = isList(node) && field?.of.includes(String(node['pagination'] ?? 'none')) === true;
  if (field === undefined || !isAsked) return true;
  const text = String(value ?? '').trim();
  if (field.required === true && text === '') return `${field.label} ${node._('check.required')}`;
  const fault = field.min === undefined ? undefined : faultOfNumber(node, text, field);
  return fault === undefined ? true : `${field.label} ${fault}`;
}

/** Validator of how many items are wanted. */
export function checkLimit(node: EditorNode, value: unknown): true | string {
  return isList(node) ? checkNumber(node, 'form.limit', value, 1, Infinity) : true;
}
