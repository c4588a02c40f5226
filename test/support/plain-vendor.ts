import type { Operation, Vendor } from '../../core';
import type { AnyScheme } from '../../core/model/scheme';
import { defineScheme } from '../../core/model/scheme';
import { verdictOfStatus } from '../../core/model/verdict';

const FIELDS = [
  { kind: 'url', name: 'baseUrl', label: 'Base URL', description: 'Address', required: true },
  { kind: 'secret', name: 'token', label: 'Token', description: 'Token' },
] as const;

/** A scheme without any quirk, for what the five vendors do not happen to use. */
export const PLAIN_SCHEME: AnyScheme = defineScheme({
  id: 'plain/token',
  name: 'Token',
  description: 'Sends a token',
  credential: { className: 'PlainApi', displayName: 'Plain API' },
  fields: FIELDS,
  credentialHeaders: ['x-token'],
  acquire: {
    kind: 'static',
    sign: ({ account }) => ({ headers: { 'X-Token': account.token?.reveal() ?? '' } }),
  },
  remedies: { refused: 'Check the token.', denied: 'Ask for the right.' },
  servers: (account) => ({ main: account.baseUrl }),
  verdict: ({ status }) => ({ kind: verdictOfStatus(status) }),
});

/** A row without any quirk. */
export const PLAIN_ROW: Operation = {
  resource: 'thing',
  operation: 'get',
  name: 'Get',
  action: 'Get thing',
  description: 'Get a thing',
  method: 'GET',
  path: '/thing',
  fields: [],
  evidence: { source: 'test', confidence: 'documented' },
};

export function plainVendor(
  rows: readonly Partial<Operation>[] = [],
  scheme: Partial<AnyScheme> = {},
): Vendor {
  return {
    id: 'plain',
    name: 'Plain',
    description: 'A vendor without quirks',
    n8n: { className: 'Plain' },
    glyph: '',
    color: '#ffffff',
    schemes: [{ ...PLAIN_SCHEME, ...scheme }],
    resources: { thing: { name: 'Thing' } },
    operations: rows.map((row) => ({ ...PLAIN_ROW, ...row })),
    guide: { where: [], quirks: [], guesses: [], links: [], sources: {} },
  };
}
