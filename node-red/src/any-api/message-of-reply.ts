import { parse } from 'cookie';
import { readReply } from '../../../core';
import type { Reply } from '../../../core';
import type { Message } from '../messages';
import { markedReplyHeaders } from '../reply-headers';
import type { LastReply } from './following';
import type { Found } from './request-form';

/** Writes a reply onto the message as the core http request node does. */
export function writeReply(
  msg: Message,
  { reply, followed }: LastReply,
  ret: string,
): Found<Message> {
  const { cookies, status } = reply;
  msg['statusCode'] = status;
  msg['headers'] = markedReplyHeaders({
    ...reply.headers,
    ...(cookies.length === 0 ? {} : { 'set-cookie': cookies }),
  });
  msg['responseUrl'] = reply.url;
  msg['redirectList'] = followed.map(({ location, cookies: lines }) => ({
    location,
    ...(lines.length === 0 ? {} : { cookies: byName(lines) }),
  }));
  msg['retry'] = 0;
  if (cookies.length > 0) msg['responseCookies'] = byName(cookies);
  const payload = payloadOf(reply, ret);
  msg.payload = payload.value;
  return { value: msg, warnings: payload.warnings };
}

/** Letters in another charset than UTF-8 and numbers beyond 2^53 are kept, which the core node loses. */
function payloadOf(reply: Reply, ret: string): Found<unknown> {
  if (ret === 'bin') return { value: Buffer.from(reply.body), warnings: [] };
  const { status, text, json } = readReply(reply);
  if (ret !== 'obj') return { value: text, warnings: [] };
  if (status === 204) return { value: {}, warnings: [] };
  if (json !== undefined) return { value: json, warnings: [] };
  return { value: text, warnings: ['The response is not JSON; msg.payload is its text.'] };
}

/** Each cookie with its attributes; lines that make no sense are left out. */
function byName(lines: readonly string[]): Readonly<Record<string, object>> {
  const cookies = lines.flatMap((line): readonly (readonly [string, object])[] => {
    const name = line.slice(0, Math.max(0, line.indexOf('='))).trim();
    if (name === '') return [];
    const { [name]: value, ...attributes } = parse(line);
    return [[name, { ...attributes, value }]];
  });
  return Object.fromEntries(cookies);
}
