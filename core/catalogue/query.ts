import { isObject } from '../model/json';
import type { Json } from '../model/json';
import type { ArrayStyle } from '../model/field';

/** Between the elements of a list. Space and pipe are no characters of a URL. */
const SEPARATORS = { comma: ',', space: '%20', pipe: '%7C' } as const;

/** Parameters by name, each as it stands in the query: encoded, with its name. */
export type EncodedParameters = Map<string, string>;

/** Puts a value into a query or a form, in its style. */
export function putParameter(
  target: EncodedParameters,
  name: string,
  value: Json,
  style: ArrayStyle | undefined,
): void {
  if (style === 'members' && isObject(value)) {
    for (const [member, item] of Object.entries(value)) {
      putParameter(target, member, item as Json, undefined);
    }
    return;
  }
  target.set(name, parameter(name, value, style ?? 'repeated'));
}

/** `a=1&a=2`; empty for an empty list, since there is nothing to repeat. */
function parameter(name: string, value: Json, style: ArrayStyle): string {
  if (style === 'deepObject' && typeof value === 'object' && value !== null) {
    return deep(name, value);
  }
  if (!Array.isArray(value)) return pair(name, value as Json);
  const items = value as readonly Json[];
  if (style in SEPARATORS) {
    const separator = SEPARATORS[style as keyof typeof SEPARATORS];
    return `${formEncode(name)}=${items.map((item) => formEncode(textOf(item))).join(separator)}`;
  }
  const repeated = style === 'brackets' ? `${name}[]` : name;
  return items.map((item) => pair(repeated, item)).join('&');
}

/** `a[x][y]=1`; lists by index. */
function deep(name: string, value: Json): string {
  if (typeof value !== 'object' || value === null) return pair(name, value);
  return Object.entries(value)
    .map(([member, item]) => deep(`${name}[${member}]`, item as Json))
    .join('&');
}

/** One name with one value, as `application/x-www-form-urlencoded` has it. */
export function pair(name: string, value: Json): string {
  return `${formEncode(name)}=${formEncode(textOf(value))}`;
}

/** A value as text: null is empty, objects and lists are JSON. */
export function textOf(value: Json): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const PLAIN = /^[\w.*-]*$/;

function formEncode(text: string): string {
  // What follows the "=" of a parameter without a name.
  return PLAIN.test(text) ? text : new URLSearchParams([['', text]]).toString().slice(1);
}

/** All parameters as one text. A list without elements has left nothing behind. */
export function joined(parameters: EncodedParameters): string {
  return [...parameters.values()].filter((item) => item !== '').join('&');
}

/** Adds encoded parameters to a path; what stands in the path stays as it was written. */
export function withParameters(path: string, parameters: string): string {
  // A fragment is never sent.
  const whole = path.replace(/#.*$/s, '');
  if (parameters === '') return whole;
  if (!whole.includes('?')) return `${whole}?${parameters}`;
  return /[?&]$/.test(whole) ? `${whole}${parameters}` : `${whole}&${parameters}`;
}
