import { defineConfig } from 'vitest/config';

/**
 * Three projects, so that `npm run check` can run the quick ones alone:
 * - `unit`: beside the code, no server, no browser.
 * - `integration`: engines, real peers, crash tests (`*.integration.test.ts`).
 * - `e2e`: the whole product in Chromium (`*.e2e.test.ts`), only by `npm run test:e2e`.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,apps}/*/{src,test}/**/*.test.{ts,tsx}', 'content/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.integration.test.ts', '**/*.e2e.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{packages,apps}/*/{src,test}/**/*.integration.test.ts', 'docs/**/*.integration.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
