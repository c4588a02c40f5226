import type { HeaderFields, Reply } from './http';

/** A reply whose body has been looked at. */
export interface ReadReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: HeaderFields;
  /** Each `Set-Cookie` line by itself (RFC 6265, 3). */
  readonly cookies: readonly string[];
  /** The body as text; empty for an empty body. */
  readonly text: string;
  /** The parsed body when it is JSON, undefined otherwise. JSON `null` is null. */
  readonly json: unknown;
  /** The body as it came, for binary answers. */
  readonly bytes: Uint8Array;
}

const JSON_START = /^\s*[[{"\-0-9tfn]/;

/**
 * Reads a body by what it holds, not by its Content-Type: Enlighted sends JSON labelled as XML, and
 * TCPWave answers JSON or plain text as it likes. A text that is not JSON stays text.
 */
export function readReply(reply: Reply): ReadReply {
  // Drops a byte order mark, too.
  const text = new TextDecoder().decode(reply.body);
  return {
    status: reply.status,
    headers: reply.headers,
    cookies: reply.cookies,
    text,
    json: parseJson(text),
    bytes: reply.body,
  };
}

function parseJson(text: string): unknown {
  if (!JSON_START.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
