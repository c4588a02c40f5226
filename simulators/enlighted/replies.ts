/** JSON or XML by Accept, numbers and states as text, and the oddities of the real server. */
import { XMLBuilder } from 'fast-xml-parser';

import { Problem } from '../routes';
import type { Reply, SimRequest } from '../routes';
import type { EnlightedSettings } from './settings';

export type Content = Readonly<Record<string, unknown>>;

const STATUS_TEXT: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  415: 'Unsupported Media Type',
};

/**
 * A body in the form that was asked for. `root` is the element around `content` in XML only; without
 * it `content` has one key, which is the root.
 */
export function answer(
  settings: EnlightedSettings,
  request: SimRequest,
  content: Content,
  root?: string,
): Reply {
  const form = preferred(request.headers.accept);
  if (form === undefined) throw new Problem(406, 'Not Acceptable');
  return encode(settings, form, 200, asText(content), root);
}

/** `{"status":"0"}`: done. `{"status":"1"}`: failed, under HTTP 200 as well. */
export function status(
  settings: EnlightedSettings,
  request: SimRequest,
  done: boolean | '0' | '1' | '-1',
  msg?: string,
): Reply {
  const word = typeof done === 'string' ? done : done ? '0' : '1';
  const content = { status: word, ...(msg === undefined ? {} : { msg }) };
  return answer(settings, request, content, 'response');
}

/** An error in the form that was asked for; JSON when none fits. */
export function problem(
  settings: EnlightedSettings,
  code: number,
  message: string,
  request: SimRequest,
): Reply {
  if (settings.errorBody === 'html') {
    const title = `HTTP Status ${code} - ${STATUS_TEXT[code] ?? 'Error'}`;
    return {
      status: code,
      headers: { 'content-type': 'text/html;charset=utf-8' },
      body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
    };
  }
  const form = preferred(request.headers.accept) ?? 'json';
  return encode(settings, form, code, { status: String(code), msg: message }, 'response');
}

type Form = 'json' | 'xml';

function encode(
  settings: EnlightedSettings,
  form: Form,
  code: number,
  content: Content,
  root: string | undefined,
): Reply {
  if (form === 'xml') {
    const builder = new XMLBuilder({ suppressEmptyNode: true });
    const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
    const body = builder.build(root === undefined ? content : { [root]: content });
    return {
      status: code,
      headers: { 'content-type': 'application/xml' },
      body: `${declaration}${body}`,
    };
  }
  return {
    status: code,
    headers: { 'content-type': `application/${settings.jsonUnderXmlType ? 'xml' : 'json'}` },
    body: JSON.stringify(settings.singleAsObject ? unwrapSingles(content) : content),
  };
}

/** The best of the two by weight, then by order; XML for everything and for no header at all. */
function preferred(accept: string | undefined): Form | undefined {
  const ranges = (accept ?? '*/*').split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
    return { type, weight: weight === undefined ? 1 : Number(weight) };
  });
  const known = ranges
    .map((range) => ({ ...range, form: FORMS[range.type] }))
    .filter((range) => range.form !== undefined && range.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return known[0]?.form;
}

const FORMS: Readonly<Record<string, Form>> = {
  'application/json': 'json',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'application/*': 'xml',
  '*/*': 'xml',
};

/** Numbers and booleans arrive as strings. */
function asText(content: Content): Content {
  const convert = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(convert);
    if (typeof value === 'object' && value !== null) return asText(value as Content);
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  };
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, convert(value)]));
}

function unwrapSingles(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.length === 1 ? unwrapSingles(value[0]) : value.map(unwrapSingles);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unwrapSingles(one)]));
}
