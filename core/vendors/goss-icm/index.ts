import type { Vendor } from '../../kit';
import { guide } from './guide';
import { version1 } from './n8n-version-1';
import { articleOperations } from './operations/article';
import { callOperations } from './operations/calls';
import { emailOperations } from './operations/email';
import { historyOperations } from './operations/history';
import { historySearchOperations } from './operations/history-search';
import { postcodeOperations } from './operations/postcode';
import { processOperations } from './operations/process';
import { processSearchOperations } from './operations/process-search';
import { taskOperations } from './operations/task';
import { apiKey } from './schemes';

export const vendor: Vendor = {
  id: 'goss-icm',
  name: 'GOSS iCM',
  description: 'The API Server of GOSS iCM, the web platform of many UK councils',
  aliases: ['icm', 'cms', 'forms', 'workflow', 'local government'],
  n8n: { className: 'GossIcm', version1 },
  // A town hall: roof, three columns, step.
  glyph: 'M12 2 2 7.5V10h20V7.5zM4 11.5h3v6H4zM10.5 11.5h3v6h-3zM17 11.5h3v6h-3zM2 19h20v3H2z',
  color: '#C4B1E1',
  schemes: [apiKey],
  resources: {
    endPoint: { name: 'End Point' },
    worker: { name: 'Worker' },
    history: { name: 'History' },
    process: { name: 'Process' },
    task: { name: 'Task' },
    article: { name: 'Article' },
    postcode: { name: 'Postcode' },
    email: { name: 'Email' },
  },
  operations: [
    ...callOperations,
    ...historyOperations,
    ...historySearchOperations,
    ...processOperations,
    ...processSearchOperations,
    ...taskOperations,
    ...articleOperations,
    ...postcodeOperations,
    ...emailOperations,
  ],
  guide,
};
