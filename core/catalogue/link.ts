import type { HeaderFields } from '../model/http';

/** One link of a `Link` header: the target in angle brackets, then its parameters. */
const LINK = /<([^<>]*)>((?:\s*;\s*[\w!#$%&'*+.^`|~-]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]*))?)*)/g;
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]*))/i;

/** The target of the link whose relation is `next` (RFC 8288), as it is written. */
export function nextLink(headers: HeaderFields): string | undefined {
  for (const [, target = '', parameters = ''] of (headers['link'] ?? '').matchAll(LINK)) {
    const [, quoted, bare = ''] = REL.exec(parameters) ?? [];
    // A relation is a list of words without case.
    const relations = (quoted ?? bare).toLowerCase().split(/\s+/);
    if (relations.includes('next')) return target;
  }
  return undefined;
}
