'use strict';

// Loaded before `node-red-dev validate`, which wants the flow library's catalogue, a registry
// document and two packages that ask a registry about dependencies. A gate has to say the same today
// and tomorrow, so all four are answered from here:
// - the catalogue is empty: N01 and P08 then say only that nothing clashes with itself;
// - Node-RED's versions are those the project supports (README);
// - the dependency tree is what package-lock.json holds;
// - D03 (is there anything newer?) depends on the day and is asked by `npm run release:check`.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');

const NODE_RED = {
  'dist-tags': { latest: '5.0.7', 'v4-maintenance': '4.1.15' },
  versions: {
    '5.0.7': { engines: { node: '>=22.9' } },
    '4.1.15': { engines: { node: '>=18.5' } },
  },
};

async function get(url) {
  if (url.endsWith('/catalogue.json')) return { data: { modules: [] } };
  if (url.endsWith('/node-red')) return { data: NODE_RED };
  throw new Error(`nothing is known offline of ${url}`);
}

/** Names and versions of a dependency and all that it needs, as installed. */
function installedTree(name) {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const found = new Map();
  const walk = (dependency, from) => {
    let folder = from;
    let key = `${folder}/node_modules/${dependency}`.replace(/^\//u, '');
    while (packages[key] === undefined && folder !== '') {
      folder = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
      key = `${folder}/node_modules/${dependency}`.replace(/^\//u, '');
    }
    const entry = packages[key];
    if (entry === undefined || found.has(key)) return;
    found.set(key, `${dependency}@${entry.version}`);
    for (const next of Object.keys(entry.dependencies ?? {})) walk(next, key);
  };
  walk(name, 'node-red');
  return [...found.values()];
}

const remoteList = {
  config: () => undefined,
  ls: (name, _version, _flatten, done) => setImmediate(done, installedTree(name)),
};
const nothingNewer = async () => ({ get: () => [] });

const load = Module._load;
Module._load = function (request, parent, isMain) {
  if (parent?.filename?.includes('node-red-dev')) {
    if (request === 'axios') return { get };
    if (request === 'npm-remote-ls') return remoteList;
    if (request === 'npm-check') return nothingNewer;
  }
  return load.call(this, request, parent, isMain);
};
