// A simulator that shared code with the client would prove nothing: simulators/ imports nothing of
// the project.
import { strict } from '../lint/strict.mjs';
import { importsOneWay, staysInside } from '../lint/import-walls.mjs';

export default strict({}, [
  importsOneWay,
  { files: ['**/*.ts'], ...staysInside('simulators', null) },
]);
