import type { HeaderFields } from '../model/http';

const NAME = /[\w!#$%&'*+.^`|~-]+/.source;
/** Single quotes are none to RFC 8288, and servers write them. */
const VALUE = /"(?:[^"\\]|\\.)*"|'[^',;]*'|[^\s",;]*/.source;
/** One link of a `Link` header: the target in angle brackets, then its parameters. */
const LINK = new RegExp(`<([^<>]*)>((?:\\s*;\\s*${NAME}(?:\\s*=\\s*(?:${VALUE}))?)*)`, 'g');
const PARAMETER = new RegExp(`;\\s*(${NAME})(?:\\s*=\\s*(${VALUE}))?`, 'g');

/** The target of the link whose relation is `next` (RFC 8288), as it is written. */
export function nextLink(headers: HeaderFields): string | undefined {
  for (const [, target, parameters] of String(headers['link']).matchAll(LINK)) {
    for (const [, name, value] of String(parameters).matchAll(PARAMETER)) {
      if (String(name).toLowerCase() === 'rel' && isNext(String(value))) return target;
    }
  }
  return undefined;
}

/** A relation is a list of words without case, in quotes or not. */
function isNext(value: string): boolean {
  return value.replace(/["']/g, '').toLowerCase().split(/\s+/).includes('next');
}
