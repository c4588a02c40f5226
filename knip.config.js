'use strict';

// The node files of the Node-RED package are entries too: take them from where Node-RED does.
const registered = Object.values(require('./node-red/package.json')['node-red'].nodes);

module.exports = {
  ignoreExportsUsedInFile: { interface: true, type: true },
  workspaces: {
    '.': {
      entry: [
        'nodes/**/*.node.ts',
        'credentials/*.credentials.ts',
        'bench/*.ts',
        'bench/peers/{server,worker}.mjs',
        'scripts/soak/{main,host}.ts',
        // Found by folder.
        'simulators/presets/*.ts',
        'scripts/{build,dev,lint,lint-with-types,release,simulators,start,test}.ts',
        'scripts/demo/dev-host.ts',
        'scripts/generate/main.ts',
        'scripts/gates/{main,scan-these,newest-dependencies,n8n-strict-lint}.ts',
        'scripts/gates/node-red-dev-offline.cjs',
        'lint/{lint-snippets,wording}.mjs',
        'test/**/*.test.ts',
        // Loaded by folder.
        'test/faults/*/*.ts',
        // Loaded by the vendor's id.
        'vectors/*.ts',
        'test/n8n/engine-fixture/*.{credentials,node}.ts',
        'test/{global-setup,longest-first}.cjs',
        'test/node-red/support/child.ts',
        'test/sockets/hostile/child.ts',
        '*/eslint.*.mjs',
        'eslint.config.mjs',
      ],
      // The made-up vendor of CONTRIBUTING: its imports lead somewhere once it lies in core/vendors.
      ignore: ['test/sixth-vendor/core/**', '.cache/**'],
      project: [
        '{bench,core,credentials,lint,nodes,presets,simulators,scripts,test,vectors}/**/*.{ts,mjs,cjs}',
      ],
      // Named by path or only pinned (see CONTRIBUTING), never imported by name; axios is node-red's.
      ignoreDependencies: ['axios', '@n8n/scan-community-package', 'unrs-resolver'],
    },
    'node-red': {
      entry: registered.map((file) => file.replace(/^dist\/node-red\/(.*)\.js$/u, '$1.ts')),
      project: ['src/**/*.ts'],
    },
  },
};
