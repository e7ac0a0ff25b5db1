import { defineConfig } from 'vitest/config';

/** Reports in a real browser; needs Chromium (`CHROMIUM`, else /usr/bin/chromium) and skips with a message without. */
export default defineConfig({
  test: { include: ['test/browser/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, pool: 'threads' },
});
