/** A person's way with each vendor: an account, a call, another account. */
import { vendors } from '../../../core';
import type { Simulators } from '../../../simulators';
import type { NodeRedEditor } from './editor';

export interface Way {
  readonly vendor: keyof Simulators;
  /** How the account of the first visit signs in, and what Test says then. */
  readonly scheme: string;
  readonly signedIn: RegExp;
  /** A call with a text to type, and what comes back. */
  readonly operation: string;
  readonly field: string;
  readonly value: string;
  /** Another way to sign in, and a call that it may not make, if there is one. */
  readonly other?: string;
  readonly refused?: string;
}

export const WAYS: readonly Way[] = [
  {
    vendor: 'tcpwave',
    scheme: 'tcpwave/session-token',
    signedIn: /signed in/,
    operation: 'network.search',
    field: 'nameContains',
    value: 'Demo',
    other: 'tcpwave/client-certificate',
  },
  {
    vendor: 'goss-icm',
    scheme: 'goss-icm/api-key',
    signedIn: /signed in as latchkey/,
    operation: 'process.getMany',
    field: 'businessKey',
    value: 'CASE-1',
  },
  {
    vendor: 'truesight',
    scheme: 'truesight/token',
    signedIn: /signed in as admin/,
    operation: 'device.getMany',
    field: 'parentDeviceId',
    value: '1',
    other: 'truesight/basic',
    refused: 'device.getMany',
  },
  {
    vendor: 'enlighted',
    scheme: 'enlighted/api-key',
    signedIn: /signed in as bob/,
    operation: 'campus.getMany',
    field: 'companyId',
    value: '1',
    other: 'enlighted/legacy',
  },
  {
    vendor: 'edgecast',
    scheme: 'edgecast/client-credentials',
    signedIn: /signed in/,
    operation: 'policy.getMany',
    field: 'search',
    value: 'shop',
    other: 'edgecast/rest-token',
    refused: 'policy.getMany',
  },
];

/** Fills in the dialog of an account. */
export async function fillAccount(
  editor: NodeRedEditor,
  schemeId: string,
  account: Readonly<Record<string, string>>,
): Promise<void> {
  const scheme = vendors.flatMap(({ schemes }) => schemes).find(({ id }) => id === schemeId);
  for (const { name, kind } of scheme?.fields ?? []) {
    const value = account[name];
    if (value === undefined) continue;
    const input = `#node-config-input-${name}`;
    if (kind === 'enum') await editor.choose(input, value);
    else await editor.fill(input, value);
  }
}
