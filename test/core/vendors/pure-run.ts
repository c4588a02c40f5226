import { findOperation, findScheme, readAccount, readReply } from '../../../core';
import type { Json, SignedRequest, Vendor } from '../../../core';
import { readParams } from '../../../core/catalogue/input';
import { itemsOf } from '../../../core/catalogue/items';
import { firstPage, pageParams } from '../../../core/catalogue/paging';
import { buildRequest } from '../../../core/catalogue/request';
import type { Verdict } from '../../../core/model/verdict';
import { replyOf } from '../../support/memory-transport';
import { signWith } from '../../support/sign-with';
import type { Vector } from '../../../vectors/vector';

/** What the vendor's pure functions make of a vector: no client, no cell, no transport. */
export interface PureRun {
  readonly request: SignedRequest;
  readonly verdict: Verdict;
  readonly items: () => readonly Json[];
}

/** `items` is a function: a good verdict may stand over a response without its list. */
export function runPure(vendor: Vendor, vector: Vector): PureRun {
  const scheme = findScheme(vendor, vector.scheme);
  const account = readAccount(scheme, vector.account);
  const row = findOperation(vendor, scheme, vector.operation);
  const params = readParams(row, vector.params);
  const page =
    row.paging === undefined ? undefined : pageParams(row.paging, firstPage(row.paging, undefined));
  const draft = buildRequest(row, params, account, scheme.servers(account), page);
  const request = signWith(
    scheme,
    account,
    draft,
    vector.grant === undefined ? {} : { token: vector.grant },
  );
  const reply = readReply(replyOf(vector.reply));
  const verdict = scheme.verdict(reply, draft);
  return { request, verdict, items: () => itemsOf(row, reply, params) };
}

/** Compares a run with its vector. */
export function expectRun(run: PureRun, vector: Vector): void {
  expect(run.request.method).toBe(vector.request.method);
  expect(new URL(run.request.url).origin).toBe(new URL(vector.request.url).origin);
  expect(partsOf(run.request.url)).toEqual(partsOf(vector.request.url));
  const headers = new Map(
    Object.entries(run.request.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  for (const [name, value] of Object.entries(vector.request.headers ?? {})) {
    expect([name, headers.get(name.toLowerCase())]).toEqual([name, value]);
  }
  for (const name of vector.request.withoutHeaders ?? []) {
    expect([...headers.keys()]).not.toContain(name.toLowerCase());
  }
  const { body } = vector.request;
  if (body !== undefined) expect(JSON.parse(String(run.request.body))).toEqual(body);
  if ('items' in vector.outcome) {
    expect(run.verdict).toEqual({ kind: 'ok' });
    expect(run.items()).toEqual(vector.outcome.items);
    return;
  }
  const { error } = vector.outcome;
  if (run.verdict.kind === 'ok') {
    expect(run.items).toThrow(error.says?.[0]);
    return;
  }
  const kinds: Readonly<Record<string, string>> = {
    'sign-in-refused': 'stale',
    denied: 'denied',
    failed: 'broken',
  };
  expect(run.verdict.kind).toBe(kinds[error.code]);
  expect(run.verdict.vendorCode).toBe(error.vendorCode);
}

/** The order of query parameters says nothing. */
function partsOf(url: string): readonly string[] {
  const { pathname, searchParams } = new URL(url);
  return [pathname, ...[...searchParams].map(([name, value]) => `${name}=${value}`).sort()];
}
