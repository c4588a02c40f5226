import type { NodeVersion1 } from '../../kit';
import { processOperations } from './operations/process';

export const version1: NodeVersion1 = {
  operations: { worker: 'call', history: 'log', process: 'start' },
  // "Get Many" was the older method, which has a name of its own now.
  rows: processOperations
    .filter(({ operation }) => operation === 'getHistoric')
    .map((row) => ({ ...row, operation: 'getMany', name: 'Get Many' })),
};
