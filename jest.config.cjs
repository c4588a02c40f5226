'use strict';

// ts-jest and not swc: it instruments what TypeScript 5.9 emits, which is what ships. A second
// compiler would measure the branches of its own output.
module.exports = {
  testEnvironment: 'node',
  // core/ is a root although its tests lie in test/: jest counts a file that no test has loaded only
  // where it knows of it, and without this 100 % of nothing would pass.
  roots: ['<rootDir>/core', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.test.json', diagnostics: false }],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/node-red/dist/', '<rootDir>/.cache/'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/hosts/'],
  // Long enough for a machine that does other work besides: no promise is bound to it.
  testTimeout: 60000,
  // One more than the smallest machine has cores: editors and slow servers are mostly waited for.
  maxWorkers: 3,
  globalSetup: '<rootDir>/test/global-setup.cjs',
  setupFilesAfterEnv: ['<rootDir>/test/strict-matchers.cjs'],
  collectCoverageFrom: ['core/**/*.ts'],
  coverageDirectory: 'coverage',
  coverageReporters: ['text-summary', 'lcovonly', 'json'],
  // By folder and not global: jest then fails where it has no figures at all.
  coverageThreshold: { './core/': { branches: 100 } },
};
