import { tsimVectors } from './truesight-tsim';
import { tspsVectors } from './truesight-tsps';
import { verdictVectors } from './truesight-verdicts';
import type { Vector } from './vector';

export const vectors: readonly Vector[] = [...tspsVectors, ...tsimVectors, ...verdictVectors];
