import { gatewayVectors } from './edgecast-gateway';
import { restVectors } from './edgecast-rest';
import type { Vector } from './vector';

export const vectors: readonly Vector[] = [...restVectors, ...gatewayVectors];
