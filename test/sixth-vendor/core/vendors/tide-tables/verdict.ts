import { at, verdict, verdictOfStatus } from '../../kit';
import type { ReadReply, Verdict } from '../../kit';

/** `{"error":{"code":-5,"message":"..."}}`, always under HTTP 200. */
const KINDS: Readonly<Record<number, Verdict['kind']>> = { [-5]: 'stale', [-7]: 'denied' };

export function verdictOfTideTables(reply: ReadReply): Verdict {
  const code = at(reply.json, 'error.code');
  const message = at(reply.json, 'error.message');
  if (typeof code !== 'number') return verdict(verdictOfStatus(reply.status));
  return verdict(
    KINDS[code] ?? 'broken',
    typeof message === 'string' ? message : undefined,
    String(code),
  );
}
