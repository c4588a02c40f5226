import { InputError } from '../errors';
import type { Json } from '../model/json';
import { hasControlCharacter } from '../model/url';
import type { JsonTemplate, Template } from './grammar-values';

/** What a placeholder stands for. `value` is undefined where an optional one is absent. */
export interface Binding {
  readonly value: string | number | boolean | Uint8Array | undefined;
  /** Everybody may see it. */
  readonly open: boolean;
  /** Came as a cookie, so it goes back as it came (RFC 6265, 5.4). */
  readonly cookie?: boolean;
}

/** The values that a place knows. The names have been checked when the document was read. */
export type Scope = (name: string) => Binding;

/** A filled template; `open` where no part of it is secret. */
export interface Filled<T> {
  readonly value: T;
  readonly open: boolean;
}

const ABSENT: Binding = { value: undefined, open: true };
const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9_]*)\}/;
const WHOLE = /^\{([A-Za-z][A-Za-z0-9_]*)\}$/;

export function scopeOf(bindings: ReadonlyMap<string, Binding>): Scope {
  return (name) => bindings.get(name) ?? ABSENT;
}

/** The names that a template uses, in order. */
export function namesIn(template: Template): readonly string[] {
  return template.split(PLACEHOLDER).filter((_, index) => index % 2 === 1);
}

/** The name, where the template is nothing but one placeholder. */
export function wholeName(template: Template): string | undefined {
  return WHOLE.exec(template)?.[1];
}

/** How a value is written into its place; the author of a template never escapes. */
export type Escape = (text: string, name: string, binding: Binding) => string;

/**
 * Fills a template in one pass: what was put in is not looked at again.
 * @returns undefined where a value that it names is absent.
 */
export function fill(template: Template, scope: Scope, escape: Escape): Filled<string> | undefined {
  return fillParts(template.split(PLACEHOLDER), scope, escape);
}

/** Fills a template where an absent value is empty. */
export function fillAnyway(template: Template, scope: Scope, escape: Escape): Filled<string> {
  const present: Scope = (name) => {
    const binding = scope(name);
    return binding.value === undefined ? { ...binding, value: '' } : binding;
  };
  return fillParts(template.split(PLACEHOLDER), present, escape) as Filled<string>;
}

/** @param parts texts and names in turn. */
function fillParts(
  parts: readonly string[],
  scope: Scope,
  escape: Escape,
): Filled<string> | undefined {
  let text = '';
  let open = true;
  for (let index = 0; index < parts.length; index += 1) {
    const part = String(parts[index]);
    if (index % 2 === 0) {
      text += part;
      continue;
    }
    const binding = scope(part);
    if (binding.value === undefined) return undefined;
    text += escape(textOf(binding.value), part, binding);
    open &&= binding.open;
  }
  return { value: text, open };
}

