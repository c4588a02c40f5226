import type { Method } from '../../../core';

export type Host = 'node-red' | 'n8n';

/** One request that a child process sends by the transport of its host. */
export interface Job {
  readonly url: string;
  readonly method: Method;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  readonly cancelAfterMs?: number;
  readonly tls?: JobTls;
  /** Node-RED's account has a checkbox for it. */
  readonly lenient?: boolean;
}

/** PEM, or PKCS#12 in base64. */
export interface JobTls {
  readonly ca?: string;
  readonly certificate?: string;
  readonly privateKey?: string;
  readonly pfx?: string;
  readonly passphrase?: string;
  readonly minTlsVersion?: string;
}

export type Seen =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** The first 100 characters, as Latin-1. */
      readonly text: string;
      /** The first 100 characters as the core reads them. */
      readonly read: string;
      readonly bytes: number;
    }
  | { readonly kind: 'error'; readonly code: string; readonly message: string };

export interface Done {
  readonly seen: Seen;
  /** How far the memory of the process grew beyond what it was before. */
  readonly grownMb: number;
  readonly ms: number;
}
