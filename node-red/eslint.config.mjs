import { strict } from '../eslint.strict.mjs';
import { throughTheDoor } from '../scripts/lint/import-walls.mjs';

export default strict({}, [{ files: ['**/*.ts'], ...throughTheDoor }]);
