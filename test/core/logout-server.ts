import type { Pool, RawAccount } from '../../core';
import type { SignedRequest } from '../../core/model/http';
import type { FakeClock } from '../support/fake-clock';
import { schemeCase, schemeServer } from '../support/every-scheme';
import type { SchemeServer } from '../support/every-scheme';
import { replyOf } from '../support/memory-transport';

export const AT_ONCE = Promise.resolve();

interface Seen {
  readonly sent: SignedRequest[];
  readonly transport: Parameters<SchemeServer['client']['member']['leave']>[0]['transport'];
}

export function logoutServer(status = 200): Seen {
  const sent: SignedRequest[] = [];
  return {
    sent,
    transport: async (request) => {
      await Promise.resolve();
      sent.push(request);
      return replyOf({ status, body: {} });
    },
  };
}

export function truesight(
  given: { pool?: Pool; clock?: FakeClock; account?: RawAccount } = {},
): SchemeServer {
  return schemeServer(schemeCase('truesight/token'), given);
}
