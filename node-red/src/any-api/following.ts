import { ReplyError } from '../../../core';
import type { Client, RequestDraft, SendOptions, UnjudgedReply } from '../../../core';
import type { MessageRequest } from './request-of-message';

/** A redirect that was followed. */
export interface Followed {
  readonly location: string;
  /** Its `Set-Cookie` lines. */
  readonly cookies: readonly string[];
}

export interface LastReply {
  readonly reply: UnjudgedReply;
  readonly followed: readonly Followed[];
}

/** As many as the core http request node follows. */
const MOST_REDIRECTS = 21;

/**
 * Sends a request along the redirects that stay on the account's own servers.
 * @throws LatchkeyError when one leads elsewhere; nothing is sent there.
 */
export async function sendAlong(
  client: Client,
  { draft, jar, followRedirects }: MessageRequest,
  options: SendOptions,
): Promise<LastReply> {
  const followed: Followed[] = [];
  let next = draft;
  for (;;) {
    const reply = await client.send(withCookies(next, jar.header(next.url)), options);
    const { redirect } = reply;
    if (redirect === undefined || !followRedirects) return { reply, followed };
    if (redirect.kind === 'refuse') throw redirect.fault;
    if (followed.length === MOST_REDIRECTS) {
      throw new ReplyError(
        'redirected',
        `The server redirected the request ${String(MOST_REDIRECTS)} times, more than Latchkey follows. Check the URL.`,
        { status: reply.status },
      );
    }
    followed.push({ location: String(reply.headers['location']), cookies: reply.cookies });
    jar.store(next.url, reply.cookies);
    next = redirected(next, reply.status, redirect.url);
  }
}

/** As the core node: 303 makes a GET of everything but HEAD, every other redirect keeps method and body. */
function redirected(draft: RequestDraft, status: number, url: string): RequestDraft {
  if (status !== 303 || draft.method === 'HEAD') return { ...draft, url };
  const { body: _body, ...rest } = draft;
  return { ...rest, method: 'GET', url };
}

function withCookies(draft: RequestDraft, cookie: string | undefined): RequestDraft {
  return cookie === undefined ? draft : { ...draft, headers: { ...draft.headers, cookie } };
}
