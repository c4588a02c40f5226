import type { RequestDraft } from '../../../core';
import { draftOf } from './request-options';
import type { Options } from './request-options';

/** What one signature has written into n8n's options, and the request that it was made for. */
interface Written {
  readonly asked: RequestDraft;
  readonly url: unknown;
  readonly headers: unknown;
  readonly body: unknown;
}

/** By options object: n8n repeats a request with the one that the first signature was written into. */
const written = new WeakMap<object, Written>();

/**
 * The request as n8n was asked for it. A second signature is not put upon the first one: the server would get
 * two tokens, and what signs the query would sign the first token with it.
 */
export function askedOf(options: Options): RequestDraft {
  const draft = draftOf(options);
  const before = written.get(options);
  if (before === undefined) return draft;
  const { asked } = before;
  const { body, ...rest } = draft;
  // What somebody has changed since is theirs.
  const askedBody = before.body === options.body ? asked.body : body;
  return {
    ...rest,
    url: before.url === urlOf(options) ? asked.url : draft.url,
    headers: before.headers === options.headers ? asked.headers : draft.headers,
    ...(askedBody === undefined ? {} : { body: askedBody }),
  };
}

/** To be called when the signed request stands in n8n's options. */
export function rememberAsked(options: Options, asked: RequestDraft): void {
  const { headers, body } = options;
  written.set(options, { asked, url: urlOf(options), headers, body });
}

function urlOf({ url, uri }: Options): unknown {
  return url ?? uri;
}
