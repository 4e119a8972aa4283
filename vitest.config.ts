import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Milliseconds: long enough for a machine that does much else, for no test is about how fast it is. */
const PATIENT = 30_000

/** Files that use real parts or the running system: two or three of them wait, for a reminder's minute or for an outage to pass. */
const AT_ONCE = 4

/** They take minutes in which they mostly wait: begun last, they would run alone when all else has ended. The longest is first. */
const LONG = [
  'tests/faults/campaign.test.ts',
  'tests/faults/outages.test.ts',
  'tests/e2e/replay.test.ts',
  'tests/e2e/verify-system.test.ts',
  'tests/e2e/forged-events.test.ts',
  'tests/e2e/bad-input.test.ts',
  'tests/e2e/main-job.test.ts',
]

/** Vitest knows how long a file takes only after a first run, and begins with the largest until then. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const long = LONG.flatMap((name) => sorted.filter(({ moduleId }) => moduleId.endsWith(name)))
    const [first] = long.map(({ project }) => sorted.findIndex((file) => file.project === project))
    return first === undefined ? sorted : [...new Set([...sorted.slice(0, first), ...long, ...sorted.slice(first)])]
  }
}

/**
 * Tests are named by what they cost: `.test.ts` does no I/O, `.int.test.ts` uses real parts, `tests/e2e` the running system. The first run by
 * themselves. The others run together: the running system is mostly waited for, and so what real parts compute costs no time.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{functions,shared,scripts,tests}/**/*.test.ts'],
          exclude: ['**/*.int.test.ts', 'tests/e2e/**', 'tests/faults/**', 'node_modules/**'],
          sequence: { groupOrder: 0 },
          // They compute, and wait for nothing: all cores, and not one less.
          maxWorkers: availableParallelism(),
          // Properties over thousands of texts are seconds of work, and minutes beside much else.
          testTimeout: 120_000,
          expect: { poll: { timeout: PATIENT } },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{functions,shared,scripts,tests}/**/*.int.test.ts'],
          exclude: ['tests/e2e/**', 'tests/faults/**', 'node_modules/**'],
          sequence: { groupOrder: 1 },
          globalSetup: 'tests/parts.ts',
          maxWorkers: AT_ONCE,
          testTimeout: 60_000,
          expect: { poll: { timeout: PATIENT } },
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/{e2e,faults}/**/*.test.ts'],
          globalSetup: 'tests/parts.ts',
          sequence: { groupOrder: 1 },
          maxWorkers: AT_ONCE,
          testTimeout: 120_000,
          expect: { poll: { timeout: PATIENT } },
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
