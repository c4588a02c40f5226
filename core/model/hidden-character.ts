/**
 * What is copied along with a text and cannot be seen: spaces but the usual one, zero-width and formatting
 * characters, fillers, variation selectors.
 */
const HIDDEN = /(?! )[\p{Z}\p{Cf}]|[\u115f\u1160\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0]/u;

/** The first such character of a text as Unicode names it, `U+200B`; undefined: there is none. */
export function hiddenCharacter(text: string): string | undefined {
  const [hidden] = HIDDEN.exec(text) ?? [];
  return hidden === undefined ? undefined : codeOf(hidden);
}

/** `U+201C`. */
export function codeOf(character: string): string {
  const code = Number(character.codePointAt(0)).toString(16).toUpperCase();
  return `U+${code.padStart(4, '0')}`;
}
