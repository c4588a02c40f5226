/** The charset of a Content-Type (RFC 9110, 8.3.2), as it is written; undefined: it names none. */
export function charsetOf(contentType: string | undefined): string | undefined {
  const found = /;\s*charset\s*=\s*["']?([\w.:+-]{1,40})/i.exec(
    (contentType ?? '').slice(0, 1_000),
  );
  return found?.[1]?.toLowerCase();
}

/**
 * Bytes as text: by byte order mark, charset of the Content-Type, XML declaration, then UTF-8. Old devices
 * name no charset and write Latin-1: bytes that cannot be UTF-8 are read as Windows-1252, its superset.
 */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  const marked = markOf(bytes) ?? wideOf(bytes);
  if (marked !== undefined) return decode(bytes, marked);
  const named = charsetOf(contentType) ?? declared(bytes);
  const known = named === undefined || ASCII.test(named) ? undefined : nameOf(named, bytes);
  const isTrue = known !== undefined && !(UTF16.test(known) && isNarrow(bytes));
  if (isTrue && known !== UTF8) return decode(bytes, known);
  const text = decode(bytes, UTF8);
  return isNoUtf8(text) ? decode(bytes, LATIN) : text;
}

/**
 * A text in the charset that its Content-Type names: bytes, or the text itself where that is UTF-8.
 * @returns undefined where the charset is not known or has no such letter.
 */
export function encodeText(
  text: string,
  contentType: string | undefined,
): string | Uint8Array | undefined {
  const named = charsetOf(contentType);
  const name = named === undefined ? UTF8 : knownName(named);
  if (name === UTF8) return text;
  if (name === 'utf-16le' || name === 'utf-16be') return utf16(text, name === 'utf-16le');
  // ASCII is a part of every other charset, and nearly every body is nothing else.
  if (!/[\u0080-\uffff]/.test(text)) return text;
  return name === undefined ? undefined : singleBytes(text, name);
}

const UTF8 = 'utf-8';
/** A default that servers leave in place: what is more than ASCII is in some other charset. */
const ASCII = /^(?:us-)?ascii$/i;
/** Latin-1 with letters in place of the controls from 0x80 on, as the WHATWG encoding standard reads both. */
const LATIN = 'windows-1252';
/** Those letters; a dot where there is none. Node.js 20 leaves the controls (nodejs/node#56542). */
const LATIN_LETTERS = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

/** Making one costs more than decoding a short text. It keeps nothing from one text to the next. */
const UTF8_DECODER = new TextDecoder(UTF8);

function decode(bytes: Uint8Array, name: string): string {
  if (name === UTF8) return UTF8_DECODER.decode(bytes);
  const text = new TextDecoder(name).decode(bytes);
  return name === LATIN ? text.replace(/[\x80-\x9f]/g, latinLetter) : text;
}

function latinLetter(control: string): string {
  const letter = LATIN_LETTERS.charAt(control.charCodeAt(0) - 0x80);
  return letter === '.' ? control : letter;
}

/** By the byte order mark (Unicode, 23.8). */
function markOf(bytes: Uint8Array): string | undefined {
  const first = bytes[0];
  if (first === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return UTF8;
  if (first === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return first === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** `<?xml version="1.0" encoding="ISO-8859-1"?>`. */
function declared(bytes: Uint8Array): string | undefined {
  if (bytes[0] !== 0x3c || bytes[1] !== 0x3f) return undefined;
  const start = decode(bytes.subarray(0, 200), LATIN);
  return /^<\?xml[^>]{0,150}?\sencoding\s?=\s?["']([\w.:-]{1,40})["']/i.exec(start)?.[1];
}

/**
 * JSON and XML in UTF-16 without a mark, whatever they call themselves: they begin with a letter of ASCII,
 * and so with one zero in two bytes (RFC 4627, 3).
 */
function wideOf(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 2));
  if (/^[<{["]\0$/.test(start)) return 'utf-16le';
  return /^\0[<{["]$/.test(start) ? 'utf-16be' : undefined;
}

const UTF16 = /^utf-16/;

/** .NET names UTF-16 in the declaration of XML that it then sends as UTF-8: no markup begins like this in UTF-16. */
function isNarrow(bytes: Uint8Array): boolean {
  return /^[<{[][\t-~]/.test(String.fromCharCode(...bytes.subarray(0, 2)));
}

/** UTF-16 without a mark may begin with either byte of its first letter. */
function nameOf(label: string, bytes: Uint8Array): string | undefined {
  return label === 'utf-16' && bytes[0] === 0 ? 'utf-16be' : knownName(label);
}

/** The standard's own name of a charset; undefined: it has none of that label. */
function knownName(label: string): string | undefined {
  if (label === UTF8) return UTF8;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** Letters that were no UTF-8, and none that was: a text in UTF-8 with one bad byte is still that. */
function isNoUtf8(text: string): boolean {
  return text.includes('\uFFFD') && !/[\u0080-\uFFFC]/.test(text);
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  }
  return new Uint8Array(view.buffer);
}

/** By a charset of one byte a letter; undefined where it is none, or has not all of these letters. */
function singleBytes(text: string, name: string): Uint8Array | undefined {
  const byteOf = new Map<string, number>();
  for (let byte = 0; byte < 0x100; byte += 1) byteOf.set(decode(Uint8Array.of(byte), name), byte);
  const bytes = Array.from(text, (letter) => byteOf.get(letter));
  return bytes.includes(undefined) ? undefined : Uint8Array.from(bytes as readonly number[]);
}
