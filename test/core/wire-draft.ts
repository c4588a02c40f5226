/** The request that an operation becomes. */
import type { Operation } from '../../core';
import { readParams } from '../../core/catalogue/input';
import { buildRequest } from '../../core/catalogue/request';
import type { RequestDraft } from '../../core';
import { PLAIN_ROW } from '../support/plain-vendor';

export const SERVERS = { main: 'https://h.test/api' };

export const field = (name: string, more: object = {}): Operation['fields'][number] => ({
  kind: 'json',
  name,
  label: name,
  description: name,
  in: 'query',
  ...more,
});

export function sent(
  operation: Partial<Operation>,
  raw: Readonly<Record<string, unknown>>,
): RequestDraft {
  const whole: Operation = { ...PLAIN_ROW, method: 'POST', path: '/', ...operation };
  return buildRequest(whole, readParams(whole, raw), {}, SERVERS);
}
