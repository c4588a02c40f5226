import { fail, list, Members, record } from './document-reader';
import type { Reader } from './document-reader';
import type { Places, Send } from './grammar';
import { make } from './read-make';
import { basic, cookies, headers, jsonMembers, plainPairs } from './read-request';
import { filled, line, template } from './read-texts';

const PLACES = ['headers', 'query', 'cookies', 'json', 'form'] as const;

function placesOf(members: Members): Places {
  return {
    ...members.optional('headers', headers),
    ...members.optional('query', plainPairs),
    ...members.optional('cookies', cookies),
    ...members.optional('json', jsonMembers),
    ...members.optional('form', plainPairs),
  };
}

const places: Reader<Places> = (value, place) => placesOf(new Members(value, place, PLACES));

const last: Reader<Send['last'] & {}> = (value, place) => {
  const members = new Members(value, place, ['query', 'form']);
  return { ...members.optional('query', lastPairs), ...members.optional('form', lastPairs) };
};

/** An object lists names that are numbers first, so such a name could not stand last. */
const lastPairs = record((value, place) => {
  const read = line(value, place);
  return /^\d+$/.test(read)
    ? fail(place, 'cannot be a whole number, because such names are sorted first')
    : read;
}, template);

export const send: Reader<Send> = (value, place) => {
  const own = ['make', 'base', 'basic', 'digest', 'reads', 'writes', 'last'];
  const members = new Members(value, place, [...PLACES, ...own]);
  return {
    ...members.optional('make', list(make, 1, 20)),
    ...members.optional('base', filled),
    ...members.optional('basic', basic),
    ...members.optional('digest', basic),
    ...placesOf(members),
    ...members.optional('reads', places),
    ...members.optional('writes', places),
    ...members.optional('last', last),
  };
};
