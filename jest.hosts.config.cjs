'use strict';

const everyday = require('./jest.config.cjs');

// The real hosts: slow, fetched on demand, one at a time.
module.exports = {
  ...everyday,
  roots: ['<rootDir>/test/hosts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 600000,
  maxWorkers: 1,
};
