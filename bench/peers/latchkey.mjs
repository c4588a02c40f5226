/** Latchkey as Node-RED runs it: the built core over the built transport, one described account. */
import { createRequire } from 'node:module';
import { DOCUMENT } from './document.mjs';

const require = createRequire(import.meta.url);
const core = require('../../node-red/dist/core/index.js');
const { createConnection } = require('../../node-red/dist/node-red/src/transport/connection.js');
const { clock } = require('../../node-red/dist/node-red/src/clock.js');

const LIST = {
  resource: 'row',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many rows',
  description: 'Get the rows',
  method: 'GET',
  path: '/rows',
  fields: [],
  answer: { items: 'rows' },
  paging: {
    kind: 'offset',
    in: 'query',
    offset: 'offset',
    limit: 'limit',
    total: 'total',
    size: 1_000,
  },
  evidence: { source: 'bench', confidence: 'documented' },
};

const scheme = core.describe(DOCUMENT);
const vendor = {
  id: 'bench',
  name: 'Bench',
  description: 'The server of the benchmark',
  n8n: { className: 'Bench' },
  glyph: '',
  color: '#ffffff',
  schemes: [scheme],
  resources: { row: { name: 'Row' } },
  operations: [LIST],
  guide: { where: [], quirks: [], guesses: [], links: [], sources: {} },
};

export const createPool = () => core.createPool(clock);

/** A client of an account of its own, unless a pool or a connection is shared. */
export function latchkey(
  base,
  { pool = createPool(), username = 'bench', connection = createConnection({ tls: {} }) } = {},
) {
  const account = core.readAccount(scheme, { baseUrl: base, username, password: 'bench-password' });
  const limits = { ...core.DEFAULT_LIMITS, concurrency: 1_000, maxPages: 2_000 };
  const member = pool.join({ scheme, account, limits });
  const { transport } = connection;
  return core.createClient({ vendor, scheme, account, ...member, transport, clock, limits });
}

export const newConnection = () => createConnection({ tls: {} });
