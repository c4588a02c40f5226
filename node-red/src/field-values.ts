import type { Node, NodeAPI, NodeMessage } from 'node-red';
import { InputError, operationId } from '../../core';
import type { Operation } from '../../core';
import { requestHeadersOf } from './reply-headers';

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
  const params: Record<string, unknown> = {};
  for (const field of row.fields) {
    const entered = Object.hasOwn(form, field.name) ? form[field.name] : undefined;
    const value =
      entered === undefined ? undefined : await evaluate(RED, node, field.name, entered, msg);
    if (value !== undefined && value !== '') params[field.name] = value;
  }
  const fromMessage = operationId(row) === 'custom.request' ? requestOf(row, params, msg) : {};
  return { ...fromMessage, ...params, ...overrides(msg['params']) };
}

async function evaluate(
  RED: NodeAPI,
  node: Node,
  name: string,
  { value, type }: TypedValue,
  msg: NodeMessage,
): Promise<unknown> {
  if (AS_WRITTEN.has(type)) return value;
  if (value === '' && type !== 'date') return undefined;
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

function requestOf(
  row: Operation,
  params: Readonly<Record<string, unknown>>,
  msg: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const given = { ...msg, headers: requestHeadersOf(msg['headers']) };
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
