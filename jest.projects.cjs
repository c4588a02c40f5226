'use strict';

/** What the suites of `npm test` and those of the real hosts have in common. */
exports.everywhere = {
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  // ts-jest and not swc: it instruments what TypeScript 5.9 emits, which is what ships. A second
  // compiler would measure the branches of its own output.
  transform: {
    '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.test.json', diagnostics: false }],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/node-red/dist/', '<rootDir>/.cache/'],
  globalSetup: '<rootDir>/test/global-setup.cjs',
  setupFilesAfterEnv: ['<rootDir>/test/strict-matchers.cjs'],
};
