import type { LatchkeyError } from '../errors';
import type { HeaderFields, RequestDraft, Transport } from '../model/http';
import type { Operation } from '../model/operation';
import { parseUrl } from '../model/parse-url';
import type { Notice } from '../account/notice';
import type { AccountContext, ExchangeContext } from './context';
import { keepingCookies } from './cookie-jar';
import { failure } from './exchange';
import { redirectedError, subjectOf } from './failure';
import type { Exchanged, Send } from './send';
import { mayGoTo } from './sign';

/** How one request is sent. */
export interface SendOptions {
  readonly signal?: AbortSignal;
  /** In place of the account's own bound of one request, milliseconds. */
  readonly timeoutMs?: number;
  /** In place of the account's own transport, to the same servers. */
  readonly transport?: Transport;
}

/** A reply as it came, whatever its status. An API that repeats our own credential gets a mask in its place. */
export interface UnjudgedReply {
  readonly status: number;
  /** Names in lower case; without those that carry a credential, and without `Set-Cookie`. */
  readonly headers: HeaderFields;
  /** Each `Set-Cookie` line by itself; none that holds a credential. */
  readonly cookies: readonly string[];
  readonly body: Uint8Array;
  /** Where it came from. */
  readonly url: string;
  readonly notices: readonly Notice[];
  /** Where it sends the caller; a fault when the credential may not go there. Nothing has been sent there. */
  readonly redirect?: RedirectTarget;
  /** What is wrong, and what the person can do; undefined for a good reply. */
  fault(): LatchkeyError | undefined;
}

export type RedirectTarget =
  | { readonly kind: 'follow'; readonly url: string }
  | { readonly kind: 'refuse'; readonly fault: LatchkeyError };

/** The request in the catalogue's terms. */
export const REQUEST: Operation = {
  resource: 'api',
  operation: 'request',
  name: 'Request',
  action: 'Make request',
  description: 'Send a request with the sign-in of the account',
  method: 'GET',
  path: '/',
  fields: [],
  evidence: { source: 'any call', confidence: 'documented' },
};

/**
 * Sends a request that a host has finished.
 * @throws InputError when it is not for the account's servers, and nothing has been sent; SignInError;
 * ConnectionError when no whole reply came.
 */
export async function sendUnjudged(
  context: ExchangeContext,
  send: Send,
  draft: RequestDraft,
  options: SendOptions = {},
): Promise<UnjudgedReply> {
  const { clock, limits } = context;
  const longest = Math.max(limits.budgetMs, options.timeoutMs ?? 0);
  const { transport, ...bounds } = options;
  const call = {
    ...{ operation: REQUEST, draft, deadline: clock.mono() + longest, ...bounds },
    ...(transport === undefined ? {} : { transport: keepingCookies(transport, context.cookies) }),
  };
  const sent = await send(call);
  const redirect = redirectOf(context, sent);
  return {
    ...shownOf(context, sent),
    status: sent.reply.status,
    notices: context.notices(),
    ...(redirect === undefined ? {} : { redirect }),
    fault: () => (sent.verdict.kind === 'ok' ? undefined : failure(context, call, sent)),
  };
}

function shownOf(
  { scheme, shownHeaders }: ExchangeContext,
  { reply, url, redactor }: Exchanged,
): Pick<UnjudgedReply, 'headers' | 'cookies' | 'body' | 'url'> {
  const headers = shownHeaders(reply.headers);
  const shows = !scheme.credentialHeaders.includes('set-cookie');
  const mask = redactor();
  return {
    headers: mask.finds(Object.values(headers).join('\n')) ? mask.headers(headers) : headers,
    cookies: shows ? reply.cookies.filter((line) => !mask.finds(line)) : [],
    body: mask.finds(reply.text) ? new TextEncoder().encode(mask.text(reply.text)) : reply.bytes,
    url: mask.text(url),
  };
}

const REDIRECTS: readonly number[] = [300, 301, 302, 303, 307, 308];

function redirectOf(context: AccountContext, sent: Exchanged): RedirectTarget | undefined {
  const { status, headers } = sent.reply;
  const location = headers['location']?.trim() ?? '';
  // An empty one would lead back to the same place again and again.
  if (location === '' || !REDIRECTS.includes(status)) return undefined;
  const refuse = (to: string): RedirectTarget => ({
    kind: 'refuse',
    fault: redirectedError(subjectOf(context, { operation: REQUEST }, sent), sent.reply, to),
  });
  const target = parseUrl(location, sent.url);
  if (target === undefined) return refuse('a URL that cannot be read');
  const { scheme, account, cell } = context;
  const own = Object.values(scheme.servers(account, cell.token));
  const isNamed = target.username !== '' || target.password !== '';
  return !isNamed && mayGoTo(context, own, target.href)
    ? { kind: 'follow', url: target.href }
    : refuse(`${target.protocol}//${target.host}${target.pathname}`);
}
