import type { Node, NodeAPI, NodeMessage } from 'node-red';
import { InputError, operationId } from '../../core';
import type { Field, Operation } from '../../core';
import { callHeadersOf } from './reply-headers';
import { requireReplaced, requireWhole } from './variables';

/** A TypedInput as the flow keeps it. */
export interface TypedValue {
  readonly value: string;
  readonly type: string;
}

/** What the form of an action node holds for its operation: a value and its type for each field. */
export type FormParams = Readonly<Record<string, TypedValue>>;

/** Types of our own TypedInputs whose value is meant as it is written. */
const AS_WRITTEN = new Set(['str', 'choice', 'choices', 'list']);

/** Methods whose message payload is not a body: an inject node always sends one. */
const WITHOUT_BODY = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The parameters of one call: the form, over it `msg.params`; for `custom.request` what the form leaves
 * empty comes from `msg.method`, `path`, `query`, `headers` and `payload`.
 * @throws InputError that names the field.
 */
export async function paramsOf(
  RED: NodeAPI,
  node: Node,
  row: Operation,
  form: FormParams,
  msg: NodeMessage & Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const given = overrides(msg['params']);
  const params: Record<string, unknown> = {};
  for (const field of row.fields) {
    if (Object.hasOwn(given, field.name)) continue;
    const entered = Object.hasOwn(form, field.name) ? form[field.name] : undefined;
    const value =
      entered === undefined ? undefined : await evaluate(RED, node, field, entered, msg);
    if (value !== undefined && value !== '') params[field.name] = value;
  }
  if (operationId(row) !== 'custom.request') return { ...params, ...given };
  if (form['path']?.type === 'str') requireWhole('path', form['path'].value);
  const request = { ...requestOf(row, params, msg), ...params, ...given };
  requirePath(request, msg);
  return request;
}

async function evaluate(
  RED: NodeAPI,
  node: Node,
  field: Field,
  { value, type }: TypedValue,
  msg: NodeMessage,
): Promise<unknown> {
  // Parsed here, JSON would lose a name that stands there twice.
  const isWritten = AS_WRITTEN.has(type) || (type === 'json' && field.kind === 'map');
  if (isWritten) {
    requireReplaced({ [field.name]: value });
    return value;
  }
  if (value === '' && type !== 'date') return undefined;
  const found = await evaluated(RED, node, field, { value, type }, msg);
  // The person chose a source: its silence must not become the default, least of all where lights go out.
  if (ELSEWHERE.has(type) && isMissing(found)) {
    throw new InputError(
      field.name,
      `${field.name}: ${field.label} is set to come from ${sourceOf(type, value)}, which has no value. Set a value, or choose another source.`,
    );
  }
  return found;
}

/** Sources that may hold nothing. */
const ELSEWHERE = new Set(['msg', 'flow', 'global', 'env', 'jsonata']);

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function sourceOf(type: string, value: string): string {
  if (type === 'env') return `the environment variable ${value}`;
  return type === 'jsonata' ? `the expression ${value}` : `${type}.${value}`;
}

async function evaluated(
  RED: NodeAPI,
  node: Node,
  { name }: Field,
  { value, type }: TypedValue,
  msg: NodeMessage,
): Promise<unknown> {
  try {
    return await new Promise<unknown>((resolve, reject) => {
      RED.util.evaluateNodeProperty(value, type, node, msg, (fault, result) => {
        if (fault) reject(fault);
        else resolve(result);
      });
    });
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new InputError(name, `${name}: "${value}" (${type}) has no value: ${why}`);
  }
}

function overrides(params: unknown): Readonly<Record<string, unknown>> {
  if (params === undefined || params === null) return {};
  if (typeof params === 'object' && !Array.isArray(params))
    return params as Record<string, unknown>;
  throw new InputError(
    'params',
    'params: msg.params must be an object with the names of the fields.',
  );
}

/** Who comes from the http request node sets `msg.url`. */
function requirePath(
  { path }: { readonly path?: unknown },
  { url }: Readonly<Record<string, unknown>>,
): void {
  const isGiven = path !== undefined && path !== '';
  if (isGiven || typeof url !== 'string' || url === '') return;
  throw new InputError(
    'path',
    'path: msg.url is not used by this node. Set msg.path to what follows the base URL of the account, such as "/api/things".',
  );
}

function requestOf(
  row: Operation,
  params: Readonly<Record<string, unknown>>,
  msg: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const given = { ...msg, headers: callHeadersOf(msg['headers']) };
  const names = row.fields.map((field) => field.name).filter((name) => name !== 'payload');
  const found: Record<string, unknown> = {};
  for (const name of names) {
    const value = (given as Readonly<Record<string, unknown>>)[name];
    if (value !== undefined && value !== '') found[name] = value;
  }
  if (typeof found['method'] === 'string') found['method'] = found['method'].toUpperCase();
  const method = String(params['method'] ?? found['method'] ?? 'GET').toUpperCase();
  if (!WITHOUT_BODY.has(method) && msg['payload'] !== undefined) found['payload'] = msg['payload'];
  return found;
}
