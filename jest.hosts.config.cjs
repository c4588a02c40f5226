'use strict';

const { everywhere } = require('./jest.projects.cjs');

// The real hosts: slow, fetched on demand, one at a time.
module.exports = {
  ...everywhere,
  roots: ['<rootDir>/test/hosts'],
  testTimeout: 600000,
  maxWorkers: 1,
};
