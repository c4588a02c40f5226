import { inspect } from 'node:util';
import type { Engine } from '../engine/engine';
import type { NodeResult } from '../engine/node-run';

/** Everything of these runs that n8n stores or shows, and all that it has logged. */
export function everythingLeft(engine: Engine, results: readonly NodeResult[]): string {
  return [
    inspect([...results, engine.logged], {
      depth: 40,
      showHidden: true,
      maxStringLength: null,
      maxArrayLength: null,
    }),
    JSON.stringify(results),
  ].join('\n');
}
