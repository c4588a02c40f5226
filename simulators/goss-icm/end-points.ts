import { workerError } from './rpc-error';
import type { Worker, WorkerMethod } from './worker';

const collectionDates: WorkerMethod = {
  description: 'Dates of the next bin collections of a property',
  schema: { uprn: { type: 'string', required: true, pattern: /^\d{1,12}$/ } },
  call: (params) => ({
    uprn: params.uprn,
    collections: [
      { service: 'Refuse', date: '2026-11-25' },
      { service: 'Recycling', date: '2026-12-02' },
    ],
  }),
};

const echo: WorkerMethod = {
  description: 'Returns what it is given',
  schema: undefined,
  call: (params) => params,
};

const slow: WorkerMethod = {
  description: 'Answers after a number of milliseconds',
  schema: { milliseconds: { type: 'integer', required: true } },
  call: async (params) => {
    await new Promise((resolve) => {
      setTimeout(resolve, Number(params.milliseconds)).unref();
    });
    return { waited: params.milliseconds };
  },
};

const failing: WorkerMethod = {
  description: 'Fails',
  schema: { message: { type: 'string' } },
  call: (params) => {
    throw workerError(typeof params.message === 'string' ? params.message : 'The end point failed');
  },
};

/**
 * The end point libraries of a made-up council. `ajaxlibrary` is open, `securelibrary` needs a key,
 * `serverlibrary` is the one whose discovery is on by default (GOSS article 5964, endpointworkers page).
 */
export function createEndPointWorkers(): readonly Worker[] {
  const shared = {
    'Anytown.Waste.getCollectionDates': collectionDates,
    'Anytown.Demo.echo': echo,
  };
  return [
    {
      name: 'securelibrary',
      discovery: false,
      methods: {
        ...shared,
        'Anytown.Demo.slow': slow,
        'Anytown.Demo.fail': failing,
      },
    },
    { name: 'ajaxlibrary', discovery: false, methods: shared },
    {
      name: 'serverlibrary',
      discovery: true,
      methods: { ...shared, 'Anytown.Demo.fail': failing },
    },
  ];
}
