import { at, OK, verdict, verdictOfStatus } from '../../kit';
import type { ReadReply, RequestDraft, Verdict } from '../../kit';

/**
 * Commands answer `{"status":"0"}` for success and `"1"` for failure under HTTP 200 (facts 3.3 #20-24);
 * 403 says in words which role or facility is missing (article 4402068064659). Reads have no such
 * status, so one of theirs (a sensor's, say) is never taken for a failure.
 */
export function verdictOfEnlighted(reply: ReadReply, request: RequestDraft): Verdict {
  const kind = verdictOfStatus(reply.status);
  const message = messageOf(reply);
  if (kind !== 'ok') return verdict(kind, message);
  if (isWebPage(reply.text)) {
    return verdict(
      'broken',
      'The server answered with a web page where data was expected. Check the base URL; it ends in /ems/api.',
    );
  }
  const status = at(reply.json, 'status');
  if (request.method !== 'GET' && (status === '1' || status === 1)) {
    return verdict('broken', message ?? 'Manage answered status 1: the command failed.', '1');
  }
  return OK;
}

/** Errors come as JSON, as XML or as the web server's own page; each has its words somewhere else. */
function messageOf(reply: ReadReply): string | undefined {
  for (const name of ['msg', 'message', 'errorMessage']) {
    const text = at(reply.json, name);
    if (typeof text === 'string' && text !== '') return text;
  }
  if (reply.json !== undefined) return undefined;
  if (!reply.text.trimStart().startsWith('<')) return reply.text.trim();
  return /<(?:msg|message|title)>([^<]*)</i.exec(reply.text)?.[1]?.trim();
}

function isWebPage(text: string): boolean {
  return /^\s*<(?:!doctype\s+html|html)\b/i.test(text);
}
