/** `make bench BASE=<commit>`: that commit and this checkout in turn, on the same machine at the same time, by the benchmarks of this one. */
import { execFile, spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cached } from '../dev/cache.ts'
import { say, step } from '../dev/progress.ts'
import type { SectionName } from './sections.ts'
import { median, type Section } from './table.ts'

const HERE = fileURLToPath(new URL('../../', import.meta.url))
const BENCHMARKS = 'scripts/bench'
/** What the benchmarks take from elsewhere that an older commit may lack; they stand alone. */
const NEEDED = ['scripts/dev/unlimited.ts', 'scripts/knative/eventing/issuer.ts']

/** What one checkout found. */
export interface Measurement {
  sections: Section[]
  /** sections that it could not be asked, each with the reason: an older commit lacks what some are about */
  failures: string[]
}

interface Comparison {
  base: string
  names: SectionName[]
  /** how often both are measured */
  rounds: number
}

export async function compare({ base, names, rounds }: Comparison): Promise<void> {
  const commit = await commitOf(base)
  const checkout = await checkoutOf(commit)
  const directory = await mkdtemp(join(tmpdir(), 'todo-chatbot-compare-'))
  const [before, after]: [Section[][], Section[][]] = [[], []]
  const failures = new Set<string>()
  try {
    for (let round = 1; round <= rounds; round++) {
      const measure = (where: string, title: string) =>
        step(`round ${round} of ${rounds}, ${title}`, () => measuredIn(where, names, join(directory, 'result.json')))
      const old = await measure(checkout, commit.slice(0, 7))
      const own = await measure(HERE, 'this checkout')
      if (own.failures.length) throw new Error(own.failures.join('\n'))
      for (const failure of old.failures) failures.add(failure)
      before.push(old.sections)
      after.push(own.sections)
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
  say(compared(before, after))
  for (const failure of failures) say(`\nNot compared, since ${commit.slice(0, 7)} could not be asked: ${failure}`)
}

async function commitOf(name: string): Promise<string> {
  const { stdout } = await git('rev-parse', '--verify', `${name}^{commit}`).catch(() => {
    throw new Error(`BASE is '${name}', which is no commit of this repository`)
  })
  return stdout.trim()
}

const git = (...args: string[]) => promisify(execFile)('git', ['-C', HERE, ...args])

/** With packages of its own, and these benchmarks in place of its: both are asked the same. */
async function checkoutOf(commit: string): Promise<string> {
  const checkout = await cached(join('bench', commit), `${commit.slice(0, 7)} and its packages`, async (directory) => {
    const run = promisify(execFile)
    await run('git', ['clone', '--quiet', '--no-checkout', HERE, directory])
    await run('git', ['-C', directory, 'checkout', '--quiet', commit])
    await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: directory })
  })
  await rm(join(checkout, BENCHMARKS), { recursive: true, force: true })
  await cp(join(HERE, BENCHMARKS), join(checkout, BENCHMARKS), { recursive: true })
  // Its own, where it has them: what it is measured with is to fit what it runs.
  for (const file of NEEDED) await cp(join(HERE, file), join(checkout, file), { force: false })
  return checkout
}

async function measuredIn(checkout: string, names: SectionName[], result: string): Promise<Measurement> {
  const { BASE: _, ...environment } = process.env
  const told: string[] = []
  const child = spawn(process.execPath, [join(BENCHMARKS, 'main.ts')], {
    cwd: checkout,
    env: { ...environment, ONLY: names.join(','), RESULT: result },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  child.stderr.on('data', (text) => told.push(String(text)))
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`The benchmarks in ${checkout} ended with ${code}:\n${told.join('').slice(-2000)}`)
  return JSON.parse(await readFile(result, 'utf8')) as Measurement
}

/** Each figure before and after, the ratio of the medians, and the lowest and highest ratio of a round. */
export function compared(before: Section[][], after: Section[][]): string {
  const valuesOf = (rounds: Section[][], title: string, what: string) =>
    rounds.map(
      (sections) => sections.find((each) => each.title === title)?.rows.find((row) => row.what === what)?.value,
    )
  const lines = after[0]!.flatMap(({ title, rows }) => [
    `\n${title}`,
    ...rows.flatMap(({ what }) => {
      const [own, other] = [valuesOf(after, title, what), valuesOf(before, title, what)]
      if (![...own, ...other].every(isFigure)) return []
      const ratios = own.map((value, round) => value! / other[round]!)
      const figures = [other, own].map((values) => median(values.filter(isFigure)).toPrecision(3))
      const spread = `(${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`
      return [`  ${what.padEnd(52)} ${figures.join(' -> ').padEnd(18)} ${median(ratios).toFixed(2)} times ${spread}`]
    }),
  ])
  return lines.join('\n')
}

const isFigure = (value: number | undefined): value is number => value !== undefined && value > 0
