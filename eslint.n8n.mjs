// A second pass over the n8n half: the project's strict rules and the wall around core/. They cannot
// stand in eslint.config.mjs, because n8n wants that file to be its default text.
import { strict } from './lint/strict.mjs';
import { throughTheDoor } from './lint/import-walls.mjs';

export default strict({}, [{ files: ['**/*.ts'], ...throughTheDoor }]);
