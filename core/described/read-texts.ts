import { hiddenCharacter } from '../model/hidden-character';
import { fail, text } from './document-reader';
import type { Reader } from './document-reader';

/** Names that mean something else to the account or to a template. */
const RESERVED: readonly string[] = [
  ...['baseUrl', 'allowPlainPassword'],
  ...['method', 'host', 'path', 'resource', 'query', 'url', 'body'],
];

export const line = text({ min: 1, max: 200 });
export const sentence = text({ max: 1000 });
export const template = text();
export const filled = text({ min: 1 });

export const name: Reader<string> = (value, place) => {
  const read = line(value, place);
  if (!/^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(read)) {
    fail(place, 'must begin with a letter and hold only letters, digits and "_", at most 40');
  }
  if (RESERVED.includes(read)) fail(place, `cannot be "${read}", which has a meaning of its own`);
  return read;
};

/** RFC 9110, 5.6.2; what frames a message or belongs to the connection cannot be set. */
export const headerName: Reader<string> = (value, place) => {
  const read = line(value, place);
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(read)) fail(place, 'is not a valid header name');
  if (read.toLowerCase() === 'cookie') fail(place, 'cannot be a header. Use "cookies"');
  if (
    /^(?:host|content-length|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect|proxy-.*)$/i.test(
      read,
    )
  ) {
    fail(place, 'is a header that the connection sets itself. Remove it');
  }
  return read;
};

export const cookieName: Reader<string> = (value, place) => {
  const read = line(value, place);
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(read)
    ? read
    : fail(place, 'is not a valid cookie name');
};

/** For places in which such a character is never meant. */
function visible(read: string, place: string): string {
  const hidden = hiddenCharacter(read);
  if (hidden === undefined) return read;
  return fail(place, `contains a character that cannot be seen (${hidden}). Type it again`);
}

/** The name of a query parameter or of a field of a form. */
export const pairName: Reader<string> = (value, place) => visible(line(value, place), place);

/** `data.token`, `items.0.id`, or a JSON pointer for names that such a path cannot hold. */
export const jsonPath: Reader<string> = (value, place) => {
  const read = visible(text({ max: 500 })(value, place), place);
  const fault = faultOfJsonPath(read);
  return fault === undefined ? read : fail(place, fault);
};

/** What other tools take for a path; undefined: it is one of ours. */
export function faultOfJsonPath(path: string): string | undefined {
  if (path.startsWith('/') || !/^\$(?:$|[.[])|[[\]{}"]|^\s|\s$/.test(path)) return undefined;
  return 'must be a path such as data.token or items.0.id, without "$", brackets, quotes and blanks around it';
}

/** What looks like a placeholder and is none; the server would get it as it is written. */
const NO_PLACEHOLDER = /\{\s+\w+\s*\}|\{\w+\s+\}|(?:^|\s)\$\{\w+\}|\{[A-Za-z]\w*[.-][\w.-]*\}/;

function withPlaceholders(read: string, place: string): string {
  const [found] = NO_PLACEHOLDER.exec(read) ?? [];
  if (found === undefined) return read;
  return fail(
    place,
    `has "${found.trim()}", which is no placeholder. Write {name} with the name of a field or a value`,
  );
}

export const headerText: Reader<string> = (value, place) => {
  const read = withPlaceholders(visible(template(value, place), place), place);
  return /^[\t\x20-\x7e\xa0-\xff]*$/.test(read)
    ? read
    : fail(place, 'can hold Latin-1 characters without line breaks only');
};

/** The text around placeholders; values are checked when they are filled in. */
export const cookieText: Reader<string> = (value, place) => {
  const read = template(value, place);
  return /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/.test(read)
    ? read
    : fail(place, 'cannot hold spaces, quotes, commas, semicolons or backslashes');
};

export const path: Reader<string> = (value, place) => {
  const read = withPlaceholders(filled(value, place), place);
  if (!read.startsWith('/') || read.startsWith('//')) {
    fail(place, 'must begin with one "/"; it is added to the base URL');
  }
  if (/[?#]/.test(read)) fail(place, 'cannot hold "?" or "#". Put parameters into "query"');
  if (/[\\\s]/.test(read) || read.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part))) {
    fail(place, 'cannot hold "..", backslashes or white space. It stays below the base URL');
  }
  return visible(read, place);
};

export const xmlTemplate: Reader<string> = (value, place) => {
  const read = filled(value, place);
  return /<!(?:DOCTYPE|ENTITY)/i.test(read)
    ? fail(place, 'cannot hold a DTD. Remove <!DOCTYPE> and <!ENTITY>')
    : read;
};

export const xmlPath: Reader<string> = (value, place) => {
  const read = line(value, place);
  return /^[^@\s<>/]+(?:@[^@\s<>/]+)?$/.test(read)
    ? read
    : fail(place, 'must be the name of an element, or element@attribute');
};