/** Bytes in a text place are hex. */
function textOf(value: NonNullable<Binding['value']>): string {
  return value instanceof Uint8Array ? hex(value) : String(value);
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A value in a form or a query: URLSearchParams escapes it. Lone surrogates cannot be written as UTF-8. */
export const asText: Escape = (text, name) => {
  if (/\p{Surrogate}/u.test(text)) {
    throw new InputError(name, `${name}: the value contains half a character. Enter it again.`);
  }
  return text;
};

/** A segment of a path, or a part of one: percent-encoded, never a dot segment of its own. */
export const asPath: Escape = (text, name, binding) => {
  if (text === '' || /^\.{1,2}$/.test(text)) {
    throw new InputError(
      name,
      `${name}: this value is part of a path and cannot be empty, "." or "..". Enter another one.`,
    );
  }
  return encodeURIComponent(asText(text, name, binding));
};

/** RFC 9110, 5.5: Latin-1 without controls, or the value could end its line and begin another header. */
export const asHeader: Escape = (text, name) => {
  if (hasControlCharacter(text) || /[^\t\x20-\xff]/.test(text) || /[\x7f-\x9f]/.test(text)) {
    throw new InputError(
      name,
      `${name}: this value is sent in a header, which can hold Latin-1 characters without line breaks only. Enter another one.`,
    );
  }
  return text;
};

const COOKIE_OCTETS = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/;
const COOKIE_AS_RECEIVED = /^[\x20-\x3a\x3c-\x7e]*$/;

/** RFC 6265, 4.1.1. A cookie that the server has set itself goes back with its commas and quotes. */
export const asCookie: Escape = (text, name, binding) => {
  if (!(binding.cookie === true ? COOKIE_AS_RECEIVED : COOKIE_OCTETS).test(text)) {
    throw new InputError(
      name,
      `${name}: this value is sent in a cookie, which cannot hold spaces, quotes, commas, semicolons, backslashes or other than ASCII characters. Enter another one.`,
    );
  }
  return text;
};

/** All cookies as one text, `a=1; b=2`, as a response has set them. */
export const asCookies: Escape = (text, name) => {
  if (!/^[\x20-\x7e]*$/.test(text)) {
    throw new InputError(
      name,
      `${name}: this value is sent as cookies, which hold ASCII characters only. Enter another one.`,
    );
  }
  return text;
};

/** Numeric entities, so that neither an element nor an attribute can be left. */
export const asXml: Escape = (text, name, binding) => {
  if (/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(asText(text, name, binding))) {
    throw new InputError(
      name,
      `${name}: this value contains a character that XML cannot hold. Enter another one.`,
    );
  }
  return text.replace(/[&<>"'\s]/g, (char) => `&#${String(char.charCodeAt(0))};`);
};

/** A label of a host name in `origins`: nothing that could end the host. */
export const asHostPart: Escape = (text, name) => {
  if (!/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text) || text.includes('..')) {
    throw new InputError(
      name,
      `${name}: this value is part of a host name. Use letters, digits, "-" and "." only.`,
    );
  }
  return text;
};

/** As it is; for places that check the whole afterwards. */
export const asIs: Escape = (text) => text;

/**
 * Parts as bytes. One that is exactly a made value without `out` keeps its bytes; all others are UTF-8.
 * Absent values are empty.
 */
export function fillBytes(parts: readonly Template[], scope: Scope): Filled<Uint8Array> {
  const filled = parts.map((part) => bytesOf(part, scope));
  const bytes = new Uint8Array(filled.reduce((sum, { value }) => sum + value.length, 0));
  let offset = 0;
  for (const { value } of filled) {
    bytes.set(value, offset);
    offset += value.length;
  }
  return { value: bytes, open: filled.every(({ open }) => open) };
}

function bytesOf(part: Template, scope: Scope): Filled<Uint8Array> {
  const name = wholeName(part);
  const binding = name === undefined ? ABSENT : scope(name);
  if (binding.value instanceof Uint8Array) return { value: binding.value, open: binding.open };
  const { value, open } = fillAnyway(part, scope, asIs);
  return { value: new TextEncoder().encode(value), open };
}

/** A filled JSON template, with the texts in it that are secret. */
export interface FilledJson {
  readonly value: Json;
  readonly secrets: readonly string[];
}

/**
 * Fills the leaves of a JSON template. Names of members are never filled, so a value can add no member.
 * @returns undefined for a leaf that names an absent value; its member or element is left out.
 */
export function fillJson(template: JsonTemplate, scope: Scope): FilledJson | undefined {
  if (typeof template === 'string') return fillLeaf(template, scope);
  if (typeof template !== 'object' || template === null) return { value: template, secrets: [] };
  const secrets: string[] = [];
  const visit = (item: JsonTemplate): readonly Json[] => {
    const filled = fillJson(item, scope);
    if (filled === undefined) return [];
    secrets.push(...filled.secrets);
    return [filled.value];
  };
  if (isList(template)) return { value: template.flatMap(visit), secrets };
  const members = Object.entries(template).flatMap(([name, item]) =>
    visit(item).map((value): readonly [string, Json] => [name, value]),
  );
  return { value: Object.fromEntries(members), secrets };
}

function isList(template: object): template is readonly JsonTemplate[] {
  return Array.isArray(template);
}

function fillLeaf(template: Template, scope: Scope): FilledJson | undefined {
  const name = wholeName(template);
  if (name !== undefined) {
    const { value, open } = scope(name);
    if (value === undefined) return undefined;
    if (typeof value === 'number' || typeof value === 'boolean') {
      return { value, secrets: open ? [] : [String(value)] };
    }
  }
  const filled = fill(template, scope, asText);
  if (filled === undefined) return undefined;
  return { value: filled.value, secrets: filled.open ? [] : [filled.value] };
}
