import { at, OK, verdict, verdictOfStatus } from '../../kit';
import type { ReadReply, Verdict } from '../../kit';

/** An error is `{"error":{"code":"HG-12","text":"..."}}`, at times under HTTP 200. */
export function verdictOfHarborGate(reply: ReadReply): Verdict {
  const code = textAt(reply, 'error.code');
  const message = textAt(reply, 'error.text');
  const kind = verdictOfStatus(reply.status);
  if (kind === 'ok' && code === undefined) return OK;
  return verdict(kind === 'ok' ? 'broken' : kind, message, code);
}

function textAt(reply: ReadReply, path: string): string | undefined {
  const value = at(reply.json, path);
  return typeof value === 'string' ? value : undefined;
}
