import type { Replies } from './grammar';
import type { Look } from './look';

/** What a server says of a failure. */
export interface Words {
  readonly message?: string;
  readonly vendorCode?: string;
}

/** Where most APIs say it to people (RFC 6749, 5.2; RFC 9457; JSON:API), the most telling first. */
const USUAL = [
  ...['error_description', 'error.message', 'message', 'errorMessage', 'error_message'],
  ...['errors.0.message', 'errors.0.detail', 'detail', 'msg', 'reason', 'error', 'errors.0'],
  ...['title', '0.message'],
] as const;

/** As the description says where they stand, else as most APIs do it. */
export function wordsOf(replies: Replies | undefined, seen: Look): Words {
  const message = seen.words(replies?.message) ?? usualWords(seen) ?? plainText(seen);
  const vendorCode = seen.words(replies?.code);
  return {
    ...(message === undefined ? {} : { message }),
    ...(vendorCode === undefined ? {} : { vendorCode }),
  };
}

/** Of a response that may hold a token: words with blanks between them, and nothing as long as a token. */
export function harmlessWords(replies: Replies | undefined, seen: Look): string | undefined {
  const text = seen.words(replies?.message) ?? usualWords(seen);
  return text !== undefined && /\s/.test(text) && !/\S{25}/.test(text) ? text : undefined;
}

function usualWords(seen: Look): string | undefined {
  for (const place of USUAL) {
    const value = seen.json(place);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return undefined;
}

/** A body that is text, and no markup. One of a success may be the token. */
function plainText({ reply }: Look): string | undefined {
  const text = reply.text.trim();
  const isWords = text !== '' && text.length <= 300 && !text.includes('<');
  return reply.status >= 400 && reply.json === undefined && isWords ? text : undefined;
}
