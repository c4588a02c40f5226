import { at, OK, verdict, verdictOfStatus } from '../../kit';
import type { ReadReply, Verdict } from '../../kit';

const TIMS_CODE = /^\W*(TIMS-\d+)\W*/;

/**
 * Every 2xx is success, whether it holds JSON, a text or nothing: calls answer 200, 201 or 204 as they
 * like. A failure is a text that begins with `TIMS-` and a number (the Python and FortiSOAR clients show it).
 */
export function verdictOfTcpWave(reply: ReadReply): Verdict {
  const kind = verdictOfStatus(reply.status);
  if (kind === 'ok') return OK;
  const message = messageOf(reply);
  const code = TIMS_CODE.exec(message ?? '');
  return verdict(kind, message?.slice(code?.[0].length ?? 0), code?.[1]);
}

function messageOf(reply: ReadReply): string | undefined {
  for (const path of ['', 'message', 'error', 'errorMessage']) {
    const text = at(reply.json, path);
    if (typeof text === 'string') return text.trim();
  }
  const text = reply.text.trim();
  // The error page of the web server in front says nothing that helps.
  return text.startsWith('<') ? undefined : text;
}
