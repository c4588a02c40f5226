/** A cookie is deleted by a date in the past; no server sets one that expires before this. */
const LONG_AGO = Date.UTC(2000, 0, 1);

/**
 * The cookies that `Set-Cookie` lines leave behind, by name (RFC 6265, 5.2). The last line of a name wins;
 * a line that deletes its cookie leaves none.
 */
export function cookiesOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const line of lines) {
    const semicolon = line.indexOf(';');
    const pair = semicolon < 0 ? line : line.slice(0, semicolon);
    const attributes = line.slice(pair.length).split(';');
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, equals)).trim();
    if (name === '') continue;
    if (attributes.some(deletes)) cookies.delete(name);
    else cookies.set(name, pair.slice(equals + 1).trim());
  }
  return cookies;
}

function deletes(attribute: string): boolean {
  const [, name = '', value = ''] = /^\s*([^=]*)=(.*)$/s.exec(attribute) ?? [];
  if (name.toLowerCase() === 'max-age') return /^\s*(?:0+|-\d+)\s*$/.test(value);
  return name.toLowerCase() === 'expires' && Date.parse(value) < LONG_AGO;
}
