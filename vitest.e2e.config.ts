import { defineConfig } from 'vitest/config';

/** The whole product: a real server, the simulator and Chromium. One file at a time; `npm run test:e2e`. */
export default defineConfig({
  test: {
    include: ['apps/cli/test/**/*.e2e.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: 1,
    fileParallelism: false,
  },
});
