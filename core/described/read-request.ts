import { isObject } from '../model/json';
import { fail, join, list, Members, oneOf, record, text } from './document-reader';
import type { Reader } from './document-reader';
import type { BasicPair, Request } from './grammar';
import type { JsonTemplate } from './grammar-values';
import {
  cookieName,
  cookieText,
  filled,
  headerName,
  headerText,
  pairName,
  path,
  template,
  xmlTemplate,
} from './read-texts';

export const headers = record(headerName, headerText);
export const plainPairs = record(pairName, template);

export const cookies: Reader<Request['cookies'] & {}> = (value, place) =>
  typeof value === 'string' ? template(value, place) : record(cookieName, cookieText)(value, place);

const json: Reader<JsonTemplate> = (value, place) => {
  if (typeof value === 'string') return template(value, place);
  if (Array.isArray(value)) return list(json, 0, 1000)(value, place);
  if (isObject(value)) return record(text({ max: 200 }), json)(value, place);
  // The document is parsed JSON, so nothing else is left.
  return value as number | boolean | null;
};

const jsonBody: Reader<JsonTemplate> = (value, place) =>
  typeof value === 'string' && /^\s*[{[]\s*["{[\]}]/.test(value)
    ? fail(place, 'is JSON in quotes. Write it without them')
    : json(value, place);

export const basic: Reader<BasicPair> = (value, place) => {
  const members = new Members(value, place, ['user', 'password']);
  return {
    user: members.required('user', filled),
    password: members.required('password', template),
  };
};

export const REQUEST = [
  ...['base', 'method', 'path', 'query', 'headers', 'cookies', 'basic', 'json', 'form', 'xml'],
] as const;

export function requestOf(members: Members): Request {
  const bodies = ['json', 'form', 'xml'].filter((item) => members.has(item));
  if (bodies.length > 1) {
    fail(members.place, `has ${bodies.join(' and ')}; a request has one body`);
  }
  const read: Request = {
    ...members.optional('base', filled),
    ...members.optional('method', oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE')),
    path: members.required('path', path),
    ...members.optional('query', plainPairs),
    ...members.optional('headers', headers),
    ...members.optional('cookies', cookies),
    ...members.optional('basic', basic),
    ...members.optional('json', jsonBody),
    ...members.optional('form', plainPairs),
    ...members.optional('xml', xmlTemplate),
  };
  if (read.method === 'GET' && bodies.length > 0) {
    fail(join(members.place, String(bodies[0])), 'cannot go with GET. Choose POST, or use "query"');
  }
  return read;
}

export const request: Reader<Request> = (value, place) =>
  requestOf(new Members(value, place, REQUEST));

export const jsonMembers: Reader<{ readonly [member: string]: JsonTemplate }> = record(
  text({ max: 200 }),
  json,
);
