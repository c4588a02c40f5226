import { at, isObject, verdict, verdictOfStatus } from '../../kit';
import type { ReadReply, RequestDraft, Verdict } from '../../kit';

/**
 * Calls of the REST host that ask for one thing by its ID. For an unknown ID they answer 200 with an
 * empty object (Status Codes and Error Messages); everywhere else an empty object may be what the server means.
 */
const BY_ID =
  /\/v2\/mcc\/customers\/[^/]+\/(?:edge\/(?:bulk)?(?:purge|load)|origins(?:\/(?:httplarge|httpsmall|adn))?|cnames|rulesv4)\/(?!(?:httplarge|httpsmall|adn)$)[^/]+(?:\/status)?$/;

const HTML = /^\s*<(?:!doctype\s+html|html)\b/i;
/** A challenge as RFC 6750, 3 writes it: `Bearer realm="x", error="insufficient_scope"`. */
const CHALLENGE_ERROR = /^Bearer\b.*\berror="?([a-z_]+)/i;

/**
 * What a reply of either host means. The REST host fails with `{"Message"}`, the gateway with
 * `{"@type":"Error","code","title","details"}` (Status Codes and Error Messages), so one reading serves both.
 */
export function verdictOfEdgecast(reply: ReadReply, request: RequestDraft): Verdict {
  const kind = verdictOfStatus(reply.status);
  if (kind === 'ok') return verdictOfSuccess(reply, request);
  const message = messageOf(reply);
  const challenge = CHALLENGE_ERROR.exec(reply.headers['www-authenticate'] ?? '')?.[1];
  // The server says that the token is good and too weak: another of the same kind would not help.
  if (challenge === 'insufficient_scope') return verdict('denied', message, challenge);
  return verdict(kind, message, codeOf(reply) ?? challenge);
}

function verdictOfSuccess(reply: ReadReply, request: RequestDraft): Verdict {
  if (reply.json === undefined && HTML.test(reply.text)) {
    return verdict(
      'broken',
      'The server returned a web page where data was expected. Check Base URL.',
    );
  }
  const empty = isObject(reply.json) && Object.keys(reply.json).length === 0;
  if (empty && request.method === 'GET' && BY_ID.test(new URL(request.url).pathname)) {
    return verdict('broken', 'The server has no entry with this ID: the response is empty.');
  }
  return { kind: 'ok' };
}

/** The server's own words: both generations of errors, OAuth errors, or a short text. */
export function messageOf(reply: ReadReply): string | undefined {
  const title = firstText(reply, ['Message', 'title', 'error_description', 'message', 'error']);
  const details = detailsOf(reply.json);
  if (details !== '') return title === undefined ? details : `${title} (${details})`;
  if (title !== undefined || reply.json !== undefined) return title;
  const text = reply.text.trim();
  return text.startsWith('<') || text === '' ? undefined : text.slice(0, 300);
}

/** `invalid_input`, `unauthorized`: the code of a gateway error, or that of an OAuth error. */
export function codeOf(reply: ReadReply): string | undefined {
  return firstText(reply, ['code', 'error']);
}

function firstText(reply: ReadReply, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const text = at(reply.json, path);
    if (typeof text === 'string' && text !== '') return text;
  }
  return undefined;
}

function detailsOf(json: unknown): string {
  const details = at(json, 'details');
  if (!Array.isArray(details)) return '';
  return details
    .map((detail) => [at(detail, 'source'), at(detail, 'description')])
    .map((parts) => parts.filter((part) => typeof part === 'string' && part !== '').join(': '))
    .filter((text) => text !== '')
    .join('; ');
}
