import { at } from '../../json';
import type { ReadReply } from '../../read-reply';
import { verdict, verdictOfStatus } from '../../verdict';
import type { Verdict } from '../../verdict';

/**
 * Commands answer `{"status":"0"}` for success and `"1"` for failure under HTTP 200 (facts 3.3 #20-24);
 * 403 says in words which role or facility is missing (article 4402068064659).
 */
export function verdictOfEnlighted(reply: ReadReply): Verdict {
  const kind = verdictOfStatus(reply.status);
  const message = messageOf(reply);
  const status = at(reply.json, 'status');
  if (kind === 'ok' && (status === '1' || status === 1)) {
    return verdict('broken', message ?? 'Manage answered status 1: the command failed.');
  }
  return kind === 'ok' ? { kind } : verdict(kind, message);
}

function messageOf(reply: ReadReply): string | undefined {
  for (const path of ['msg', 'message', 'errorMessage']) {
    const text = at(reply.json, path);
    if (typeof text === 'string') return text;
  }
  return reply.json === undefined ? reply.text.trim() : undefined;
}
