import type { ReadReply } from './read-reply';

const HTML = /^(?:\s|<!--[^]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b/i;

/** Whether the body is a web page, whatever its label says: a login form, a proxy's notice. */
export function isWebPage(reply: Pick<ReadReply, 'json' | 'text'>): boolean {
  return reply.json === undefined && HTML.test(reply.text.slice(0, 2_000));
}
