import type { Vendor } from '../../kit';
import { guide } from './guide';
import { operations } from './operations';
import { session } from './scheme';

export const vendor: Vendor = {
  id: 'tide-tables',
  name: 'Tide Tables',
  description: 'Tide Tables: high and low water of ports',
  n8n: { className: 'TideTables' },
  // Two waves.
  glyph: 'M2 7h20v3H2zM2 14h20v3H2z',
  color: '#A7C7D9',
  schemes: [session],
  resources: { port: { name: 'Port' }, session: { name: 'Session' } },
  operations,
  guide,
};
