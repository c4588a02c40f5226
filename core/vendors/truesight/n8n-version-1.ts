import type { NodeVersion1 } from '../../kit';
import { blackoutOperations } from './operations/blackout';

export const version1: NodeVersion1 = {
  operations: {
    event: 'create',
    instance: 'getConfiguration',
    policy: 'create',
    timeFrame: 'delete',
    slo: 'create',
  },
  // There was no other field for the time frames.
  rows: blackoutOperations
    .filter(({ operation }) => operation === 'create')
    .map((row) => ({
      ...row,
      fields: row.fields.map((field) =>
        field.name === 'timeFrames' ? { ...field, required: true } : field,
      ),
    })),
};
