import type { Vendor } from '../../kit';
import { guide } from './guide';
import { operations } from './operations';
import { key, session } from './schemes';

export const vendor: Vendor = {
  id: 'harbor-gate',
  name: 'Harbor Gate',
  description: 'Harbor Gate: visits of trucks and the barriers of a port',
  n8n: { className: 'HarborGate' },
  // Two posts and the bar between them.
  glyph: 'M2 3h4v18H2zM18 3h4v18h-4zM6 8h12v3H6z',
  color: '#A7C7D9',
  schemes: [session, key],
  resources: {
    visit: { name: 'Visit' },
    gate: { name: 'Gate' },
    session: { name: 'Session' },
  },
  operations,
  guide,
};
