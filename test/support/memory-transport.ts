import { CancelledError } from '../../core/errors';
import type { Reply, SignedRequest, Transport } from '../../core/model/http';
import type { Json } from '../../core/model/json';

/** What a scripted server answers: a body as JSON value or text, 200 and no headers unless said. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body?: Json;
}

export interface MemoryTransport {
  readonly send: Transport;
  /** Every request that was sent, in order. */
  readonly requests: readonly SignedRequest[];
}

/** A transport that asks a function instead of a network. What the function throws is the fault. */
export function createMemoryTransport(
  answer: (request: SignedRequest, index: number) => Answer | Promise<Answer>,
): MemoryTransport {
  const requests: SignedRequest[] = [];
  return {
    requests,
    async send(request, { signal }) {
      if (signal?.aborted === true) throw new CancelledError();
      requests.push(request);
      return replyOf(await answer(request, requests.length - 1));
    },
  };
}

export function replyOf(answer: Answer): Reply {
  const { body } = answer;
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status: answer.status ?? 200,
    headers: answer.headers ?? {},
    cookies: answer.cookies ?? [],
    body: new TextEncoder().encode(text),
  };
}
