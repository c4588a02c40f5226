/** n8n wants a period after several sentences and none after one. */
export function phrase(text: string): string {
  return /[.!?]\s/.test(text) ? text.replace(/\.?$/, '.') : text.replace(/\.$/, '');
}

/** n8n wants the names of choices in title case; words that are written large stay so. */
export function titleCase(text: string): string {
  return text.replace(/[\w.]+/g, (word, offset: number) =>
    offset > 0 && SMALL.has(word) ? word : capital(word),
  );
}

const SMALL: ReadonlySet<string> = new Set('a an and at by for in of on or the to with'.split(' '));

/** The text with a capital at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text with a small letter at its beginning: n8n's names of node and credential types. */
export function smallFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** n8n wants lists of five and more in alphabetical order; all of ours are. */
export function byName<T extends { readonly name: string; readonly displayName?: string }>(
  items: readonly T[],
): T[] {
  const nameOf = (item: T): string => item.displayName ?? item.name;
  return [...items].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
}
