/** A deployment as a list of steps, each of which says what it does and why, and may be done again. */
import { createInterface } from 'node:readline/promises'
import { say } from '../dev/progress.ts'

export interface Step {
  what: string
  why: string
  /** @returns what came of it, in a few words */
  run: () => Promise<string | undefined>
}

/** @throws Error of the step that failed, which is named before; what is done stays, and the next run goes on from there */
export async function runSteps(steps: Step[]): Promise<void> {
  for (const [index, { what, why, run }] of steps.entries()) {
    say(`\n[${index + 1}/${steps.length}] ${what}: ${why}`)
    try {
      const result = await run()
      say(`  ${result || 'done'}`)
    } catch (error) {
      say(`  FAILED: ${what}`)
      throw error
    }
  }
}

/** Asks before something that others may share is touched. @throws Error when nobody is there to ask, or says no */
export async function confirm(question: string, yes: boolean): Promise<void> {
  if (yes) {
    say(`  ${question} Yes, by --yes.`)
    return
  }
  if (!process.stdin.isTTY) throw new Error(`${question} Nobody is there to say so: add --yes`)
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question(`  ${question} (y/n) `)
  terminal.close()
  if (!/^y(es)?$/i.test(answer.trim())) throw new Error('Not agreed to: nothing was done')
}
