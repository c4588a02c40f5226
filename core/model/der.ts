/** What DER is, told by its outermost elements (X.690): nothing is decoded, and nothing deeper is looked at. */

interface Element {
  readonly tag: number;
  readonly begin: number;
  /** Beyond the bytes where they were cut off; Infinity where the length is left open (BER). */
  readonly end: number;
}

const SEQUENCE = 0x30;
/** Enough to tell every kind. */
const MOST_CHILDREN = 6;

/**
 * Labels of RFC 7468, and two of our own for what has none, by the tags of the elements: those of the first
 * one in brackets, an integer of one byte with its value. The first that fits.
 */
const KINDS: readonly (readonly [label: string, shape: RegExp])[] = [
  ['PKCS12', /^2=03 30/],
  ['PRIVATE KEY', /^2=0[01] 30 4/],
  ['RSA PRIVATE KEY', /^2=0[01] 2/],
  ['EC PRIVATE KEY', /^2=01 4/],
  ['ENCRYPTED PRIVATE KEY', /^30\(6[^)]*\) 4/],
  ['PUBLIC KEY', /^30\(6[^)]*\) 3/],
  ['CERTIFICATE REQUEST', /^30\(2=00 30 30(?: a0)?\)/],
  ['CERTIFICATE', /^30\((?:a0 )?2(?:=\w+)? 30 30 30/],
  ['PKCS7', /^6 a0/],
];

const JAVA_KEY_STORE = 'feedfeed';

/** The label that PEM has for these bytes, `PKCS12`, `JAVA KEY STORE`; undefined for anything else. */
export function labelOfDer(bytes: Uint8Array): string | undefined {
  if (hexOf(bytes.subarray(0, 4)) === JAVA_KEY_STORE) return 'JAVA KEY STORE';
  const outer = elementAt(bytes, 0);
  if (outer?.tag !== SEQUENCE) return undefined;
  const shape = childrenOf(bytes, outer)
    .map((child, place) => shapeOf(bytes, child, place === 0))
    .join(' ');
  return KINDS.find(([, pattern]) => pattern.test(shape))?.[0];
}

/** Whether the end of what begins here is missing. */
export function isCutOff(bytes: Uint8Array): boolean {
  const outer = elementAt(bytes, 0);
  return outer !== undefined && outer.end !== Infinity && outer.end > bytes.length;
}

function shapeOf(bytes: Uint8Array, element: Element, withChildren: boolean): string {
  const { tag, begin, end } = element;
  const text = tag.toString(16);
  if (tag === 2 && end - begin === 1) return `${text}=${hexOf(bytes.subarray(begin, end))}`;
  if (tag !== SEQUENCE || !withChildren) return text;
  const within = childrenOf(bytes, element).map((child) => shapeOf(bytes, child, false));
  return `${text}(${within.join(' ')})`;
}

function childrenOf(bytes: Uint8Array, parent: Element): readonly Element[] {
  const children: Element[] = [];
  let at = parent.begin;
  while (at < Math.min(parent.end, bytes.length) && children.length < MOST_CHILDREN) {
    const child = elementAt(bytes, at);
    if (child === undefined) break;
    children.push(child);
    at = child.end;
  }
  return children;
}

function elementAt(bytes: Uint8Array, at: number): Element | undefined {
  const [tag, first] = bytes.subarray(at, at + 2);
  if (tag === undefined || first === undefined) return undefined;
  if (first < 0x80) return { tag, begin: at + 2, end: at + 2 + first };
  if (first === 0x80) return { tag, begin: at + 2, end: Infinity };
  const size = first - 0x80;
  const begin = at + 2 + size;
  if (size > 4 || begin > bytes.length) return undefined;
  return { tag, begin, end: begin + Number.parseInt(hexOf(bytes.subarray(at + 2, begin)), 16) };
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
