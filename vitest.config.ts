import { defineConfig } from 'vitest/config';

const TESTS = 'test/**/*.test.ts';
/** Tests that replace a module, and so must load all others anew. */
const ALONE = 'test/**/*.alone.test.ts';
const ELSEWHERE = ['test/browser/**', 'node_modules/**'];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'threads',
    // Also on two cores: many tests wait for a process that they started.
    maxWorkers: '100%',
    projects: [
      // Nothing in src keeps a state between calls, so that the files of tests may share their modules: a third of the time.
      { extends: true, test: { name: 'together', include: [TESTS], exclude: [ALONE, ...ELSEWHERE], isolate: false } },
      { extends: true, test: { name: 'alone', include: [ALONE], exclude: ELSEWHERE } },
    ],
  },
});
