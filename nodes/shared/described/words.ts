import { SHORT_FORM_FIELDS } from '../../../core';
import { optionLabels } from '../options';
import { inN8nWords } from '../phrases';

/** Fields of both forms by the names that messages begin with. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ...SHORT_FORM_FIELDS.map(({ name, label }): [string, string] => [name, label]),
  ['signIn', 'Sign-In'],
  ['document', 'Document'],
  ['curl', 'Login as Curl Command'],
  ['baseUrl', 'Base URL'],
  ['allowPlainPassword', 'Allow Password over Plain HTTP'],
  ['method', 'Method'],
  ['path', 'Path'],
  ['url', 'Path'],
  ['query', 'Query Parameters'],
  ['headers', 'Headers'],
  ['payload', 'Body'],
  ['formBody', 'Form Fields'],
  ['multipartBody', 'Parts'],
  ['limit', 'Limit'],
  ...Object.entries(optionLabels),
]);

/** A message of the core in the words of the credential's and the node's form, which know no ids. */
export function inFormWords(message: string): string {
  const said = inN8nWords(message).replace(/\bapi\.request\b/gu, '“Make Request”');
  const [, id = '', rest = ''] = /^(\w+): ([\s\S]*)$/u.exec(said) ?? [];
  if (id === '') return said;
  const label = LABELS.get(id);
  if (label !== undefined) {
    if (rest.startsWith(`${label} `)) return rest;
    return rest.startsWith('must ') ? `${label} ${rest}` : `${label}: ${rest}`;
  }
  // What a description calls its fields nobody sees; the sentence begins with the label.
  return /^[a-z]\w*$/u.test(id) && /^\p{Lu}/u.test(rest) ? rest : said;
}
