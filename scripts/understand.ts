/** Reads JSON lines with a text, a moment and a zone from stdin, writes what was understood as JSON lines to stdout. */
import { createInterface } from 'node:readline'
import { commandKinds } from '../shared/language/commands/table.ts'
import { loadLanguage, readDrafts, understand } from '../shared/language/index.ts'
import type { Repeat, Understanding } from '../shared/language/types.ts'
import { lastOccurrence, occurrences } from '../shared/recurrence/index.ts'

interface Question {
  id: string
  kind: string
  text: string
  /** ISO instant with offset; the wall time in it is the person's */
  now: string
  timeZone: string
  language?: string
  rrule?: string
  dtstart?: string
  count?: number
}

function answer(question: Question): object {
  const { id, kind, text, timeZone, language, rrule, dtstart } = question
  if (kind === 'expand') return { id, occurrences: expand(rrule!, dtstart!) }
  const now = question.now.slice(0, 16)
  const context = { now, timeZone, language }
  const understanding = understand(text, context)
  // Who asks back has answered nothing yet.
  if (understanding.question) return { id, intent: null }
  // What a command other than a new task says of time is in its filter or target; quick add reads the same words for all.
  const draft = draftIn(understanding) ?? readDrafts(text, context).drafts[0]
  const { repeat, due, range, title, priority, labels, project, durationMinutes, deadline, start, reminders } = draft!
  return {
    id,
    intent: intentOf(understanding),
    title,
    // The cases have no word for a start: where nothing else is said of time, it is the date that is.
    due: repeat ? null : (due ?? start),
    range,
    recurrence: repeat && recurrence(repeat, now, question.count ?? 3),
    priority: priority ?? 4,
    labels,
    project,
    durationMinutes,
    deadline,
    reminders,
  }
}

/** Null when nothing was understood, or when a question must be answered first. */
const intentOf = ({ commands, reason }: Understanding): string | null =>
  reason === 'unread' ? null : commandKinds[commands[0]?.kind ?? 'help'].intent

function draftIn({ commands: [first] }: Understanding) {
  return first?.kind === 'add' ? first.tasks[0] : undefined
}

function recurrence({ rule, start }: Repeat, now: string, limit: number): object {
  return { rrule: rule, next: occurrences(rule, start, { from: now, limit }), last: lastOccurrence(rule, start) }
}

function expand(rule: string, start: string): string[] {
  return occurrences(
    rule,
    { date: start.slice(0, 10), time: start.length > 10 ? start.slice(11) : null },
    { limit: 10 },
  )
}

for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue
  const question: Question = JSON.parse(line)
  await loadLanguage(question.language ?? 'en')
  process.stdout.write(`${JSON.stringify(answer(question))}\n`)
}
