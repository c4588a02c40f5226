import { BinaryFile } from '../model/binary-file';
import { isObject } from '../model/json';
import type { Json } from '../model/json';
import type { BodyForm, Operation, Params, ParamValue, Parts } from '../model/operation';
import { mediaTypeOf, multipart } from './multipart';
import { joined, putParameter, textOf } from './query';
import type { EncodedParameters } from './query';

/** A body with the content type that goes with it. */
export interface Body {
  readonly type: string;
  readonly content: string | Uint8Array;
}

/** The body fields as one value. Files stay files, also as members. */
export type BodyValue = ParamValue | undefined;

/** Writes a body in its form. */
export function bodyOf(
  operation: Operation,
  form: BodyForm,
  params: Params,
  value: BodyValue,
): Body {
  switch (form) {
    case 'json':
      return json(value === undefined ? {} : value);
    case 'array':
      return json(Array.isArray(value) ? value : [value ?? {}]);
    case 'json-rpc': {
      const method = (operation.rpcMethod ?? '').replace(/\{(\w+)\}/g, (_, name: string) =>
        String(params[name] ?? ''),
      );
      return json({ jsonrpc: '2.0', id: 1, method, params: value ?? {} });
    }
    case 'form':
      return { type: 'application/x-www-form-urlencoded', content: formOf(operation, value) };
    case 'multipart':
      return multipart(isObject(value) ? (value as Parts) : {});
    case 'octets':
      return octets(value);
    case 'xml':
      return { type: 'application/xml', content: plainText(value) };
    case 'text':
      return { type: 'text/plain', content: plainText(value) };
  }
}

function json(value: unknown): Body {
  return { type: 'application/json', content: JSON.stringify(value) };
}

function octets(value: BodyValue): Body {
  if (value instanceof BinaryFile) return { type: mediaTypeOf(value), content: value.bytes };
  const content = value instanceof Uint8Array ? value : plainText(value);
  return { type: 'application/octet-stream', content };
}

function plainText(value: BodyValue): string {
  return value === undefined ? '' : textOf(value as Json);
}

function formOf(operation: Operation, value: BodyValue): string {
  if (!isObject(value)) return typeof value === 'string' ? value : '';
  const form: EncodedParameters = new Map();
  for (const [name, item] of Object.entries(value)) {
    const field = operation.fields.find(
      (one) => one.in === 'body' && (one.to ?? one.name) === name,
    );
    putParameter(form, name, item as Json, field?.style);
  }
  return joined(form);
}
