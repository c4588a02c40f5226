import { InputError } from '../errors';
import { isObject, ownOnly } from '../model/json';
import type { Json } from '../model/json';
import type { BodyForm } from '../model/operation';
import type { BodyValue } from './body';
import { pair, withParameters } from './query';

/** The parameters that ask for one page. */
export interface PageParams {
  readonly in: 'query' | 'body';
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * A page stands in the query once: `page=1` in a path that a person entered would answer for every page.
 */
export function withPageOnce(url: string, page: PageParams | undefined): string {
  if (page?.in !== 'query') return url;
  const before = url.replace(/\?.*$/s, '');
  const pairs = url.slice(before.length + 1).split('&');
  const asked = Object.entries(page.values);
  const isAsked = (text: string): boolean =>
    [...new URLSearchParams(text).keys()].some((name) => Object.hasOwn(page.values, name));
  if (pairs.filter(isAsked).length <= asked.length) return url;
  const kept = pairs.filter((text) => !isAsked(text));
  return withParameters(
    before,
    [...kept, ...asked.map(([name, value]) => pair(name, value))].join('&'),
  );
}

/**
 * A page stands in the body over a member of its name.
 * @throws InputError when the body cannot hold it: the first page would come again and again.
 */
export function withPage(
  body: BodyValue,
  form: BodyForm | undefined,
  page: PageParams | undefined,
): BodyValue {
  if (page?.in !== 'body' || Object.keys(page.values).length === 0) return body;
  const isHeld = form !== undefined && form !== 'octets' && form !== 'text' && form !== 'xml';
  if (isHeld && (body === undefined || isObject(body))) {
    return Object.entries(page.values).reduce<Members>(
      (whole, [name, value]) => put(whole, name.split('.'), value),
      (body ?? {}) as Members,
    );
  }
  throw new InputError(
    'payload',
    'payload: Body must be a JSON object or a form, because Parameters In puts the page there. Enter one, or set Parameters In to Query.',
  );
}

type Members = Readonly<Record<string, Json>>;

function put(members: Members, path: readonly string[], value: Json): Members {
  const [name, ...rest] = [String(path[0]), ...path.slice(1)];
  const inner = members[name];
  const next = rest.length === 0 ? value : put(isObject(inner) ? inner : {}, rest, value);
  return ownOnly({ ...members, [name]: next });
}
