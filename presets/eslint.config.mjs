import { strict } from '../lint/strict.mjs';
import { throughTheDoor } from '../lint/import-walls.mjs';

export default strict({}, [{ files: ['**/*.ts'], ...throughTheDoor }]);
