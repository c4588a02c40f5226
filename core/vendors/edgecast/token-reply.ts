import { at, granted, Secret, singleToken } from '../../kit';
import type { SignInOutcome, ReadReply } from '../../kit';
import { codeOf, messageOf } from './verdict';

/** RFC 6750, 2.1: what may stand after `Bearer `. No space and nothing that could end the header line. */
const BEARER_TOKEN = /^[\x21-\x7e]+$/;
/** Ten years in seconds. A longer life is a point in time or milliseconds by mistake. */
const TOO_LONG = 10 * 365.25 * 24 * 3600;
/** OAuth error codes that reject the credentials, whatever the status says (RFC 6749, 5.2). */
const FINAL = ['invalid_client', 'invalid_grant', 'unauthorized_client'];
/** OAuth error codes that speak of the server's state and not of the credentials (RFC 6749, 4.1.2.1). */
const PASSING = ['server_error', 'temporarily_unavailable'];

/**
 * Reads what the token endpoint answered (RFC 6749, 5.1 and 5.2; Authentication page). Only a clear refusal of
 * the credentials counts as one: a web page of a proxy, 429 and 5xx may be over in a minute.
 */
export function readTokenReply(reply: ReadReply): SignInOutcome {
  const error = at(reply.json, 'error');
  if (reply.status >= 200 && reply.status < 300 && error === undefined) return readToken(reply);
  if (isRefusal(reply.status, error)) return refused(reply);
  if (reply.status === 404) {
    return {
      kind: 'unavailable',
      message:
        'The server does not know this URL. Check Token URL; it usually looks like https://id.vdms.io/connect/token.',
    };
  }
  const message = messageOf(reply);
  return { kind: 'unavailable', ...(message === undefined ? {} : { message }) };
}

function isRefusal(status: number, error: unknown): boolean {
  if (typeof error === 'string' && FINAL.includes(error)) return true;
  if (status >= 500 || status === 429) return false;
  if (status === 401) return true;
  return typeof error === 'string' && !PASSING.includes(error);
}

function refused(reply: ReadReply): SignInOutcome {
  const message = messageOf(reply);
  const vendorCode = codeOf(reply);
  return {
    kind: 'refused',
    ...(message === undefined ? {} : { message }),
    ...(vendorCode === undefined ? {} : { vendorCode }),
  };
}

function readToken(reply: ReadReply): SignInOutcome {
  const token = at(reply.json, 'access_token');
  if (typeof token !== 'string' || !BEARER_TOKEN.test(token)) {
    return {
      kind: 'unavailable',
      message: 'The response holds no usable access_token. Check Token URL.',
    };
  }
  const type = at(reply.json, 'token_type');
  // RFC 6749, 7.1 forbids the use of a token of an unknown type. An absent type is let pass: the
  // vendor knows bearer tokens only.
  if (type !== undefined && (typeof type !== 'string' || type.toLowerCase() !== 'bearer')) {
    return {
      kind: 'unavailable',
      message: 'The token in the response is not a bearer token. Check Token URL.',
    };
  }
  const lifeSeconds = readLife(at(reply.json, 'expires_in'));
  return granted(singleToken(new Secret(token)), { lifeSeconds });
}

/** Seconds, or undefined for a life that makes no sense. Some servers send the number as a text. */
function readLife(raw: unknown): number | undefined {
  const isNumber = typeof raw === 'number' || (typeof raw === 'string' && /^\d+$/.test(raw));
  const seconds = isNumber ? Number(raw) : 0;
  return seconds > 0 && seconds < TOO_LONG ? seconds : undefined;
}
