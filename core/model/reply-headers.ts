import type { HeaderFields } from './http';

/** Fields that hold an address, which some servers write as raw UTF-8 (RFC 9110, 10.2.2, wants it escaped). */
const ADDRESSES: readonly string[] = ['location', 'content-location', 'link'];

/**
 * Header fields of a reply as the core wants them: names in lower case, repeated fields joined. Hosts read
 * them as Latin-1, byte by byte; an address that is UTF-8 underneath is read as that.
 */
export function replyHeaders(headers: object): HeaderFields {
  const fields: Record<string, string> = {};
  for (const [given, value] of Object.entries(headers as Record<string, unknown>)) {
    if (value === undefined || value === null) continue;
    const name = given.toLowerCase();
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    fields[name] = ADDRESSES.includes(name) ? asUtf8(text) : text;
  }
  return fields;
}

function asUtf8(text: string): string {
  // Above Latin-1 somebody has decoded it already.
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text;
  const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}
