/** Where one sentence of a message ends and the next begins: "mark rent as done and move the dentist to friday". */
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import { anyOf } from './making.ts'

type Joint = 'sure' | 'perhaps'
const joins = (joint: Joint, pattern: string, unlessBefore?: string): Rule<Joint> => ({
  name: pattern,
  pattern,
  make: () => joint,
  ...(unlessBefore && { unlessBefore }),
})

/** `sure` ends a sentence more often than not; titles have "and" in them far more often. */
const joint = [
  joins('sure', '(.|! | "?")+', '~'),
  joins('sure', ';'),
  joins('sure', '[,] [and] then [also]'),
  joins('perhaps', '[,] and [also]'),
  joins('perhaps', ',', '~'),
]

const PRONOUN = '(it|that|this|them|these|those|him|her|both | the same)'

/** A command that can only be one: its verb is of our trade, and it names a task by place, pronoun or article. */
const clearCommand = anyOf(
  `(#taskVerb | check|cross|put off) (${PRONOUN} | #number | "#" | the|my|all|every|overdue | <quoted>)`,
  '(mark|tag|rename|postpone|reschedule|snooze|prioritise|prioritize|reopen | tick|check|cross off) (#word | #number)',
  'show|list|display (me|my|all|the|overdue|today | "#")',
  'remind|notify me',
  'undo',
  `[all] done with (${PRONOUN}) $`,
  '(#what&possessive | what is | what do i | whats)',
  'add (#word | #number | <quoted>)',
  'set|create|add a reminder|task',
)

/** What points at a task, or says plainly what to do. */
const plainCommand = anyOf(
  'remind|notify me',
  'show|list|undo|what|add',
  'mark <words> done|complete',
  `#word (${PRONOUN} | ["#"] #number)`,
)

/** What "and" may stand in the title of. */
const openTitle = anyOf(
  "add|put|remind|note|create|remember|buy|call|write|email|text|tell|ask | set a | (don't|dont forget)",
)
/** What is to be done, said whole; "call Bob. tell him the code" is one thing. */
const saidToDo = [
  {
    ...anyOf('#imperative #word')[0]!,
    make: (_: unknown, { source }: Place) =>
      source.tokens.some(({ text }) => POINTS.has(text)) ? undefined : (true as const),
  },
]
const POINTS = new Set('it its that this them they their these those him his her he she there then'.split(' '))

/** What ends a task, which is then no longer reminded of. */
const ending = anyOf('mark|complete|delete|remove|cancel|done|finish|snooze|move|postpone|reschedule|change')
const remindsOfMore = anyOf('remind|notify me to|about')

export const joining: Record<string, Dimension> = {
  joint,
  clearCommand,
  plainCommand,
  openTitle,
  saidToDo,
  ending,
  remindsOfMore,
}
