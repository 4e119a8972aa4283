/** What a run saw. It is kept in a file before anybody judges it: a checker that was mended can judge it again. */
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { gunzip, gzip } from 'node:zlib'
import type { Evidence, Violation } from './checker/evidence.ts'
import { check } from './checker/index.ts'
import type { Backlog } from './drain.ts'
import type { Settings } from './settings.ts'

export interface Run {
  settings: Settings
  evidence: Evidence
  disturbed: { repeated: number; delayed: number }
  left: Backlog
  /** milliseconds after the last fault until nothing was left to do */
  caughtUp: number
  /** whether disks could be filled here */
  hadVolumes: boolean
}

export interface Result extends Run {
  violations: Violation[]
}

export const judge = (run: Run): Result => ({ ...run, violations: check(run.evidence) })

// By V8's own format, not as JSON: that would leave out what is undefined, and what was received would read otherwise.
export const keep = async (file: string, run: Run): Promise<void> =>
  writeFile(file, await promisify(gzip)(serialize(run)))

/** @throws Error when the file is not there, or is no run that was kept */
export async function readKept(file: string): Promise<Run> {
  const packed = await readFile(file)
  try {
    return deserialize(await promisify(gunzip)(packed)) as Run
  } catch (cause) {
    throw new Error(`${file} is not the evidence of a run: set EVIDENCE to a file that 'make faults' has named`, {
      cause,
    })
  }
}
