import { strict } from '../eslint.strict.mjs';
import { throughTheDoor } from '../scripts/lint/import-walls.mjs';

const inTheBrowser = {
  files: ['editor/**/*.ts'],
  languageOptions: {
    parserOptions: { project: ['tsconfig.editor.json'], tsconfigRootDir: import.meta.dirname },
  },
};

export default strict({}, [{ files: ['**/*.ts'], ...throughTheDoor }, inTheBrowser]);
