import { availableParallelism } from 'node:os';

export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/startMongo.ts',
  globalTeardown: '<rootDir>/test/support/stopMongo.ts',
  reporters: [
    'default',
    '<rootDir>/test/support/skippedTests.ts',
    '<rootDir>/test/support/browserReporter.js',
  ],
  // For what hangs: how fast a machine is decides no test.
  testTimeout: 300_000,
  testSequencer: '<rootDir>/test/support/longestFirst.js',
  // One of them always waits for processes of its own. The modules of a file stay in memory after its end.
  maxWorkers: availableParallelism() + 1,
  workerIdleMemoryLimit: '1GB',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
};
