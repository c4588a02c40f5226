'use strict';

const { transformSync } = require('esbuild');

/**
 * TypeScript for jest, file by file. ts-jest takes ten times as long for it, and is left to `core/` where its
 * branches are counted: they are those of what TypeScript emits, which is what ships.
 */
module.exports = {
  process(sourceText, sourcePath) {
    const { code, map } = transformSync(sourceText, {
      loader: 'ts',
      format: 'cjs',
      target: 'node20',
      // jest's modules are its own: they know require alone.
      supported: { 'dynamic-import': false },
      sourcemap: 'external',
      sourcefile: sourcePath,
    });
    return { code, map };
  },
};
