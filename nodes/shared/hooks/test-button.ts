/**
 * The Test button. n8n judges a test by its status alone, which cannot tell a login page from an API.
 * So `preAuthentication` tries the account with the core's own rules, and what n8n then sends is only a
 * repetition whose status does not matter any more.
 */
import type { IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import { DEFAULT_LIMITS, probeRequest, signRequest } from '../../../core';
import type { Lease, RequestDraft } from '../../../core';
import type { OpenAccount } from '../accounts';
import { requestSignal } from '../transport/bounds';
import { signInNeeded } from './hook-error';
import { writeSigned, writeUrl } from './request-options';
import type { Options } from './request-options';

/** The header by which a credential type's `test` says that this request is the Test button's. */
const TEST_HEADER = 'x-latchkey-test';

/** The credentials objects of tests: `preAuthentication` tries the account for them. */
const tests = new WeakSet<object>();

export function isTestRequest({ headers = {} }: Options): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === TEST_HEADER);
}

/** Whether a person has pressed Test for these credentials. */
export function isTested(credentials: object): boolean {
  return tests.has(credentials);
}

/** @throws Error the first time, which makes n8n call `preAuthentication`. */
export function repeatTest(
  open: OpenAccount,
  credentials: object,
  options: Options,
): IHttpRequestOptions {
  if (!tests.has(credentials)) {
    tests.add(credentials);
    throw signInNeeded();
  }
  const lease = open.cell.peek();
  const draft = testDraftOf(open, lease);
  writeUrl(options, draft.url);
  const signed =
    lease === undefined ? { request: draft, stamp: {} } : signRequest(open, draft, lease.stamp);
  delete options.qs;
  writeSigned(options, signed, open);
  options.method = draft.method as IHttpRequestMethods;
  writeUrl(options, signed.request.url);
  if (signed.request.body !== undefined) options.body = signed.request.body as string;
  options.ignoreHttpStatusErrors = true;
  options.abortSignal = requestSignal(DEFAULT_LIMITS);
  return options;
}

function testDraftOf(open: OpenAccount, lease: Lease | undefined): RequestDraft {
  const { scheme, account } = open;
  const test =
    scheme.test?.(account) ?? (lease === undefined ? undefined : probeRequest(open, lease));
  if (test !== undefined) return test;
  const [base] = Object.values(scheme.servers(account));
  return { method: 'GET', url: base ?? '', headers: {} };
}
