import { strict } from '../lint/strict.mjs';
import { importsOneWay } from '../lint/import-walls.mjs';

export default strict({ 'no-console': 'off' }, [importsOneWay]);
