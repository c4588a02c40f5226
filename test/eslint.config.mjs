import { strict } from '../lint/strict.mjs';
import { importsOneWay } from '../lint/import-walls.mjs';

// jest types its matchers (expect.any, expect.objectContaining) as any, so they may be assigned here.
export default strict({ 'no-console': 'off', '@typescript-eslint/no-unsafe-assignment': 'off' }, [
  importsOneWay,
]);
