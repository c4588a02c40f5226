'use strict';

const { createRequire } = require('node:module');

// jest's own, as jest finds it.
const { TestEnvironment } = createRequire(require.resolve('jest'))('jest-environment-node');

/** What the suites of this process have covered so far, by file. */
const known = new Map();

/** Names of all that has run in a file: its statements, its functions, and the sides of its branches. */
function* covered({ s, f, b }) {
  for (const id in s) if (s[id] > 0) yield `s${id}`;
  for (const id in f) if (f[id] > 0) yield `f${id}`;
  for (const id in b) {
    for (let side = 0; side < b[id].length; side += 1) if (b[id][side] > 0) yield `b${id}.${side}`;
  }
}

/** Whether a file is new, or something in it has run that had not. */
function hasNews(file) {
  const before = known.get(file.path);
  const now = before ?? new Set();
  const size = now.size;
  for (const name of covered(file)) now.add(name);
  known.set(file.path, now);
  return before === undefined || now.size > size;
}

/**
 * jest copies, sends and merges what each suite has covered in each file that it has loaded, which took a third
 * of the CPU time of test/core. What an earlier suite of the same process has told already is left out: what is
 * covered in the end is the same, how often is not counted.
 */
module.exports = class NewsOfCoverage extends TestEnvironment {
  handleTestEvent({ name }) {
    const files = this.global.__coverage__;
    if (name !== 'teardown' || files === undefined) return;
    for (const path of Object.keys(files)) if (!hasNews(files[path])) delete files[path];
  }
};
