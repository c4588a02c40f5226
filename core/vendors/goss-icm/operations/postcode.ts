import type { Operation } from '../../../kit';

/** The address lookup of the postcode worker. */
export const postcodeOperations = [
  {
    resource: 'postcode',
    operation: 'search',
    name: 'Search',
    action: 'Search addresses by postcode',
    description: 'Find the addresses of a UK postcode',
    method: 'POST',
    path: '/postcode',
    fields: [
      {
        kind: 'string',
        name: 'postcode',
        label: 'Postcode',
        description: 'UK postcode',
        placeholder: 'PL6 7TL',
        required: true,
        in: 'body',
      },
      {
        kind: 'string',
        name: 'provider',
        label: 'Provider',
        description: 'Name of the postcode provider; the default provider if empty',
        in: 'body',
      },
    ],
    body: 'json-rpc',
    rpcMethod: 'postcodeSearch',
    answer: { items: 'result' },
    repeatable: true,
    evidence: { source: 'article 7189', confidence: 'documented' },
  },
] as const satisfies readonly Operation[];
