import { InputError } from '../../../core';
import type { Message } from '../messages';
import { requestHeadersOf } from '../reply-headers';
import { requireReplaced } from '../variables';
import type { Found, HeaderRow } from './request-form';

/** The connection and the body make these; a copy of another request's would break ours. */
const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
  ...['content-length', 'transfer-encoding', 'keep-alive', 'te', 'trailer', 'upgrade', 'expect'],
  ...['proxy-connection', 'proxy-authorization'],
]);

/** Header fields in the spelling in which they were entered. */
export type Headers = Readonly<Record<string, string>>;

/**
 * The header fields of a request: those of the message, over them the node's. An empty value takes a field
 * out. Headers that an answer has left on the message are not sent back.
 * @throws InputError for a value that is none.
 */
export function headersOfMessage(
  rows: readonly HeaderRow[],
  msg: Message,
  read: (property: string) => unknown,
): Found<Headers> {
  requireVariablesOfHeaders(rows);
  const fields = new Map<string, string>();
  const brought = requestHeadersOf(msg['headers']) ?? {};
  for (const [name, value] of Object.entries(brought)) put(fields, name, value);
  const ofNode = new Set<string>();
  const warnings: string[] = [];
  for (const row of rows) {
    const name = partOf(row.keyType, row.keyValue, read);
    if (name === undefined || name === '') continue;
    const lower = String(name).toLowerCase();
    if (ofNode.has(lower)) warnings.push(twice(String(name)));
    ofNode.add(lower);
    put(fields, String(name), partOf(row.valueType, row.valueValue, read));
  }
  const kept = [...fields].filter(([name]) => !OF_THE_CONNECTION.has(name.toLowerCase()));
  return { value: Object.fromEntries(kept), warnings };
}

/** @throws InputError for a variable in the node's own headers that Node-RED has not replaced. */
export function requireVariablesOfHeaders(rows: readonly HeaderRow[]): void {
  for (const { keyType, keyValue, valueType, valueValue } of rows) {
    if (keyType === 'other') requireReplaced({ headers: keyValue });
    if (valueType === 'other') requireReplaced({ headers: valueValue });
  }
}

/** As in the core http request node the last one counts, but not without a word. */
function twice(name: string): string {
  return `Header "${name}" is in the node twice; the last one is sent. To send several values, separate them with commas in one row.`;
}

function partOf(
  type: string,
  value: string | undefined,
  read: (property: string) => unknown,
): unknown {
  if (type === 'other') return value;
  return type === 'msg' ? read(value ?? '') : type;
}

function put(fields: Map<string, string>, name: string, value: unknown): void {
  for (const known of [...fields.keys()]) {
    if (known.toLowerCase() === name.toLowerCase()) fields.delete(known);
  }
  if (Boolean(value)) fields.set(name, textOf(name, value));
}

function textOf(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => textOf(name, item)).join(', ');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  throw new InputError('headers', `headers: the value of "${name}" must be text or a number.`);
}
