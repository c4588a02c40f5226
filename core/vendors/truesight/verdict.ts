import { OK, verdict, verdictOfStatus } from '../../kit';
import type { ReadReply, Verdict } from '../../kit';
import { envelopeOf, isWebPage, isWholeSuccess, partsOf } from './envelope';

/**
 * What a reply of TSPS or TSIM means (TSWS authentication and permissions).
 *
 * HTTP status, the body's own `statusCode` and the one of each part must all be a success. Only the
 * outer code is read: an error body may hold `authPassed: true, status: "OK"` inside. A 401 of a single
 * part is a failure and not a dead token, since other parts of the same call may have been done.
 */
export function verdictOfTrueSight(reply: ReadReply): Verdict {
  const { code, message, vendorCode } = envelopeOf(reply.json);
  // The single sign-on is down: the token may be good, so it is not thrown away for this.
  if (code !== undefined && code >= 500) return verdict('broken', message, vendorCode);
  if (reply.status === 401 || code === 401 || isTokenMissing(reply.status, code, message)) {
    return verdict('stale', message, vendorCode);
  }
  if (!isWholeSuccess(reply.status)) return failureOf(reply, reply.status);
  if (code !== undefined && !isWholeSuccess(code)) return failureOf(reply, code);
  if (isWebPage(reply.text)) {
    return verdict(
      'broken',
      'The server returned a web page where data was expected. Check the URL; behind a single sign-on this is its login page.',
    );
  }
  return failedParts(reply) ?? OK;
}

/** 400 "Token is missing" is how the token routes say "not signed in" (TSWS authentication and permissions). */
function isTokenMissing(
  status: number,
  code: number | undefined,
  message: string | undefined,
): boolean {
  return (status === 400 || code === 400) && /^token is missing/i.test(message ?? '');
}

function failureOf(reply: ReadReply, code: number): Verdict {
  const kind = verdictOfStatus(code);
  const { message, vendorCode } = envelopeOf(reply.json);
  const parts = failedParts(reply);
  if (parts !== undefined) {
    return verdict(kind === 'ok' ? 'broken' : kind, parts.message, parts.vendorCode);
  }
  // 203 without failed parts, or a code that is no number: still not a whole success.
  return verdict(kind === 'ok' ? 'broken' : kind, message ?? textOf(reply), vendorCode);
}

function failedParts(reply: ReadReply): Verdict | undefined {
  const parts = partsOf(reply.json);
  if (parts.length === 0) return undefined;
  const failed = parts
    .map((part) => ({ part, ...envelopeOf(part) }))
    .filter(({ code }) => code !== undefined && !isWholeSuccess(code));
  const [first] = failed;
  if (first === undefined) return undefined;
  const texts = failed.map(({ part, code, message }) => {
    const name = part['resourceName'] ?? part['mc_ueid'];
    const words = message ?? `status ${String(code)}`;
    return typeof name === 'string' && name !== '' ? `${name}: ${words}` : words;
  });
  return verdict(
    'broken',
    `${failed.length} of ${parts.length} failed: ${[...new Set(texts)].join('; ')}`,
    first.vendorCode,
  );
}

function textOf(reply: ReadReply): string | undefined {
  return reply.json === undefined && !isWebPage(reply.text) ? reply.text.trim() : undefined;
}
