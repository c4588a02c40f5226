// The n8n half: n8n's own rules, the project's strict rules and the wall around core/. Every other
// folder has an eslint.config.mjs of its own.
import { n8n } from './lint/n8n.mjs';
import { strict } from './lint/strict.mjs';
import { importsOneWay, throughTheDoor } from './lint/import-walls.mjs';

// Without tests and simulators: their types would be found for nothing.
const inThePackages = {
  files: ['**/*.ts'],
  languageOptions: {
    parserOptions: { project: ['tsconfig.hosts.json'], tsconfigRootDir: import.meta.dirname },
  },
};

// Linted in a run of its own: n8n's plugin parses the credentials by itself and finds nothing where
// the folders' own configurations have been read in the same process.
export default [
  { ignores: ['.cache/', 'coverage/'] },
  ...n8n,
  ...strict({}, [{ files: ['**/*.ts'], ...throughTheDoor }, importsOneWay, inThePackages]),
];
