import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { goodEvidence } from './checker/synthetic.ts'
import { judge, keep, type Run, readKept } from './run.ts'
import { readSettings } from './settings.ts'

const directory = await mkdtemp(join(tmpdir(), 'todo-run-'))
afterAll(() => rm(directory, { recursive: true }))

test('a run is read as it was kept, with what clients were not told', async () => {
  const evidence = goodEvidence()
  evidence.history.operations[0]!.attempts.unshift({ at: 1, until: 2, status: 0, body: undefined })
  const run: Run = {
    settings: readSettings({ SEED: '7' }),
    evidence,
    disturbed: { repeated: 1, delayed: 2 },
    left: { unpublished: 0, unrecorded: 0, reminders: 0, notifications: 0, streams: 0 },
    caughtUp: 3,
    hadVolumes: true,
  }
  const file = join(directory, 'run')
  await keep(file, run)
  expect(await readKept(file)).toStrictEqual(run)
  expect(judge(await readKept(file)).violations).toEqual([])
})

test('what is no run is told in words', async () => {
  const file = join(directory, 'other')
  await writeFile(file, 'something else')
  await expect(readKept(file)).rejects.toThrow(`${file} is not the evidence of a run: set EVIDENCE to a file`)
})
