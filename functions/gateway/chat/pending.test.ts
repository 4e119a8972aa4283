/** Whatever is said while something waits for an answer: nothing of it becomes a task without a word. */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Corpus } from '../../../shared/language/corpus.ts'
import type { Context } from '../../../shared/language/types.ts'
import fc from '../../../tests/properties.ts'
import { type Conversation, EMPTY, type Pending, type Question } from './conversation.ts'
import { meaningOf } from './dialogue.ts'
import { bareTask } from './understood.ts'

const context: Context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin' }
const titles = ['mow the lawn', 'buy stamps', 'call mum']
const proposed: Pending = {
  token: 'token',
  changes: titles.map((taskId) => ({ taskId, command: { type: 'delete' as const } })),
  titles,
  proposal: { act: 'delete', count: 3, title: titles[0]! },
}
const tasks: Question = { of: 'tasks', command: { kind: 'delete', target: { title: 'booking' } }, titles }
const readings: Question = {
  of: 'readings',
  ask: 'Is that something to do, or done with?',
  choices: [
    { label: 'Add “cancel the gym”', commands: [{ kind: 'help' }] },
    { label: 'Delete “gym”', commands: [{ kind: 'delete', target: { title: 'gym' } }] },
  ],
}
const hours: Question = { of: 'hours', from: '22:00', to: null }
const waiting: [what: string, Partial<Conversation>][] = [
  ['a plan', { proposed }],
  ['a choice of tasks', { question: tasks }],
  ['a choice of readings', { question: readings }],
  ['a choice beside a plan', { proposed, question: tasks }],
  ['the end of quiet hours', { question: hours }],
]

/** Words that only become a task when nothing waits. */
const COMMANDS = join(import.meta.dirname, '../../../shared/language/locales/en/commands')
const files = globSync('*.corpus.ts', { cwd: COMMANDS })
const corpora: Corpus[] = await Promise.all(files.map(async (file) => (await import(join(COMMANDS, file))).corpus))
const titlesKept = corpora.flatMap(({ kept }) => [...kept])
const ANSWERS = 'yes no ok the second one all of them both other not but keep do it please leave lawn stamps hm well'
const words = [...ANSWERS.split(' '), ...titlesKept.flatMap((title) => title.split(' '))]
const sentence = fc.oneof(
  fc.constantFrom(...titlesKept),
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 7 }).map((some) => some.join(' ')),
)

describe.each(waiting)('%s waits', (_, talk) => {
  test('no words alone become a task', () =>
    fc.assert(
      fc.property(sentence, (message) => {
        const meaning = meaningOf({ ...EMPTY, ...talk }, message, context)
        expect(meaning.is === 'new' && bareTask(meaning.understanding)).toBeFalsy()
      }),
      { numRuns: 200 },
    ))
})
