import { at, OK, verdict, verdictOfStatus } from '../../kit';
import type { ReadReply, RequestDraft, Verdict } from '../../kit';

/**
 * Commands answer `{"status":"0"}` for success and another status, `"1"` or `"-1"`, for failure under
 * HTTP 200 (https://developer.siemens.com/enlighted-apis/, Manual Override and Assign Profile); 403 says in
 * words which role or facility is missing (support article 4402068064659). Reads have no such status, so
 * one of theirs (a sensor's, say) is never taken for a failure.
 */
export function verdictOfEnlighted(reply: ReadReply, request: RequestDraft): Verdict {
  const kind = verdictOfStatus(reply.status);
  const message = messageOf(reply);
  if (kind !== 'ok') return verdict(kind, message);
  if (isWebPage(reply.text)) {
    return verdict(
      'broken',
      'The server returned a web page where data was expected. Check the base URL; it ends in /ems/api.',
    );
  }
  const status = at(reply.json, 'status');
  if (request.method === 'GET' || (typeof status !== 'string' && typeof status !== 'number')) {
    return OK;
  }
  if (isDone(String(status), request.url)) return OK;
  return verdict(
    'broken',
    message ?? `Manage returned status ${String(status)}: the command failed.`,
    String(status),
  );
}

/** Set Plugload Status answers with the new status of the plug load: 0 is off, 1 is on. */
function isDone(status: string, url: string): boolean {
  return status === '0' || (status === '1' && url.includes('/setPlugloadStatus/'));
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
