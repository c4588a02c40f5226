import type { ReadReply } from '../../core/model/read-reply';

/** The response to a call whose token or signature is good. */
export function success(headers: Readonly<Record<string, string>> = {}): ReadReply {
  return { status: 200, headers, cookies: [], text: '', json: {}, bytes: new Uint8Array() };
}
