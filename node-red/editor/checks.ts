import { emptyGroup, isNeeded, isShown } from './account-rules.js';
import { emptyFields, emptyGroups } from './field-rules.js';
import type { Params } from './field-rules.js';
import { formOf, operationKey, schemeKey, schemeOf } from './known-forms.js';
import { ENV, faultOfNumber } from './numbers.js';
import { hasSecret } from './stored-secrets.js';
import type { AccountFieldForm, FieldForm, SchemeForm, TypedValue } from './form-data.js';

/** Validator of an account's field. True, or what is wrong with it. */
export function checkAccountField(node: EditorNode, name: string, value: unknown): true | string {
  const scheme = schemeOf(formOf(node), node['scheme']);
  const field = scheme.fields.find((item) => item.name === name);
  const get = (other: string): unknown => (other === name ? value : node[other]);
  if (field === undefined || !isShown(field, scheme, get)) return true;
  const labelOf = (one: string): string => labelOfAccountField(node, scheme, one);
  const group = emptyGroup(field, scheme, get);
  if (group !== undefined) {
    return node._('check.oneOfAccount', { fields: group.map(labelOf).join(', ') });
  }
  const needed = { ...field, required: isNeeded(field, scheme, get) };
  const fault = faultOfAccountField(node, needed, typeof value === 'string' ? value.trim() : value);
  return fault === undefined ? true : `${labelOf(name)} ${fault}`;
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
  if (field.kind === 'integer') return faultOfNumber(node, value, field);
  if (field.kind === 'date' && !isDay(value)) return node._('check.date');
  return undefined;
}

/** A day, or a time on a day as a vendor writes it. */
function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}([T ].*)?$/.test(text) && !Number.isNaN(Date.parse(text));
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
  if (value !== undefined && value !== '') return true;
  return `${labelOfAccountField(node, scheme, name)} ${node._('check.required')}`;
}

function labelOfAccountField(node: EditorNode, scheme: SchemeForm, name: string): string {
  return node._(`${schemeKey(scheme)}.fields.${name}.label`);
}

/** Validator of an account as a whole: a required secret that is stored nowhere is told from the start. */
export function checkSecrets(node: EditorNode): true | string {
  const scheme = schemeOf(formOf(node), node['scheme']);
  const missing = scheme.fields.find(
    ({ kind, name, required }) => kind === 'secret' && required && hasSecret(node, name) === false,
  );
  if (missing === undefined) return true;
  return `${labelOfAccountField(node, scheme, missing.name)} ${node._('check.required')}`;
}

/** Validator of a sign-in that takes its certificate from the TLS configuration. */
export function checkTls(node: EditorNode, value: unknown): true | string {
  const { certificate } = schemeOf(formOf(node), node['scheme']);
  const empty = value === undefined || value === '' || value === '_ADD_';
  return certificate && empty ? node._('check.certificate') : true;
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

/** Validator of the fields: what is entered is right, and what the operation needs is there. */
export function checkParams(node: EditorNode, value: unknown): true | string {
  const operation = formOf(node).operations.find(({ id }) => id === node['operation']);
  const params = (value ?? {}) as Params;
  if (operation === undefined) return true;
  const labelOf = (name: string): string =>
    node._(`${operationKey(operation)}.fields.${name}.label`);
  for (const field of operation.fields) {
    const entered = params[field.name];
    const fault = entered === undefined ? undefined : faultOfParam(node, field, entered);
    if (fault !== undefined) return `${labelOf(field.name)} ${fault}`;
  }
  // What is missing in the form is known when a message comes.
  if (node['paramsFromMessage'] === true) return true;
  const fromMessage = node._('form.fromMessage');
  const [empty] = emptyFields(operation, params);
  if (empty !== undefined) {
    return `${labelOf(empty.name)} ${node._('check.needed', { fromMessage })}`;
  }
  const [group] = emptyGroups(operation, params);
  if (group === undefined) return true;
  return node._('check.oneOf', { fields: group.map(labelOf).join(', '), fromMessage });
}

/** Validator of the confirmation: what has an effect on the world is not called without it. */
export function checkConfirm(node: EditorNode, value: unknown): true | string {
  const operation = formOf(node).operations.find(({ id }) => id === node['operation']);
  const isNeeded = operation?.confirm === true && node['dryRun'] !== true;
  return !isNeeded || value === true || value === 'true' ? true : node._('check.confirm');
}

function faultOfParam(
  node: EditorNode,
  field: FieldForm,
  { value, type }: TypedValue,
): string | undefined {
  if (value === '' || ENV.test(value)) return undefined;
  if (type === 'num') {
    return faultOfNumber(node, value, field, field.kind === 'number' ? 'number' : 'integer');
  }
  return type === 'json' && !isJson(value) ? node._('check.json') : undefined;
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
