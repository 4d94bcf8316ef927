import { defineConfig } from 'vitest/config'

const common = { pool: 'forks' as const, restoreMocks: true }

/** Three suites by what a test needs: nothing, a database, or a browser. The file name says which. */
export default defineConfig({
  test: {
    // Of tests of one file that may run side by side.
    maxConcurrency: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: [
            '{engine,protocol,client,connectors,server,inbox,widget,cli,bench,scripts,examples}/**/*.test.{ts,tsx}',
          ],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          ...common,
          name: 'database',
          include: ['{client,server,cli,bench}/**/*.db.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...common,
          name: 'journeys',
          include: ['journeys/src/**/*.test.ts'],
          globalSetup: ['journeys/src/prepare-desk.ts'],
          testTimeout: 90_000,
          // What is waited for comes when it comes: a busy machine is no fault.
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
