'use strict';

const { createRequire } = require('node:module');

// jest's own, as jest finds it.
const Sequencer = createRequire(require.resolve('jest'))('@jest/test-sequencer').default;

/** The suites that take longest, because they work or because they wait. */
const LONGEST = [
  'node-red/editor.test',
  'node-red/editor-accounts',
  'node-red/editor-form',
  'node-red/editor-endpoints',
  'node-red/latchkey-editor',
  'node-red/latchkey-list-form',
  'n8n/schemes',
  'node-red/latchkey-account',
  'node-red/editor-late-answers',
  'core/redaction',
  'node-red/editor-layout',
  'n8n/vectors',
  'n8n/described/presets',
  'n8n/bounds',
  'sockets/hostile/hostile',
  'sixth-vendor/',
  'node-red/dev.long',
];

/**
 * Where jest knows no times of an earlier run, as on a new machine, it begins with the largest files: then a
 * small file that takes a minute may come last, and one worker is busy while the others have nothing to do.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONGEST.findIndex((name) => path.includes(`/test/${name}`));
      return at === -1 ? LONGEST.length : at;
    };
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
};
