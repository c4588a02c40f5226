'use strict';

const { existsSync, readdirSync, statSync } = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');

/** Time of the newest source file below a folder, in milliseconds. */
function newest(folder) {
  if (!existsSync(folder)) return 0;
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    const full = path.join(folder, entry.name);
    const time = entry.isDirectory() ? newest(full) : statSync(full).mtimeMs;
    latest = Math.max(latest, time);
  }
  return latest;
}

/**
 * The tests of the hosts load what `npm run build` made. A test that runs against yesterday's build
 * misleads, so say so; `npm test` itself builds first.
 */
module.exports = () => {
  const sources = ['core', 'presets', 'credentials', 'nodes', 'icons', 'node-red'];
  const latest = Math.max(...sources.map((name) => newest(path.join(root, name))));
  const stamp = path.join(root, '.cache', 'built');
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (built < latest) {
    process.stderr.write('\ndist is older than the sources: run `npm run build` first\n');
  }
};
