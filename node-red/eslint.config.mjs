import { strict } from '../lint/strict.mjs';
import { importsOneWay, throughTheDoor } from '../lint/import-walls.mjs';

const inTheBrowser = {
  files: ['editor/**/*.ts'],
  languageOptions: {
    parserOptions: { project: ['tsconfig.editor.json'], tsconfigRootDir: import.meta.dirname },
  },
  // No Node.js runs it.
  rules: { 'no-restricted-properties': 'off' },
};

export default strict({}, [{ files: ['**/*.ts'], ...throughTheDoor }, importsOneWay, inTheBrowser]);
