import type { Operation } from '../../kit';

const MANUAL = { source: 'TT-MANUAL', confidence: 'documented' } as const;

export const operations: readonly Operation[] = [
  {
    resource: 'port',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many ports',
    description: 'List the ports that have a tide table',
    method: 'POST',
    path: '/rpc',
    body: 'json',
    fields: [],
    build: () => ({ body: { method: 'port.list' } }),
    repeatable: true,
    answer: { items: 'result' },
    evidence: MANUAL,
  },
  {
    resource: 'port',
    operation: 'get',
    name: 'Get',
    action: 'Get port',
    description: 'Get the tides of a port',
    method: 'POST',
    path: '/rpc',
    body: 'json',
    fields: [
      {
        kind: 'string',
        name: 'name',
        label: 'Port',
        description: 'Name of the port',
        in: 'body',
        required: true,
      },
    ],
    build: ({ name }) => ({ body: { method: 'port.get', params: { name: String(name) } } }),
    repeatable: true,
    evidence: MANUAL,
  },
];
