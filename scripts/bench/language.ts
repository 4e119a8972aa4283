/**
 * How fast understanding is: mean time per utterance beside chrono-node on the same phrases in the same run, growth with the
 * length of a message, and what loading the module costs in time and memory on Bun.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as chrono from 'chrono-node'
import { readDrafts, understand } from '../../shared/language/index.ts'
import { BUN } from '../dev/bundle.ts'
import { median, mib, ms, printed, type Section } from './table.ts'

const CONTEXT = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin' }
const NOW = new Date('2026-03-11T09:30:00+01:00')
const ROUNDS = 2000

const UTTERANCES = [
  'call mom tomorrow at 5pm',
  'buy oat milk',
  'meeting with Ana next thursday 14:00-15:30',
  'submit the report by end of next week',
  'dentist on april 3rd at half past eight',
  'water the plants in 3 days',
  'send slides thursday 9am',
  'the last friday in october',
  'pick up the parcel in 90 minutes',
  'renew passport 2 weeks before july 21',
  'lunch on sunday the 22nd around noon',
  'vacation from august 8 to august 22',
  'read 1984 this weekend',
  'fix bug #4021 today',
  'book a table for 4 at 7pm on saturday',
  'plan the summer party',
]
const RECURRING = [
  'pay rent on the 1st of every month',
  'gym every mon, wed and fri at 20:00',
  'every other friday at 4:30pm starting next month until christmas',
  'backup every last workday at 9am',
  'vitamins daily except on sundays',
]

function microseconds(texts: string[], read: (text: string) => unknown): number {
  for (let i = 0; i < ROUNDS / 4; i++) texts.forEach(read)
  const begun = performance.now()
  for (let i = 0; i < ROUNDS; i++) texts.forEach(read)
  return ((performance.now() - begun) * 1000) / (ROUNDS * texts.length)
}

function milliseconds(text: string): number {
  readDrafts(text, CONTEXT)
  const begun = performance.now()
  readDrafts(text, CONTEXT)
  return performance.now() - begun
}

/** Load time and private memory, each in a process of its own; median of five. */
function loadOnBun(): { ms: number; kiB: number } {
  const module = fileURLToPath(new URL('../../shared/language/index.ts', import.meta.url))
  const program = `
    const { readFileSync } = require('node:fs')
    const held = () => Number(/Private_Dirty: +(\\d+)/.exec(readFileSync('/proc/self/smaps_rollup', 'utf8'))[1])
    Bun.gc(true); const before = held(); const begun = performance.now()
    await import(process.argv[1]); const ms = performance.now() - begun; Bun.gc(true)
    console.log(JSON.stringify({ ms, kiB: held() - before }))`
  const folder = mkdtempSync(join(tmpdir(), 'todo-chatbot-language-'))
  // As functions are bundled: a language that nobody needs is in a file of its own.
  execFileSync(BUN, ['build', module, '--target=bun', '--minify', '--splitting', `--outdir=${folder}`], {
    stdio: 'ignore',
  })
  const bundle = join(folder, 'index.js')
  const runs = Array.from({ length: 5 }, () =>
    JSON.parse(execFileSync(BUN, ['--smol', '-e', program, bundle], { encoding: 'utf8' })),
  ) as { ms: number; kiB: number }[]
  rmSync(folder, { recursive: true })
  return { ms: median(runs.map(({ ms }) => ms)), kiB: median(runs.map(({ kiB }) => kiB)) }
}

const ours = (text: string): unknown => readDrafts(text, CONTEXT)
const theirs = (text: string): unknown => chrono.parse(text, NOW, { forwardDate: true })

/** Reads phrases in this process; loads the module in fresh ones. */
export async function language(): Promise<Section> {
  const plain = microseconds(UTTERANCES, ours)
  const chronoNode = microseconds(UTTERANCES, theirs)
  const repeating = microseconds(RECURRING, ours)
  const message = microseconds([...UTTERANCES, ...RECURRING], (text) => understand(text, CONTEXT))
  const read = (size: number): number =>
    milliseconds('call mom tomorrow at 5 and buy milk on friday. '.repeat(Math.ceil(size / 47)).slice(0, size))
  const long = read(10_000)
  const longer = read(100_000)
  const load = loadOnBun()
  const us = (value: number): string => `${value.toFixed(0)} us`
  return {
    title: 'Understanding',
    how: `Mean over ${UTTERANCES.length + RECURRING.length} phrases, ${ROUNDS} rounds after a warm-up; chrono-node reads dates only, ours also titles and marks.`,
    rows: [
      {
        what: 'an utterance',
        value: plain,
        measured: us(plain),
        beside: `chrono-node ${us(chronoNode)}`,
        goal: 'below 100 us',
        met: plain < 100,
      },
      {
        what: 'an utterance that repeats',
        value: repeating,
        measured: us(repeating),
        goal: 'below 100 us',
        met: repeating < 100,
      },
      {
        what: 'a chat message, commands and all',
        value: message,
        measured: us(message),
        goal: 'below 100 us',
        met: message < 100,
      },
      { what: 'a message of 10 kB', value: long, measured: ms(long), goal: 'below 50 ms', met: long < 50 },
      { what: 'a message of 100 kB', value: longer, measured: ms(longer), beside: `ten times 10 kB ${ms(10 * long)}` },
      {
        what: 'loading the module on Bun',
        value: load.ms,
        measured: ms(load.ms),
        goal: 'below 15 ms',
        met: load.ms < 15,
      },
      {
        what: 'private memory after loading on Bun',
        value: load.kiB,
        measured: mib(load.kiB / 1024),
        goal: 'below 4 MiB',
        met: load.kiB < 4096,
      },
    ],
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(printed(await language()))
