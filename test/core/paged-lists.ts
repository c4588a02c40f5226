/** A client whose list comes in pages, and how often it asked. */
import type { Operation, Outcome } from '../../core';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import type { Answer } from '../support/memory-transport';
import { plain } from './bounded-fixture';

interface Lists {
  readonly pages: (limit?: number) => Promise<readonly Outcome[]>;
  readonly queries: string[];
}

export function lists(
  row: Partial<Operation>,
  answer: (index: number) => Answer,
  maxPages = 50,
): Lists {
  const queries: string[] = [];
  const { send } = createMemoryTransport((request, index) => {
    queries.push(new URL(request.url).search + String(request.body ?? ''));
    return answer(index);
  });
  const client = clientFor({
    ...plain([row]),
    account: { baseUrl: 'https://h.test' },
    transport: send,
    clock: createFakeClock(),
    limits: { maxPages },
  });
  return {
    queries,
    pages: async (limit) => {
      const found: Outcome[] = [];
      const call = {
        operation: 'thing.get',
        params: {},
        ...(limit === undefined ? {} : { limit }),
      };
      for await (const page of client.pages(call)) found.push(page);
      return found;
    },
  };
}

export const OFFSET = {
  paging: {
    kind: 'offset',
    in: 'query',
    offset: 'start',
    limit: 'length',
    size: 2,
    total: 'total',
  },
  answer: { items: 'rows' },
} as const;
