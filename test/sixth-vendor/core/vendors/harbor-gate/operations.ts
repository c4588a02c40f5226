import type { Operation } from '../../kit';

const MANUAL = { source: 'HG-MANUAL', confidence: 'documented' } as const;

/** Visits of trucks, and the gates they pass. */
export const operations: readonly Operation[] = [
  {
    resource: 'visit',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many visits',
    description: 'List the announced visits',
    method: 'GET',
    path: '/visits',
    fields: [
      {
        kind: 'enum',
        name: 'state',
        label: 'State',
        description: 'State of the visits to return',
        in: 'query',
        options: [
          { value: 'announced', label: 'Announced' },
          { value: 'inside', label: 'Inside' },
          { value: 'left', label: 'Left' },
        ],
      },
    ],
    paging: {
      kind: 'page',
      in: 'query',
      page: 'page',
      first: 1,
      limit: 'per_page',
      size: 50,
      total: 'total',
    },
    answer: { items: 'visits' },
    evidence: MANUAL,
  },
  {
    resource: 'visit',
    operation: 'create',
    name: 'Create',
    action: 'Create visit',
    description: 'Announce a truck',
    method: 'POST',
    path: '/visits',
    body: 'json',
    fields: [
      {
        kind: 'string',
        name: 'plate',
        label: 'License Plate',
        description: 'License plate of the truck, without spaces',
        in: 'body',
        required: true,
      },
      {
        kind: 'dateTime',
        name: 'arrives',
        label: 'Arrives',
        description: 'Time at which the truck is expected',
        in: 'body',
        to: 'arrivesAt',
        codec: 'epochSeconds',
      },
    ],
    evidence: MANUAL,
  },
  {
    resource: 'gate',
    operation: 'open',
    name: 'Open',
    action: 'Open gate',
    description: 'Open the barrier of a gate once',
    method: 'POST',
    path: '/gates/{gateId}/open',
    fields: [
      {
        kind: 'string',
        name: 'gateId',
        byHand: 'No call lists the gates',
        label: 'Gate ID',
        description: 'ID shown on the gate',
        in: 'path',
        required: true,
      },
    ],
    confirm: 'The barrier opens for anyone in front of it.',
    evidence: MANUAL,
  },
];
