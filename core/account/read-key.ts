import type { AccountField } from '../model/account-field';
import { InputError } from '../errors';
import { codeOf, hiddenCharacter } from '../model/hidden-character';
import { readJson } from '../model/read-json';

type KeyField = Pick<AccountField, 'name' | 'label'> & {
  readonly oneWord?: boolean;
  readonly prefix?: RegExp;
};

/** What word processors and input methods put in place of plain characters: quotes, dashes, full-width forms. */
const REPLACED = /[\u2010-\u201f\u2032-\u2035\u2212\uff01-\uff5e]/;

/** How screens show a key without showing it. */
const MASKED = /\*{3}|[\u2022\u25cf]|\u2026|^\.{3}|\.{3}$/;

/** More of a header, a command, a query or a list of variables than the value. */
const WRAPPED =
  /^(?:curl\s|-H\b|--header\b|(?:authorization|x-api-key|api[-_]?key|access[-_]?token)\s*[:=]|(?:x-[\w-]{1,60}|[\w-]{0,60}(?:key|token|secret|auth)):\s+(?=\S)|(?:export|set)\s+\w{1,60}\s*=|\$env:\w{1,60}\s*=|\w{0,60}_(?:key|token|secret)=(?=[^\s=]))/i;

/** The word of a sign-in that HTTP has, before a key that has none within. */
const SCHEME_WORD = /^(?:bearer|basic|token|api-?key)\s+(?=\S)/i;

/** What an example has in place of a key, and what nothing has filled in. */
const PLACEHOLDER = /^(?:<[a-z][a-z _-]{0,60}>|\$?\{\{[^{}]{1,200}\}\}|\$\{[a-z]\w{0,60}\})$/i;

/** Names that a token has in the response of a sign-in, and a key in the file that comes with it. */
const NAMED =
  /^(?:(?:access|id|api|auth|session)?[-_]?token|api[-_]?key|key|(?:client[-_]?)?secret)$/i;

/** Around a value without such quotes in it: a secret may begin and end with one of its own. */
const QUOTES =
  /^"([^"]+)"$|^'([^']+)'$|^`([^`]+)`$|^[\u201c\u201e]([^\u201c\u201d\u201e]+)[\u201c\u201d]$|^[\u2018\u201a]([^\u2018\u2019\u201a]+)[\u2018\u2019]$/u;

/**
 * A key or token as it was issued. Quotes around it go; what was copied wrongly beyond repair is an error.
 * @throws InputError that names the field, and never the key.
 */
export function readKey(field: KeyField, pasted: string): string {
  const value = unquoted(pasted);
  const key = field.prefix === undefined ? value : value.replace(field.prefix, '');
  const fault = (says: string): InputError =>
    new InputError(field.name, `${field.name}: ${field.label} ${says}`);
  const hidden = hiddenCharacter(key);
  if (hidden !== undefined) {
    throw fault(`contains a character that cannot be seen (${hidden}). Copy it again without one.`);
  }
  if (MASKED.test(key)) {
    throw fault(
      'is masked: a part of it is hidden. Copy the whole value where it was issued, or create a new one.',
    );
  }
  const [replaced] = REPLACED.exec(key) ?? [];
  if (replaced !== undefined) {
    throw fault(
      `contains "${replaced}" (${codeOf(replaced)}), which text editors put in place of a plain character. Copy it again from where it was issued.`,
    );
  }
  if (PLACEHOLDER.test(key)) {
    throw fault('is a placeholder that nothing has filled in. Enter the value that was issued.');
  }
  const member = memberOf(key);
  if (member !== undefined) {
    throw fault(`is a JSON object. Enter the value of "${member}" alone, without the quotes.`);
  }
  const [wrapped] =
    WRAPPED.exec(key) ?? (field.oneWord === true ? SCHEME_WORD.exec(key) : undefined) ?? [];
  if (wrapped !== undefined) {
    throw fault(
      `begins with "${wrapped.trim()}". Enter the value alone, without the rest of the header or command.`,
    );
  }
  return key;
}

/** The member that holds the key where JSON was pasted; undefined for anything else, since a key may be anything. */
function memberOf(text: string): string | undefined {
  const value = text.startsWith('{') ? readJson(text) : undefined;
  return Object.entries(Object(value) as object).find(
    ([name, held]) => NAMED.test(name) && typeof held === 'string',
  )?.[0];
}

function unquoted(pasted: string): string {
  const found = QUOTES.exec(pasted)?.slice(1);
  return (found?.find((inner) => inner !== undefined) ?? pasted).trim();
}
