import { Members, only, readBoolean, wholeNumber } from './document-reader';
import type { Reader } from './document-reader';
import type { Life } from './grammar';
import { filled, name } from './read-texts';

const amount: Reader<string | number> = (value, place) =>
  typeof value === 'number' ? wholeNumber(1, 4_000_000_000)(value, place) : filled(value, place);

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
      return { epochSeconds: members.required(kind, filled) };
    case 'epochMilliseconds':
      return { epochMilliseconds: members.required(kind, filled) };
    case 'date':
      return { date: members.required(kind, filled) };
    case 'jwt':
      return { jwt: members.required(kind, name) };
  }
}
