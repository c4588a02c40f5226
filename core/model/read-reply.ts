import { decodeText } from './charset';
import type { HeaderFields, Reply } from './http';
import { readJson } from './read-json';

/** A reply whose body has been looked at. */
export interface ReadReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: HeaderFields;
  /** Each `Set-Cookie` line by itself (RFC 6265, 3). */
  readonly cookies: readonly string[];
  /** The body as text; empty for an empty body. */
  readonly text: string;
  /** The parsed body when it is JSON, undefined otherwise. JSON `null` is null; integers beyond 2^53 are texts. */
  readonly json: unknown;
  /** The body as it came, for binary answers. */
  readonly bytes: Uint8Array;
}

/**
 * Reads a body by what it holds, not by its Content-Type: Enlighted sends JSON labelled as XML, and
 * TCPWave answers JSON or plain text as it likes. A text that is not JSON stays text.
 */
export function readReply(reply: Reply): ReadReply {
  const text = decodeText(reply.body, reply.headers['content-type']);
  return {
    status: reply.status,
    headers: reply.headers,
    cookies: reply.cookies,
    text,
    json: readJson(text),
    bytes: reply.body,
  };
}
