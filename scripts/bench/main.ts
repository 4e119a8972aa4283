/** `make bench`: measures on real parts, prints a table, and writes docs/benchmarks.md; ONLY=heavy,writes for some of it; BASE=main to compare. */
import { writeFile } from 'node:fs/promises'
import { say } from '../dev/progress.ts'
import { assistantSection, REPORT } from './assistant.ts'
import { compare, type Measurement } from './compare.ts'
import { report } from './report.ts'
import { SECTIONS, type SectionName } from './sections.ts'
import { measureSections } from './system.ts'
import { printed } from './table.ts'

const { BASE, ONLY, ROUNDS, RESULT } = process.env

try {
  const names = chosen(ONLY)
  if (BASE) await compare({ base: BASE, names, rounds: roundsOf(ROUNDS) })
  else {
    const failures: string[] = []
    const sections = await measureSections(names, {
      onSection: (section) => say(printed(section)),
      ...(RESULT && { onFailure: (name, { message }) => failures.push(`${name}: ${message}`) }),
    })
    if (RESULT) await writeFile(RESULT, JSON.stringify({ sections, failures } satisfies Measurement))
    else if (!ONLY) {
      await writeFile(REPORT, `${report(sections)}\n${await assistantSection()}`)
      say('\nWritten to docs/benchmarks.md')
    }
  }
} catch (error) {
  say((error as Error).message)
  process.exitCode = 1
}

function chosen(only: string | undefined): SectionName[] {
  const all = Object.keys(SECTIONS) as SectionName[]
  const names = only?.split(',').filter(Boolean) ?? all
  const unknown = names.find((name) => !all.includes(name as SectionName))
  if (unknown) throw new Error(`ONLY is '${only}', and there is no section '${unknown}': choose from ${all.join(', ')}`)
  return all.filter((name) => names.includes(name))
}

function roundsOf(text = '3'): number {
  const rounds = Number(text)
  if (Number.isInteger(rounds) && rounds > 0 && rounds <= 100) return rounds
  throw new Error(`ROUNDS is '${text}': set it to how often both are measured, from 1 to 100`)
}
