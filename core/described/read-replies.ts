import { fail, join, list, Members, readBoolean, text, wholeNumber } from './document-reader';
import type { Reader } from './document-reader';
import type { Replies, Scalar, When } from './grammar';
import { take } from './read-take';
import { filled, jsonPath, line, xmlPath } from './read-texts';

const scalar: Reader<Scalar> = (value, place) =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
    ? (value as Scalar)
    : fail(place, 'must be text, a number, true, false or null');

const wordPlace: Reader<string> = (value, place) =>
  typeof value === 'string' && /^(?:xml|header):/.test(value)
    ? text({ max: 500 })(value, place)
    : jsonPath(value, place);

const isTrue: Reader<true> = (value, place) =>
  value === true ? value : fail(place, 'must be true');

const when: Reader<When> = (value, place) => {
  const subjects = ['json', 'xml', 'header', 'text'];
  const tests = ['is', 'not', 'contains'];
  const members = new Members(value, place, [
    'status',
    ...subjects,
    ...tests,
    'html',
    'redirectTo',
  ]);
  const given = subjects.filter((item) => members.has(item));
  if (given.length > 1) fail(place, `has ${given.join(' and ')}; use one of them`);
  const test = tests.find((item) => members.has(item));
  if (test !== undefined && given.length === 0) {
    fail(join(place, test), 'needs json, xml, header or text beside it, which say where to look');
  }
  if (!['status', ...subjects, 'html', 'redirectTo'].some((item) => members.has(item))) {
    fail(place, 'is empty. Give a condition, such as "status": [401]');
  }
  return {
    ...members.optional('status', list(wholeNumber(100, 599), 1, 50)),
    ...members.optional('json', jsonPath),
    ...members.optional('xml', xmlPath),
    ...members.optional('header', line),
    ...members.optional('text', isTrue),
    ...members.optional('is', list(scalar, 1, 50)),
    ...members.optional('not', list(scalar, 1, 50)),
    ...members.optional('contains', filled),
    ...members.optional('html', readBoolean),
    ...members.optional('redirectTo', filled),
  };
};

export const replies: Reader<Replies> = (value, place) => {
  const known = ['denied', 'stale', 'refused', 'failed', 'message', 'code', 'take'];
  const members = new Members(value, place, known);
  const conditions = list(when, 1, 20);
  const wordPlaces = list(wordPlace, 1, 10);
  return {
    ...members.optional('denied', conditions),
    ...members.optional('stale', conditions),
    ...members.optional('refused', conditions),
    ...members.optional('failed', conditions),
    ...members.optional('message', wordPlaces),
    ...members.optional('code', wordPlaces),
    ...members.optional('take', list(take, 1, 20)),
  };
};
