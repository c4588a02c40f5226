import { fail, join, list, Members, only, oneOf, wholeNumber } from './document-reader';
import type { Reader } from './document-reader';
import type { Make, MakeRule } from './grammar-values';
import { jsonMembers } from './read-request';
import { filled, name, template } from './read-texts';

const OUT = oneOf('hex', 'base64', 'base64url');
const KEY_IN = oneOf('utf8', 'hex', 'base64');
const HASH = oneOf('md5', 'sha1', 'sha256', 'sha512');
const parts = list(template, 1, 20);
const MAKES = ['now', 'rising', 'random', 'hash', 'hmac', 'encode', 'jwt'] as const;

export const make: Reader<Make> = (value, place) => {
  const members = new Members(value, place, ['as', ...MAKES, 'of', 'out', 'key', 'keyIn']);
  const kind = only(members, MAKES);
  const allowed = { hash: ['of', 'out'], hmac: ['of', 'out', 'key', 'keyIn'], encode: ['of'] };
  const own: readonly string[] = Object.entries(allowed).find(([item]) => item === kind)?.[1] ?? [];
  const stray = ['of', 'out', 'key', 'keyIn'].find(
    (item) => members.has(item) && !own.includes(item),
  );
  if (stray !== undefined) fail(join(place, stray), `does not go with "${kind}". Remove it`);
  return { as: members.required('as', name), ...makeRule(members, kind) };
};

function makeRule(members: Members, kind: (typeof MAKES)[number]): MakeRule {
  switch (kind) {
    case 'now':
      return { now: members.required(kind, oneOf('seconds', 'milliseconds', 'iso', 'http')) };
    case 'rising':
      return { rising: members.required(kind, oneOf('milliseconds', 'microseconds')) };
    case 'random':
      return { random: members.required(kind, wholeNumber(1, 64)) };
    case 'hash':
      return {
        hash: members.required(kind, HASH),
        of: members.required('of', parts),
        ...members.optional('out', OUT),
      };
    case 'hmac':
      return {
        hmac: members.required(kind, HASH),
        key: members.required('key', filled),
        ...members.optional('keyIn', KEY_IN),
        of: members.required('of', parts),
        ...members.optional('out', OUT),
      };
    case 'encode':
      return { encode: members.required(kind, OUT), of: members.required('of', parts) };
    case 'jwt':
      return { jwt: members.required(kind, madeJwt) };
  }
}

const madeJwt: Reader<Extract<MakeRule, { readonly jwt: unknown }>['jwt']> = (value, place) => {
  const members = new Members(value, place, ['alg', 'key', 'keyIn', 'header', 'claims', 'seconds']);
  return {
    alg: members.required('alg', oneOf('RS256', 'PS256', 'ES256', 'HS256')),
    key: members.required('key', filled),
    ...members.optional('keyIn', KEY_IN),
    ...members.optional('header', jsonMembers),
    claims: members.required('claims', jsonMembers),
    seconds: members.required('seconds', wholeNumber(1, 366 * 24 * 3600)),
  };
};
