import type { ReadReply } from '../model/read-reply';
import type { TakePlace } from './grammar-values';
import { pathTo } from './json-path';
import { cookiesOf } from './set-cookie';
import { readXml } from './xml';

/** A value of a response with its kind and length, never the value itself. */
export interface MaskedLeaf {
  readonly kind: 'text' | 'number' | 'boolean' | 'null' | 'empty list' | 'empty object';
  /** Characters of a text. */
  readonly length?: number;
  /** Where a description takes it from. Absent where it holds no value. */
  readonly take?: TakePlace;
}

/** A response as a tree in which a person picks the token. Made where the response is, so that no value leaves. */
export interface MaskedNode {
  readonly name: string;
  readonly leaf?: MaskedLeaf;
  readonly children?: readonly MaskedNode[];
}

const MAX_NODES = 500;
const MAX_DEPTH = 12;
const MAX_NAMES = 12;

/** Headers that say nothing about a sign-in. */
const DULL: ReadonlySet<string> = new Set([
  ...['date', 'server', 'content-type', 'content-length', 'connection', 'keep-alive', 'vary'],
  ...['transfer-encoding', 'content-encoding', 'cache-control', 'pragma', 'expires', 'set-cookie'],
  ...['etag', 'last-modified', 'strict-transport-security', 'x-frame-options', 'accept-ranges'],
  ...['x-content-type-options', 'x-xss-protection', 'content-security-policy', 'referrer-policy'],
]);

/** The response as a tree: body, headers, cookies. */
export function maskedTree(reply: ReadReply): readonly MaskedNode[] {
  const groups: readonly MaskedNode[] = [
    { name: 'body', ...bodyOf(reply) },
    { name: 'headers', children: headerNodes(reply) },
    { name: 'cookies', children: cookieNodes(reply) },
  ];
  return groups.filter(({ leaf, children }) => leaf !== undefined || children?.length !== 0);
}

function headerNodes({ headers }: ReadReply): readonly MaskedNode[] {
  return Object.entries(headers)
    .filter(([name]) => !DULL.has(name))
    .map(([name, value]) => textNode(name, value, { header: name }));
}

function cookieNodes({ cookies }: ReadReply): readonly MaskedNode[] {
  return [...cookiesOf(cookies)].map(([name, value]) => textNode(name, value, { cookie: name }));
}

function textNode(name: string, value: string, take: TakePlace): MaskedNode {
  return { name, leaf: { kind: 'text', length: value.length, take } };
}

function bodyOf(reply: ReadReply): Omit<MaskedNode, 'name'> {
  if (reply.json !== undefined) return jsonNode(reply.json, [], { left: MAX_NODES });
  const elements = readXml(reply.text);
  if (elements === undefined) {
    const text = reply.text.trim();
    if (text === '') return { children: [] };
    return { leaf: { kind: 'text', length: text.length, take: { text: true } } };
  }
  return {
    children: elements.slice(0, MAX_NODES).map(({ name, attributes, text }) => ({
      name,
      ...(text === ''
        ? {}
        : { leaf: { kind: 'text' as const, length: text.length, take: { xml: name } } }),
      children: [...attributes].map(([key, value]) =>
        textNode(`@${key}`, value, { xml: `${name}@${key}` }),
      ),
    })),
  };
}

function jsonNode(
  value: unknown,
  path: readonly string[],
  budget: { left: number },
): Omit<MaskedNode, 'name'> {
  budget.left -= 1;
  if (typeof value !== 'object' || value === null) return { leaf: leafOf(value, path) };
  const entries = Object.entries(value);
  if (entries.length === 0) {
    return { leaf: { kind: Array.isArray(value) ? 'empty list' : 'empty object' } };
  }
  const children: MaskedNode[] = [];
  for (const [name, item] of entries) {
    if (budget.left <= 0 || path.length >= MAX_DEPTH) break;
    children.push({ name: shownName(name), ...jsonNode(item, [...path, name], budget) });
  }
  return { children };
}

function leafOf(value: unknown, path: readonly string[]): MaskedLeaf {
  // A name that looks like a value would show it in the path.
  const isShown = path.every((name) => shownName(name) === name);
  const place = isShown ? { take: { json: pathTo(path) } } : {};
  if (typeof value === 'string') return { kind: 'text', length: value.length, ...place };
  if (typeof value === 'number') return { kind: 'number', ...place };
  if (typeof value === 'boolean') return { kind: 'boolean', ...place };
  return { kind: 'null' };
}

/** Names are words of the API; one that is long or looks like a token or an address is data. */
export function shownName(name: string): string {
  const isWord = /^[\w$@:. -]{1,40}$/.test(name);
  const digits = name.replace(/\D/g, '').length;
  const isToken = name.length >= 16 && digits >= 2;
  return isWord && !isToken && !/.@.*\./.test(name)
    ? name
    : `(name of ${String(name.length)} characters)`;
}

/** A DTD that is none of HTML: such XML is not read, as it may name files and servers (XML 1.0, 4.2.2). */
const DTD = /^\s*(?:<\?xml[^>]*>\s*)?<!DOCTYPE(?!\s+html\b)/i;

/** The names in a response in one line: `data.ticket, data.username, header x-auth-token`. */
export function shapeOf(reply: ReadReply): string {
  if (DTD.test(reply.text)) return 'XML with a DTD, which Latchkey does not read. Take it as text';
  const names = [
    ...namesOf({ name: 'body', ...bodyOf(reply) }, []),
    ...headerNodes(reply).map(({ name }) => `header ${shownName(name)}`),
    ...cookieNodes(reply).map(({ name }) => `cookie ${shownName(name)}`),
  ];
  if (names.length === 0) return 'no body';
  const shown = names.slice(0, MAX_NAMES).join(', ');
  const more = names.length - MAX_NAMES;
  return more > 0 ? `${shown} and ${String(more)} more` : shown;
}

function namesOf(node: MaskedNode, path: readonly string[]): readonly string[] {
  if (node.leaf !== undefined && path.length === 0) return [lengthOf(node.leaf)];
  const own =
    node.leaf === undefined ? [] : [`${path.join('.').replace('.@', '@')}${noValue(node.leaf)}`];
  // One element of a list stands for all.
  const children = (node.children ?? []).filter(({ name }) => !/^[1-9]\d*$/.test(name));
  return [...own, ...children.flatMap((child) => namesOf(child, [...path, child.name]))];
}

/** A place that is there and holds no value to take. */
function noValue({ kind, take }: MaskedLeaf): string {
  return take === undefined && kind !== 'text' && kind !== 'number' ? ` (${kind})` : '';
}

/** Of a body that is one value: `only text (312 characters)`, `only number`. */
function lengthOf({ kind, length }: MaskedLeaf): string {
  return length === undefined ? `only ${kind}` : `only text (${String(length)} characters)`;
}
