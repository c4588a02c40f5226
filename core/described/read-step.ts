import { list, Members, wholeNumber } from './document-reader';
import type { Reader } from './document-reader';
import type { Refresh, Step } from './grammar';
import { make } from './read-make';
import { REQUEST, requestOf } from './read-request';
import { take } from './read-take';

export const step: Reader<Step> = (value, place) =>
  stepOf(new Members(value, place, [...REQUEST, 'make', 'take']));

function stepOf(members: Members): Step {
  return {
    ...requestOf(members),
    ...members.optional('make', list(make, 1, 20)),
    ...members.optional('take', list(take, 1, 20)),
  };
}

export const refresh: Reader<Refresh> = (value, place) => {
  const members = new Members(value, place, [...REQUEST, 'make', 'take', 'times']);
  return { ...stepOf(members), ...members.optional('times', wholeNumber(1, 1_000_000)) };
};
