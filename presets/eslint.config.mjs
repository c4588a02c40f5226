import { strict } from '../lint/strict.mjs';
import { importsOneWay, throughTheDoor } from '../lint/import-walls.mjs';

export default strict({}, [{ files: ['**/*.ts'], ...throughTheDoor }, importsOneWay]);
