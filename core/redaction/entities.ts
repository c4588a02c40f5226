/** Names of U+00A0 to U+00FF in that order (HTML 4.01, 24.2.1): what `htmlentities` of PHP writes. */
const LATIN_1 = `
  nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr
  deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest
  Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
  ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
  agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml
  eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`;

const BY_NAME: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.trim()
    .split(/\s+/)
    .map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
  ['euro', '€'],
]);
/** These are read in either case. */
const OF_MARKUP: Readonly<Record<string, string>> = {
  ...{ quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" },
};

/** The letter of an entity such as `&uuml;`. */
export function namedEntity(escape: string): string | undefined {
  const name = escape.slice(1, -1);
  return BY_NAME.get(name) ?? OF_MARKUP[name.toLowerCase()];
}
