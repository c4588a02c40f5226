// Data that tests, the demo and the simulators' command read: it comes into core/ by the door, for types.
import { strict } from '../lint/strict.mjs';
import { importsOneWay, throughTheDoor } from '../lint/import-walls.mjs';

export default strict({}, [{ files: ['**/*.ts'], ...throughTheDoor }, importsOneWay]);
