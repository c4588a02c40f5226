import { fail, Members, only, readBoolean, wholeNumber } from './document-reader';
import type { Reader } from './document-reader';
import type { Life } from './grammar';
import { filled, name } from './read-texts';

/** Words without a placeholder never give a time: the token would have no known end, without a word of it. */
const taken: Reader<string> = (value, place) => {
  const read = filled(value, place);
  return read.includes('{')
    ? read
    : fail(place, 'must name a value that "take" has taken, in braces: "{life}"');
};

const amount: Reader<string | number> = (value, place) =>
  typeof value === 'number' ? wholeNumber(1, 4_000_000_000)(value, place) : taken(value, place);

const LIFE = [
  'seconds',
  'minutes',
  'milliseconds',
  'epochSeconds',
  'epochMilliseconds',
  'date',
  'jwt',
] as const;

export const life: Reader<Life> = (value, place) => {
  const members = new Members(value, place, ['sliding', ...LIFE]);
  return { ...members.optional('sliding', readBoolean), ...lifeUnit(members) };
};

function lifeUnit(members: Members): Life {
  const kind = only(members, LIFE);
  switch (kind) {
    case 'seconds':
      return { seconds: members.required(kind, amount) };
    case 'minutes':
      return { minutes: members.required(kind, amount) };
    case 'milliseconds':
      return { milliseconds: members.required(kind, amount) };
    case 'epochSeconds':
      return { epochSeconds: members.required(kind, taken) };
    case 'epochMilliseconds':
      return { epochMilliseconds: members.required(kind, taken) };
    case 'date':
      return { date: members.required(kind, taken) };
    case 'jwt':
      return { jwt: members.required(kind, name) };
  }
}
