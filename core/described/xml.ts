/** An element of an XML document, by its local name. */
export interface XmlElement {
  readonly name: string;
  /** By name without prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Its own text, entities replaced, without surrounding white space. */
  readonly text: string;
}

const MAX_DEPTH = 64;
const MAX_ELEMENTS = 20_000;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

const MAX_CHARACTERS = 4_000_000;
/** What is no element: where it begins, where it ends, and whether it is text. */
const SECTIONS = [
  { begin: '<!--', end: '-->', isText: false },
  { begin: '<?', end: '?>', isText: false },
  { begin: '<![CDATA[', end: ']]>', isText: true },
] as const;
/** An end tag, or a start tag with its attributes; sticky. */
const TAG =
  /<\/([^\s<>/&"'=]+)\s*>|<([^\s<>/&"'=!?]+)((?:\s+[^\s<>/&"'=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * The elements of a document in the order of their start tags. A reader for small responses: well-formed
 * XML without DTD and with the five predefined entities (XML 1.0, 4.6). Anything else, so anything that
 * could load or expand something, is no document.
 * @returns undefined for what is not such a document.
 */
export function readXml(text: string): readonly XmlElement[] | undefined {
  if (text.length > MAX_CHARACTERS) return undefined;
  const elements: Open[] = [];
  const path: { readonly raw: string; readonly element: Open }[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const inner = path.at(-1)?.element;
    const next = text.indexOf('<', at);
    if (!addText(inner, decode(text.slice(at, next < 0 ? text.length : next)))) return undefined;
    if (next < 0) break;
    const section = SECTIONS.find(({ begin }) => text.startsWith(begin, next));
    if (section !== undefined) {
      const start = next + section.begin.length;
      const end = text.indexOf(section.end, start);
      if (end < 0) return undefined;
      if (section.isText && !addText(inner, text.slice(start, end))) return undefined;
      at = end + section.end.length;
      continue;
    }
    const [tag = '', closed, opened = '', attributes = '', empty] = tagAt(text, next);
    if (tag === '') return undefined;
    at = next + tag.length;
    if (closed !== undefined) {
      if (path.pop()?.raw !== closed) return undefined;
      continue;
    }
    const read = readAttributes(attributes);
    const isSecondRoot = path.length === 0 && elements.length > 0;
    if (read === undefined || isSecondRoot || elements.length >= MAX_ELEMENTS) return undefined;
    const element = { name: localName(opened), attributes: read, text: '' };
    elements.push(element);
    if (empty === '') path.push({ raw: opened, element });
    if (path.length > MAX_DEPTH) return undefined;
  }
  if (path.length > 0 || elements.length === 0) return undefined;
  return elements.map((element) => ({ ...element, text: element.text.trim() }));
}

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  text: string;
}

/** Outside of the root element only white space may stand. */
function addText(element: Open | undefined, text: string | undefined): boolean {
  if (element === undefined || text === undefined) return text?.trim() === '';
  element.text += text;
  return true;
}

function tagAt(text: string, index: number): readonly (string | undefined)[] {
  TAG.lastIndex = index;
  return TAG.exec(text) ?? [];
}

/**
 * The value at `name` or `name@attribute`: of the first element of that name.
 * @returns undefined where there is none.
 */
export function atXml(elements: readonly XmlElement[], path: string): string | undefined {
  const [name, attribute] = path.split('@');
  const element = elements.find((item) => item.name === name);
  return attribute === undefined ? element?.text : element?.attributes.get(attribute);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function readAttributes(text: string): ReadonlyMap<string, string> | undefined {
  const attributes = new Map<string, string>();
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) {
    const value = decode(String(double ?? single));
    if (value === undefined) return undefined;
    attributes.set(localName(String(name)), value);
  }
  return attributes;
}

/** An "&" that begins neither a predefined entity nor a character. */
const BAD_REFERENCE = /&(?!(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)/;

/** Replaces entities; undefined for one that is not predefined, or for a bare "&". */
function decode(text: string): string | undefined {
  // First, so that a long text that is no XML is given up at its first "&".
  if (BAD_REFERENCE.test(text)) return undefined;
  let known = true;
  const decoded = text.replace(
    /&(?:#(x?)([0-9A-Fa-f]+)|([a-z]+));/g,
    (_, x: string, digits: string, name: string | undefined) => {
      const value = name === undefined ? character(x, digits) : ENTITIES.get(name);
      known &&= value !== undefined;
      return value ?? '';
    },
  );
  return known ? decoded : undefined;
}

function character(x: string, digits: string): string | undefined {
  const code = Number.parseInt(digits, x === '' ? 10 : 16);
  const allowed = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return allowed ? String.fromCodePoint(code) : undefined;
}
