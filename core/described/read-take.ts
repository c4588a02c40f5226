import { Members, only, oneOf, readBoolean } from './document-reader';
import type { Reader } from './document-reader';
import type { Take, TakePlace } from './grammar-values';
import { cookieName, filled, jsonPath, line, name, template, xmlPath } from './read-texts';

const TAKE_PLACES = ['json', 'header', 'cookie', 'cookies', 'xml', 'text'] as const;

export const take: Reader<Take> = (value, place) => {
  const members = new Members(value, place, ['as', 'public', 'optional', ...TAKE_PLACES]);
  return {
    as: members.required('as', name),
    ...members.optional('public', readBoolean),
    ...members.optional('optional', readBoolean),
    ...takePlace(members),
  };
};

function takePlace(members: Members): TakePlace {
  const kind = only(members, TAKE_PLACES);
  switch (kind) {
    case 'json':
      return { json: members.required(kind, jsonPath) };
    case 'header':
      return { header: members.required(kind, line) };
    case 'cookie':
      return { cookie: members.required(kind, cookieName) };
    case 'cookies':
      return { cookies: members.required(kind, oneOf('all')) };
    case 'xml':
      return { xml: members.required(kind, xmlPath) };
    case 'text':
      return { text: members.required(kind, textPlace) };
  }
}

const textPlace: Reader<true | { readonly after: string; readonly before: string }> = (
  value,
  place,
) => {
  if (value === true) return true;
  const members = new Members(value, place, ['after', 'before']);
  return { after: members.required('after', filled), before: members.required('before', template) };
};
