// Which room of the repository may import which: a room is a folder or a file, and a path below two of
// them belongs to the first. It may import itself, what stands beside it here, and nothing else of the
// project. CONTRIBUTING.md says it in words; test/gates/lint-rules.test.ts proves it.

/** What every room of core/ may import, but model/ itself. */
const BELOW_ALL = ['core/model', 'core/errors'];

const core = {
  'core/errors': [],
  'core/model': ['core/errors'],
  'core/account': BELOW_ALL,
  'core/redaction': BELOW_ALL,
  'core/catalogue': BELOW_ALL,
  'core/token': [...BELOW_ALL, 'core/account', 'core/redaction'],
  'core/client': [
    ...BELOW_ALL,
    ...['core/account', 'core/redaction', 'core/catalogue', 'core/token'],
  ],
  'core/kit': BELOW_ALL,
  'core/vendors': ['core/kit'],
  'core/described': ['core/kit', ...BELOW_ALL],
};

/** The hosts' halves. That they enter core/ by its door is a rule of its own. */
const hosts = {
  presets: ['core'],
  'nodes/shared/transport': ['core'],
  'nodes/shared/hooks': ['core', 'nodes/shared/transport', 'nodes/shared/accounts'],
  'nodes/shared': ['core', 'presets'],
  nodes: ['core', 'nodes/shared'],
  credentials: ['nodes/shared'],
  'node-red/src/transport': ['core', 'node-red/src/tls-settings', 'node-red/src/variables'],
  'node-red/src': ['core', 'presets'],
  'node-red/editor': [],
};

/** What the simulators are made of; none of them knows another. */
const SERVER = ['certificates', 'control', 'keys', 'routes', 'samples', 'server', 'simulator'].map(
  (file) => `simulators/${file}`,
);
const VENDORS = ['edgecast', 'enlighted', 'goss-icm', 'tcpwave', 'truesight'].map(
  (vendor) => `simulators/${vendor}`,
);

const simulators = {
  ...Object.fromEntries(VENDORS.map((vendor) => [vendor, SERVER])),
  'simulators/preset-server': SERVER,
  'simulators/presets': ['simulators/preset-server', ...SERVER],
  ...Object.fromEntries(SERVER.map((file) => [file, SERVER])),
};

/** Promises about single calls, as data: what is sent, and what the reply to it means. */
const vectors = { vectors: ['core'] };

const PRODUCT = ['core', 'presets', 'nodes', 'node-red'];
const TOOLS = ['scripts/repository', 'scripts/generated-file'];

const scripts = {
  'scripts/repository': [],
  'scripts/generated-file': ['core'],
  'scripts/node-red-editor': [...PRODUCT, ...TOOLS],
  'scripts/generate': [...PRODUCT, ...TOOLS, 'scripts/node-red-editor'],
  'scripts/kept-install': ['scripts/repository', 'scripts/run-long'],
  'scripts/gates': ['scripts/kept-install', ...TOOLS],
  'scripts/demo': ['core', 'simulators', 'vectors', ...TOOLS],
  'scripts/soak': ['scripts/demo', ...TOOLS],
  scripts: [...PRODUCT, 'simulators'],
  // n8n is measured in the process that its tests run it in.
  bench: [...PRODUCT, 'scripts', 'test/n8n/stage'],
  lint: [],
};

/** What tests of any room may use. */
const TEST_SUPPORT = ['test/support', 'vectors'];
const ANY_HOST = [...PRODUCT, 'simulators', 'scripts', ...TEST_SUPPORT];

const tests = {
  'test/support': [...PRODUCT, 'simulators', 'vectors', 'test/n8n/engine'],
  // These know no host: what holds here holds in every one.
  'test/core': ['core', 'presets', 'simulators', 'scripts/presets-module', ...TEST_SUPPORT],
  'test/model': ['core', 'test/support'],
  // Strangers to the code that the simulators try.
  'test/simulators': ['simulators', 'test/support/ask'],
  'test/sockets': [...PRODUCT, 'simulators', 'scripts/demo/samples', ...TEST_SUPPORT],
  'test/faults': [...PRODUCT, 'simulators', ...TEST_SUPPORT],
  'test/n8n/engine': [],
  'test/n8n': [...ANY_HOST, 'test/n8n/engine'],
  'test/node-red': ANY_HOST,
  'test/jobs': [...ANY_HOST, 'test/n8n', 'test/node-red'],
  'test/sixth-vendor': [...ANY_HOST, 'test/n8n', 'test/node-red'],
  'test/hosts': [...ANY_HOST, 'test/n8n', 'test/node-red', 'test/docs'],
  'test/docs': [...PRODUCT, 'scripts', 'test/support', 'bench/cases'],
  'test/gates': ['scripts'],
};

export const ROOMS = { ...core, ...hosts, ...simulators, ...vectors, ...scripts, ...tests };
