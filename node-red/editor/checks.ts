import { formOf, schemeOf } from './known-forms.js';
import type { AccountFieldForm, FieldForm, TypedValue } from './form-data.js';

/** `${NAME}` as the whole value: an environment variable, known only at the deploy. */
const ENV = /^\$(\{[^}]+\}|\([^)]+\))$/;

/** Validator of an account's field. True, or what is wrong with it. */
export function checkAccountField(node: EditorNode, name: string, value: unknown): true | string {
  const scheme = schemeOf(formOf(node), node['scheme']);
  const field = scheme.fields.find((item) => item.name === name);
  if (field === undefined) return true;
  return faultOfAccountField(node, field, typeof value === 'string' ? value.trim() : value) ?? true;
}

function faultOfAccountField(
  node: EditorNode,
  field: AccountFieldForm,
  value: unknown,
): string | undefined {
  if (value === undefined || value === null || value === '') {
    return field.required ? node._('check.required') : undefined;
  }
  if (typeof value !== 'string' || ENV.test(value)) return undefined;
  if (field.kind === 'url' && !(/^https?:\/\/[^\s/]/i.test(value) && URL.canParse(value))) {
    return node._('check.url');
  }
  if (field.kind === 'integer' && !isWhole(value, field)) return node._('check.integer');
  if (field.kind === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return node._('check.date');
  return undefined;
}

/** Validator of a stored secret: the editor knows only whether there is one. */
export function checkCredential(node: EditorNode, name: string, value: unknown): true | string {
  const scheme = schemeOf(formOf(node), node['scheme']);
  const field = scheme.fields.find((item) => item.name === name);
  if (field?.required !== true) return true;
  const credentials = (node['credentials'] ?? {}) as Readonly<Record<string, unknown>>;
  const known = Object.keys(credentials).length > 0;
  // Before the dialog was opened the editor has not even asked.
  if (value === undefined && (!known || credentials[`has_${name}`] === true)) return true;
  return value === undefined || value === '' ? node._('check.required') : true;
}

/** Validator of a sign-in that takes its certificate from the TLS configuration. */
export function checkTls(node: EditorNode, value: unknown): true | string {
  const { certificate } = schemeOf(formOf(node), node['scheme']);
  const empty = value === undefined || value === '' || value === '_ADD_';
  return certificate && empty ? node._('check.certificate') : true;
}

/** Validator of a limit: empty, a number, or an environment variable. */
export function checkNumber(node: EditorNode, value: unknown): true | string {
  const text = value === undefined || value === null ? '' : String(value as string | number);
  return text === '' || ENV.test(text) || /^\d+$/.test(text) ? true : node._('check.integer');
}

/** Validator of the operation: one that exists, and that the account's sign-in may call. */
export function checkOperation(node: EditorNode, value: unknown): true | string {
  const operation = formOf(node).operations.find(({ id }) => id === value);
  if (operation === undefined) return node._('check.operation');
  const account = RED.nodes.node(String(node['account']));
  const scheme =
    account === undefined ? undefined : schemeOf(formOf(account), account['scheme']).id;
  const allowed =
    operation.schemes === undefined || scheme === undefined || operation.schemes.includes(scheme);
  return allowed ? true : node._('check.scheme');
}

/** Validator of the fields. An empty one is no fault: `msg.params` may bring it. */
export function checkParams(node: EditorNode, value: unknown): true | string {
  const operation = formOf(node).operations.find(({ id }) => id === node['operation']);
  const params = (value ?? {}) as Readonly<Record<string, TypedValue>>;
  for (const field of operation?.fields ?? []) {
    const entered = params[field.name];
    const fault = entered === undefined ? undefined : faultOfParam(field, entered);
    if (fault !== undefined) return `${field.name}: ${node._(fault)}`;
  }
  return true;
}

function faultOfParam(field: FieldForm, { value, type }: TypedValue): string | undefined {
  if (value === '' || ENV.test(value)) return undefined;
  if (type === 'num') return isWhole(value, field) ? undefined : 'check.integer';
  if (type === 'json') return isJson(value) ? undefined : 'check.json';
  return undefined;
}

function isWhole(
  text: string,
  { min = -Infinity, max = Infinity }: { readonly min?: number; readonly max?: number },
): boolean {
  const number = Number(text);
  return Number.isInteger(number) && number >= min && number <= max;
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
