import { commandVectors } from './enlighted-commands';
import { readVectors } from './enlighted-reads';
import type { Vector } from './vector';

export const vectors: readonly Vector[] = [...readVectors, ...commandVectors];
