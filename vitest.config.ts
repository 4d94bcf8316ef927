import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const common = {
  pool: 'forks' as const,
  restoreMocks: true,
  // What is waited for comes when it comes: a busy machine is no fault.
  expect: { poll: { timeout: 15_000 } },
}

/** What takes minutes, the longest first: begun last, it would be waited for while the other processors have nothing to do. */
const longest = [
  'server/src/api/fuzz-1.db.test.ts',
  'server/src/api/fuzz-2.db.test.ts',
  'server/src/api/fuzz-3.db.test.ts',
  'cli/src/drill/faults.db.test.ts',
  'bench/src/kills.db.test.ts',
  'server/src/api/tenants.db.test.ts',
  'bench/src/trials.db.test.ts',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.endsWith(name))
      return at === -1 ? longest.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}

/** Three suites by what a test needs: nothing, a database, or a browser. The file name says which. */
export default defineConfig({
  test: {
    // Of tests of one file that may run side by side.
    maxConcurrency: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          // The files of a worker share what they import, which took longer than the tests. What a test changes beyond itself it puts back.
          isolate: false,
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
          setupFiles: ['server/src/testing/cheap-passwords.ts'],
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
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
