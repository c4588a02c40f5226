import type { NodeVersion1 } from '../../kit';

export const version1: NodeVersion1 = { operations: {} };
