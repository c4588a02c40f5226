'use strict';

const path = require('node:path');

const { everywhere } = require('./jest.projects.cjs');

const CORE = path.join(__dirname, 'core', path.sep).replace(/[^\w]/g, '\\$&');

module.exports = {
  projects: [
    {
      ...everywhere,
      displayName: 'core',
      testEnvironment: '<rootDir>/test/news-of-coverage.cjs',
      // core/ is a root although its tests lie in test/: jest counts a file that no test has loaded
      // only where it knows of it, and without this 100 % of nothing would pass.
      roots: ['<rootDir>/core', '<rootDir>/test/core'],
      transform: {
        // What ts-jest instruments is what TypeScript 5.9 emits, and that is what ships. A second
        // compiler would measure the branches of its own output.
        [`^${CORE}.+\\.ts$`]: [
          'ts-jest',
          { tsconfig: '<rootDir>/tsconfig.test.json', diagnostics: false },
        ],
        ...everywhere.transform,
      },
    },
    {
      ...everywhere,
      displayName: 'hosts',
      roots: ['<rootDir>/test'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/core/', '<rootDir>/test/hosts/'],
      // core/ is proved by its own tests. Counting its branches here as well costs each suite that
      // loads it, and hides what those tests have missed.
      coveragePathIgnorePatterns: ['/'],
    },
  ],
  // Long enough for a machine that does other work besides: no promise is bound to it, and no suite has a bound of its own.
  testTimeout: 240000,
  testSequencer: '<rootDir>/test/longest-first.cjs',
  // More than the smallest machine has cores: editors and slow servers are mostly waited for.
  maxWorkers: 5,
  collectCoverageFrom: ['core/**/*.ts'],
  coverageDirectory: 'coverage',
  coverageReporters: ['text-summary', 'lcovonly', 'json'],
  // By folder and not global: jest then fails where it has no figures at all.
  coverageThreshold: { './core/': { branches: 100 } },
};
