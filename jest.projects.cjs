'use strict';

/** By themselves, jest and an editor's plugin run both. */
const LANES = { short: '**/!(*.long).test.ts', long: '**/*.long.test.ts' };

/** What the suites of `npm test` and those of the real hosts have in common. */
exports.everywhere = {
  testEnvironment: 'node',
  testMatch: [LANES[process.env.TEST_LANE] ?? '**/*.test.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/test/strip-types.cjs' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/node-red/dist/', '<rootDir>/.cache/'],
  globalSetup: '<rootDir>/test/global-setup.cjs',
  setupFilesAfterEnv: ['<rootDir>/test/strict-matchers.cjs'],
};
