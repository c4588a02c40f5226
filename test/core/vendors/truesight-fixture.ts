/** An account of TrueSight and what its servers answer. */
import { readAccount } from '../../../core/account/read-account';
import type { AnyAccount } from '../../../core/model/account-field';
import { readReply } from '../../../core/model/read-reply';
import type { ReadReply } from '../../../core/model/read-reply';
import { token } from '../../../core/vendors/truesight/schemes';

export const TOKEN = 'TC9r9c/izIOdaQzztOjlqDE8ozc=';

export const RAW = {
  baseUrl: 'https://tsps.example.test/',
  tsimUrl: 'https://tsim.example.test',
  username: 'admin',
  password: 'p&ss=wörd',
};

export function account(more: Readonly<Record<string, unknown>> = {}): AnyAccount {
  return readAccount(token, { ...RAW, ...more });
}

export function reply(
  status: number,
  body: unknown,
  headers: ReadReply['headers'] = {},
): ReadReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readReply({ status, headers, cookies: [], body: new TextEncoder().encode(text) });
}

export function envelope(inner: unknown, more: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    response: inner,
    statusCode: '200',
    statusMsg: 'OK',
    responseTimeStamp: '2026-11-21T10:00:00',
    ...more,
  };
}
