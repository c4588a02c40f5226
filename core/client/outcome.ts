import type { Operation } from '../model/operation';
import type { HeaderFields } from '../model/http';
import type { Json } from '../model/json';
import type { Notice } from '../account/notice';
import type { ExchangeContext } from './context';
import type { Exchanged } from './send';

/** What a call, or one page of it, gave. Secrets are out. */
export interface Outcome {
  readonly items: readonly Json[];
  /** The whole answer: parsed JSON, text, or bytes for a binary row. */
  readonly payload: unknown;
  readonly status: number;
  readonly headers: HeaderFields;
  readonly url: string;
  /** 0 for the first page. */
  readonly page: number;
  readonly isLast: boolean;
  readonly notices: readonly Notice[];
}

/** A good answer as hosts may show it. An API that repeats our own credential gets a mask in its place. */
export function outcomeOf(
  context: ExchangeContext,
  operation: Operation,
  answer: Exchanged,
  items: readonly Json[],
  place: { readonly page: number; readonly isLast: boolean },
): Outcome {
  const { reply } = answer;
  const headers = context.shownHeaders(reply.headers);
  const payload = operation.answer?.as === 'binary' ? reply.bytes : (reply.json ?? reply.text);
  const plain: Outcome = {
    items,
    payload,
    status: reply.status,
    headers,
    url: answer.url,
    page: place.page,
    isLast: place.isLast,
    notices: context.notices(),
  };
  const redactor = answer.redactor();
  const head = [answer.url, ...Object.values(headers)].join('\n');
  if (!redactor.finds(reply.text) && !redactor.finds(head)) return plain;
  return {
    ...plain,
    items: redactor.value(items) as readonly Json[],
    payload: redactor.value(payload),
    headers: redactor.headers(headers),
    url: redactor.text(answer.url),
  };
}
