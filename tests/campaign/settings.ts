/** What a person may choose for `make faults` by environment variables. */
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { SABOTAGES, type Sabotage } from './sabotage.ts'

export interface Settings {
  seed: number
  minutes: number
  /** what is switched off in the product, so that the checker has something to find */
  sabotage: Sabotage | undefined
  /** `faults`: the campaign; `judge`: a run of it that was kept, once more; `outages`: each part away for a while under a steady load */
  mode: (typeof MODES)[number]
  /** the file of what a run saw: written before it is judged, and read by `judge` */
  evidence: string
  /** the document that figures are written to */
  report: string
  people: number
}

const MODES = ['faults', 'judge', 'outages'] as const
const REPORT = 'docs/reliability.md'
/** Ten people on a core: more only wait for each other. */
const PEOPLE_A_CORE = 10
const MOST_PEOPLE = 40

/** @throws Error that names the variable and what it should be */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const seed = number(env, 'SEED', 1, { least: 0 })
  const mode = oneOf(env, 'MODE', MODES) ?? 'faults'
  if (mode === 'judge' && !env.EVIDENCE)
    throw new Error("MODE is 'judge': set EVIDENCE to the file that a run has named")
  return {
    seed,
    minutes: number(env, 'MINUTES', 10, { least: 0 }),
    sabotage: oneOf(env, 'SABOTAGE', Object.keys(SABOTAGES) as Sabotage[]),
    mode,
    evidence: env.EVIDENCE || join(tmpdir(), `todo-faults-seed-${seed}-${process.pid}.evidence`),
    report: env.REPORT || REPORT,
    people: number(env, 'PEOPLE', Math.min(MOST_PEOPLE, availableParallelism() * PEOPLE_A_CORE), { least: 1 }),
  }
}

function number(
  env: Record<string, string | undefined>,
  name: string,
  standard: number,
  { least }: { least: number },
): number {
  const text = env[name]
  if (!text) return standard
  const value = Number(text)
  if (Number.isFinite(value) && value >= least) return value
  throw new Error(`${name} is '${text}': set it to a number from ${least}`)
}

function oneOf<Name extends string>(
  env: Record<string, string | undefined>,
  name: string,
  known: readonly Name[],
): Name | undefined {
  const text = env[name]
  if (!text) return undefined
  const found = known.find((each) => each === text)
  if (found) return found
  throw new Error(`${name} is '${text}': set it to ${known.slice(0, -1).join(', ')} or ${known.at(-1)}`)
}
