import { inexactNumber } from '../model/exact-numbers';
import type { Json } from '../model/json';
import type { HeaderFields, RequestDraft } from '../model/http';
import { operationId } from '../model/operation';
import type { Operation } from '../model/operation';
import { MASK, Secret } from '../model/secret';
import type { SignInMethod, ValueNames } from '../model/sign-in-method';
import { applyStamp } from '../model/stamp';
import type { Stamp, StampValue } from '../model/stamp';
import type { AnyAccount } from '../model/account-field';
import type { Token } from '../model/token';
import { createRedactor } from '../redaction/redactor';
import type { AccountContext } from './context';
import { requireSignable } from './sign';

/** What would be sent. */
export interface Preview {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderFields;
  /** Parsed where it is JSON, so that it reads well, unless a number would lose digits. */
  readonly body?: unknown;
  /** True when a client certificate would be shown to the server. */
  readonly certificate: boolean;
}

/** The request as it would be sent, with a mask in place of everything that the sign-in adds. */
export function previewOf(
  context: AccountContext,
  operation: Operation,
  draft: RequestDraft,
): Preview {
  requireSignable(context, draft);
  const stamp = stampFor(context, draft);
  const shown = applyStamp(draft, masked(stamp));
  const redactor = createRedactor(context.cell.secrets());
  return {
    operation: operationId(operation),
    method: shown.method,
    url: redactor.text(shown.url),
    headers: Object.fromEntries(
      Object.entries(shown.headers).map(([name, value]) => [name, redactor.text(value)]),
    ),
    ...(shown.body === undefined ? {} : { body: redactor.value(readable(shown.body)) }),
    certificate: stamp.certificate !== undefined,
  };
}

/** Signed with what the account holds; a token that is not there yet is stood in for. */
function stampFor(context: AccountContext, request: RequestDraft): Stamp {
  const { scheme, account, clock, cell } = context;
  const acquire: SignInMethod<AnyAccount> = scheme.acquire;
  const signing = {
    request,
    account,
    nowMs: Math.floor(clock.wall()),
    random: (count: number) => clock.bytes(count),
  };
  switch (acquire.kind) {
    case 'static':
      return acquire.sign({ ...signing, secret: cell.secret });
    case 'signature':
      return acquire.sign(signing);
    case 'challenge':
      // Nothing can be shown: the answer is made from what the server will ask.
      return { headers: { Authorization: MASK } };
    case 'login':
    case 'carried':
      return acquire.sign({ ...signing, token: cell.token ?? standIn(acquire.names) });
  }
}

function standIn(names: ValueNames = { secrets: ['token'], open: [] }): Token {
  return {
    secrets: Object.fromEntries(names.secrets.map((name) => [name, new Secret(MASK)])),
    open: Object.fromEntries(names.open.map((name) => [name, `[${name}]`])),
    minted: 0,
  };
}

function masked(stamp: Stamp): Stamp {
  const { headers, query, cookies, body, ...rest } = stamp;
  return {
    ...rest,
    ...(headers === undefined ? {} : { headers: mapOf(headers, maskedHeader) }),
    ...(query === undefined ? {} : { query: mapOf(query, () => MASK) }),
    ...(cookies === undefined ? {} : { cookies: mapOf(cookies, () => MASK) }),
    ...(body === undefined ? {} : { body: maskedBody(body) }),
  };
}

function mapOf(
  values: Readonly<Record<string, StampValue>>,
  mask: (value: string) => string,
): Readonly<Record<string, StampValue>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? mask(value) : value,
    ]),
  );
}

function maskedBody(body: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.keys(body).map((name) => [name, MASK]));
}

/** Keeps the scheme's word (`authtoken`, `Basic`, `TOK`) and nothing after it. */
function maskedHeader(value: string): string {
  const [word = ''] = /^[A-Za-z]+[ :]\s*(?=\S)/.exec(value) ?? [];
  return `${word}${MASK}`;
}

function readable(body: string | Uint8Array): unknown {
  if (typeof body !== 'string') return `${String(body.length)} bytes`;
  try {
    const value = JSON.parse(body) as unknown;
    return inexactNumber(body) === undefined ? value : body;
  } catch {
    return body;
  }
}
