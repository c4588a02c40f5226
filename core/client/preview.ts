import type { AnyAccount } from '../model/account-field';
import type { Operation } from '../model/operation';
import { operationId } from '../model/operation';
import type { HeaderFields, RequestDraft } from '../model/http';
import type { Material } from '../model/scheme';
import { MASK, Secret } from '../model/secret';
import { signRequest } from './sign';
import type { Line } from './context';

/** What would be sent. */
export interface Preview {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderFields;
  /** Parsed where it is JSON, so that it reads well. */
  readonly body?: unknown;
  /** True when a client certificate would be shown to the server. */
  readonly certificate: boolean;
}

/** The request as it would be sent, signed with masks in place of every secret. */
export function previewOf(line: Line, row: Operation, draft: RequestDraft): Preview {
  const account = masked(line.account);
  const signed = signRequest(line.scheme, account, draft, maskedMaterial(line), line.clock.wall());
  const headers = Object.fromEntries(
    Object.entries(signed.headers).map(([name, value]) =>
      line.scheme.secretPlaces.headers.includes(name.toLowerCase())
        ? [name, maskedHeader(value)]
        : [name, value],
    ),
  );
  return {
    operation: operationId(row),
    method: signed.method,
    url: signed.url,
    headers,
    ...(signed.body === undefined ? {} : { body: readable(signed.body) }),
    certificate: signed.certificate !== undefined,
  };
}

function masked(account: AnyAccount): AnyAccount {
  return Object.fromEntries(
    Object.entries(account).map(([name, value]) => [
      name,
      value instanceof Secret ? new Secret(MASK) : value,
    ]),
  );
}

function maskedMaterial(line: Line): Material {
  const { kind } = line.scheme.acquire;
  if (kind === 'static') return { kind, slot: 0 };
  if (kind === 'signature') return { kind, offsetMs: 0 };
  return { kind, grant: new Secret(MASK) };
}

/** Keeps the scheme's word (`authtoken`, `Basic`, `TOK`) and nothing after it. */
function maskedHeader(value: string): string {
  const [word = ''] = /^[A-Za-z]+[ :]\s*(?=\S)/.exec(value) ?? [];
  return `${word}${MASK}`;
}

function readable(body: string | Uint8Array): unknown {
  if (typeof body !== 'string') return `${String(body.length)} bytes`;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}
