import { namesOf } from '../../../core';

/** What is known of a fault of node:http(s). */
export interface Parts {
  readonly code: string;
  readonly message: string;
  /** The HTTP parser's own words. */
  readonly reason: string;
  /** The bytes that it stumbled over. */
  readonly raw: Uint8Array | undefined;
  /** Whom the certificate of the server is for. */
  readonly names: string;
}

export function partsOf(fault: unknown): Parts {
  if (typeof fault !== 'object' || fault === null) {
    return { code: '', message: '', reason: '', raw: undefined, names: '' };
  }
  const { code, message, reason, rawPacket, cert } = fault as Readonly<Record<string, unknown>>;
  return {
    code: textOf(code),
    message: textOf(message),
    reason: textOf(reason),
    raw: rawPacket instanceof Uint8Array ? rawPacket : undefined,
    names: namesOf(cert),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
