import { stringify } from 'node:querystring';
import FormData from 'form-data';
import { InputError } from '../../../core';
import type { Method } from '../../../core';
import type { Headers } from './headers-of-message';

/** The request as far as the payload decides it. */
export interface WithPayload {
  readonly url: string;
  readonly headers: Headers;
  readonly body?: string | Uint8Array;
}

/**
 * Puts the payload where it belongs: into the body by its kind and Content-Type, or with GET where the node
 * says: nowhere, into the query, into the body.
 * @throws InputError for a payload that cannot stand there.
 */
export function withPayload(
  { url, headers }: WithPayload,
  method: Method,
  payload: unknown,
  use: 'ignore' | 'query' | 'body',
): WithPayload {
  if (payload === undefined || method === 'HEAD') return { url, headers };
  if (method !== 'GET') return { url, ...bodyOf(payload, headers) };
  if (use === 'query') return { url: withQuery(url, payload), headers };
  return use === 'body' ? { url, headers, ...bodyOfGet(payload) } : { url, headers };
}

function withQuery(url: string, payload: unknown): string {
  if (typeof payload !== 'object') {
    throw new InputError(
      'payload',
      'payload: msg.payload must be an object, whose properties become the query.',
    );
  }
  const [, before = '', hash = ''] = /^([^#]*)(#.*)?$/s.exec(url) ?? [];
  const joint = !before.includes('?') ? '?' : before.endsWith('?') ? '' : '&';
  return `${before}${joint}${stringify(payload as Parameters<typeof stringify>[0])}${hash}`;
}

function bodyOfGet(payload: unknown): { readonly body?: string | Uint8Array } {
  if (typeof payload === 'string' || payload instanceof Uint8Array) return { body: payload };
  if (typeof payload === 'number') return { body: String(payload) };
  return typeof payload === 'object' ? { body: JSON.stringify(payload) } : {};
}

function bodyOf(payload: unknown, headers: Headers): Omit<WithPayload, 'url'> {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (type === 'multipart/form-data' && typeof payload === 'object' && payload !== null) {
    return multipart(payload, headers);
  }
  if (typeof payload === 'string' || payload instanceof Uint8Array)
    return { headers, body: payload };
  if (typeof payload === 'number') return { headers, body: String(payload) };
  if (type === 'application/x-www-form-urlencoded') {
    return { headers, body: stringify(payload as Parameters<typeof stringify>[0]) };
  }
  const body = JSON.stringify(payload) as string | undefined;
  if (body === undefined) throw new InputError('payload', 'payload: msg.payload cannot be sent.');
  return {
    headers: type === undefined ? { ...headers, 'Content-Type': 'application/json' } : headers,
    body,
  };
}

/** Texts and buffers are parts; `{ value, options }` names file and type; anything else is sent as JSON. */
function multipart(payload: object, headers: Headers): Omit<WithPayload, 'url'> {
  const form = new FormData();
  for (const [name, value] of Object.entries(payload as Record<string, unknown>)) {
    if (value === undefined || value === null) continue;
    if (typeof value === 'string' || Buffer.isBuffer(value)) form.append(name, value);
    else if (isPart(value)) form.append(name, value.value, value.options ?? {});
    else form.append(name, JSON.stringify(value));
  }
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type');
  const type = form.getHeaders()['content-type'] as string;
  return { headers: { ...Object.fromEntries(kept), 'content-type': type }, body: bytesOf(form) };
}

function bytesOf(form: FormData): Uint8Array {
  try {
    return form.getBuffer();
  } catch {
    throw new InputError(
      'payload',
      'payload: each part must be text, a buffer, or { value, options } with one of them.',
    );
  }
}

function isPart(
  value: unknown,
): value is { readonly value: string | Buffer; readonly options?: FormData.AppendOptions } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'value');
}
