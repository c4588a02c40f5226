import type { Operation } from '../../kit';

const MANUAL = { source: 'HG-MANUAL', confidence: 'documented' } as const;

/** Visits of lorries, and the gates that they drive through. */
export const operations: readonly Operation[] = [
  {
    resource: 'visit',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many visits',
    description: 'List the visits that are announced',
    method: 'GET',
    path: '/visits',
    fields: [
      {
        kind: 'enum',
        name: 'state',
        label: 'State',
        description: 'Only visits in this state',
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
    description: 'Announce a lorry',
    method: 'POST',
    path: '/visits',
    body: 'json',
    fields: [
      {
        kind: 'string',
        name: 'plate',
        label: 'Number Plate',
        description: 'Number plate of the lorry, without spaces',
        in: 'body',
        required: true,
      },
      {
        kind: 'dateTime',
        name: 'arrives',
        label: 'Arrives',
        description: 'When the lorry is expected',
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
        description: 'ID as it stands on the gate',
        in: 'path',
        required: true,
      },
    ],
    confirm: 'The barrier opens for whoever stands in front of it.',
    evidence: MANUAL,
  },
];
