import type { Json, Operation } from '../../../kit';
import { listOrWhole } from '../answers';
import { TSIM } from '../fields';

/** Events that TSIM sends to a URL by itself, such as that of a webhook. */
export const subscriptionOperations = [
  {
    ...TSIM,
    resource: 'subscription',
    operation: 'create',
    name: 'Create',
    action: 'Create subscription',
    description:
      'Have new events of a cell sent to a URL; no call that ends a subscription is known',
    method: 'POST',
    path: '/bppmws/api/stream/subscribe',
    body: 'json',
    fields: [
      {
        kind: 'string',
        name: 'subscriptionName',
        label: 'Name',
        description: 'Name of the subscription; each name is used once',
        placeholder: 'Prod_Critical_events',
        required: true,
        in: 'none',
      },
      {
        kind: 'string',
        name: 'receiverUrl',
        label: 'Receiver URL',
        description: 'URL that the events are sent to, such as that of a webhook node',
        placeholder: 'https://automation.example.com/webhook/0b4f2c',
        check: 'url',
        required: true,
        in: 'none',
      },
      {
        kind: 'string',
        name: 'cell',
        byHand: 'No call lists the cells; an event shows its own in the first two parts of mc_ueid',
        label: 'Cell',
        description: 'Name of the cell with the events',
        placeholder: 'pncell_tsim-host',
        required: true,
        in: 'none',
      },
      {
        kind: 'string',
        name: 'condition',
        label: 'Condition',
        description: 'Condition of TrueSight that the events meet',
        placeholder: 'severity EQUALS "CRITICAL"',
        required: true,
        in: 'none',
      },
    ],
    fixed: { query: { dataType: 'event' } },
    evidence: { source: 'I-SUB', confidence: 'documented' },
    build: ({ cell, condition, subscriptionName, receiverUrl }) => ({
      body: {
        subscriptionName: subscriptionName as Json,
        criterias: [
          {
            resourceType: 'cell',
            condition: `name EQUALS ${JSON.stringify(cell)}`,
            criterias: [{ resourceType: 'event', condition: condition as Json }],
          },
        ],
        destination: { type: 'REST', url: receiverUrl as Json },
      },
    }),
    read: (reply) => listOrWhole(reply, ['response']),
  },
] as const satisfies readonly Operation[];
