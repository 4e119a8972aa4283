/**
 * The marks of a quick-add line: p1, #Project, /Section, @label, +person, {deadline}, !reminder, "* " for a note, and the
 * backslash and quotes that keep words as they are. What is read is taken out of the tokens, so that dates are not looked for in it.
 */
import { readClause } from './clause.ts'
import { readClock } from './clock.ts'
import { readDuration } from './duration.ts'
import { resolve } from './resolve.ts'
import type { Token } from './tokens.ts'
import type { Priority, Reminder, Span, When } from './types.ts'
import { type Clause, oneOf, type Source, skip, touches } from './values.ts'

export interface Marks {
  priority: Priority | null
  project: string | null
  section: string | null
  labels: string[]
  assignee: string | null
  deadline: When | null
  /** reminders at a time of day wait for the date of the task */
  reminders: (Reminder | { clause: Clause })[]
  isNote: boolean
  /** what was read, to be cut from the title */
  spans: Span[]
  /** the tokens that are left for dates; words that are kept as they are have become opaque */
  rest: Token[]
}

interface Reader {
  source: Source
  marks: Marks
}

/** The token after the mark, or undefined when there is none here. */
type Read = (reader: Reader, at: number) => number | undefined

export function readMarks(source: Source): Marks {
  const marks: Marks = {
    priority: null,
    project: null,
    section: null,
    labels: [],
    assignee: null,
    deadline: null,
    reminders: [],
    isNote: false,
    spans: [],
    rest: [],
  }
  const reader = { source, marks }
  const { tokens } = source
  let at = readNoteMark(reader)
  while (at < tokens.length) {
    const kept = readKept(reader, at)
    if (kept) {
      at = kept
      continue
    }
    const next = readMark(reader, at)
    if (next) {
      at = next
      const after = tokens[at]
      if (after && !after.spaced) tokens[at] = { ...after, spaced: true }
    } else marks.rest.push(tokens[at++]!)
  }
  return marks
}

function readMark(reader: Reader, at: number): number | undefined {
  const token = reader.source.tokens[at]!
  switch (token.text) {
    case '#':
      return readProject(reader, at)
    case '/':
      return readSection(reader, at)
    case '@':
      return readLabel(reader, at)
    case '+':
      return readAssignee(reader, at)
    case '{':
      return readDeadline(reader, at)
    case '!':
      return readReminder(reader, at)
    case 'p':
      return readShortPriority(reader, at)
    default:
      return token.kind === 'word' ? readWordPriority(reader, at) : undefined
  }
}

function cut({ source, marks }: Reader, from: number, to: number, kind: Span['kind']): number {
  marks.spans.push({ start: source.tokens[from]!.start, end: source.tokens[to - 1]!.end, kind })
  return to
}

function readNoteMark(reader: Reader): number {
  const { tokens } = reader.source
  if (tokens[0]?.text !== '*' || !tokens[1]?.spaced) return 0
  reader.marks.isNote = true
  return cut(reader, 0, 1, 'title')
}

/** A backslash keeps the next word as it is, quotation marks what is between them. */
function readKept(reader: Reader, at: number): number | undefined {
  const { source, marks } = reader
  const { tokens } = source
  const token = tokens[at]!
  if (token.text === '\\' && tokens[at + 1] && touches(source, at + 1)) {
    marks.spans.push({ start: token.start, end: token.end, kind: 'title' })
    let next = at + 1
    do keep(marks, tokens[next++]!)
    while (touches(source, next) && tokens[next]!.kind !== 'mark')
    return next
  }
  if (token.text !== '"' || at === 0) return undefined
  for (let end = at + 1; end < tokens.length && end < at + 40 && tokens[end]!.text !== '\n'; end++) {
    if (tokens[end]!.text !== '"') continue
    for (let i = at; i <= end; i++) keep(marks, tokens[i]!)
    return end + 1
  }
  return undefined
}

const keep = ({ rest }: Marks, token: Token): void => {
  rest.push({ ...token, kind: 'opaque', text: '', lex: undefined, value: -1 })
}

/** A mark stands at the start or after white space or a bracket, and its name touches it. */
const opens = ({ source: { tokens } }: Reader, at: number): boolean =>
  tokens[at]!.spaced || at === 0 || '([,'.includes(tokens[at - 1]!.text)

/** Letters, digits, hyphens and underscores that touch: `home-office`, `q3_plans`. */
function nameEnd({ source }: Reader, at: number): number {
  let next = at
  const isPart = (i: number): boolean => {
    const token = source.tokens[i]
    return (
      token !== undefined &&
      token.kind !== 'opaque' &&
      (token.kind !== 'mark' || /[\p{So}\p{Emoji_Presentation}]/u.test(token.text))
    )
  }
  while (next < source.tokens.length && (next === at || touches(source, next))) {
    if (isPart(next)) next++
    else if (next > at && oneOf(source, next, '-', '.', '&') && touches(source, next + 1) && isPart(next + 1)) next += 2
    else break
  }
  return next
}

const rawText = ({ source }: Reader, from: number, to: number): string =>
  source.text.slice(source.tokens[from]!.start, source.tokens[to - 1]!.end)

/** The name after a mark: quoted, one that exists (it may have spaces), or what touches the mark. */
function readName(reader: Reader, at: number, known: readonly string[]): { name: string; next: number } | undefined {
  const { source } = reader
  if (!touches(source, at)) return undefined
  if (oneOf(source, at, '"')) {
    for (let end = at + 1; end < source.tokens.length && end < at + 20; end++) {
      if (source.tokens[end]!.text === '"' && end > at + 1) return { name: rawText(reader, at + 1, end), next: end + 1 }
    }
    return undefined
  }
  const rest = source.text.slice(source.tokens[at]!.start).toLowerCase()
  let best = ''
  for (const name of known)
    if (
      name.length > best.length &&
      rest.startsWith(name.toLowerCase()) &&
      !/^[\p{L}\p{N}]/u.test(rest.slice(name.length))
    )
      best = name
  if (best) {
    const end = source.tokens[at]!.start + best.length
    let next = at
    while (next < source.tokens.length && source.tokens[next]!.end <= end) next++
    if (next > at && source.tokens[next - 1]!.end === end) return { name: best, next }
  }
  const next = nameEnd(reader, at)
  return next > at ? { name: rawText(reader, at, next), next } : undefined
}

const readProject: Read = (reader, at) => {
  const { source, marks } = reader
  if (!opens(reader, at)) return undefined
  const found = readName(reader, at + 1, source.context.projects ?? [])
  if (!found || /^\d+$/.test(found.name)) return undefined // "bug #4021"
  marks.project = found.name
  const next = cut(reader, at, found.next, 'project')
  if (!oneOf(source, next, '/') || !touches(source, next)) return next
  const section = readName(reader, next + 1, [])
  if (!section) return next
  marks.section = section.name
  return cut(reader, next, section.next, 'section')
}

const readSection: Read = (reader, at) => {
  if (!opens(reader, at)) return undefined
  const found = readName(reader, at + 1, [])
  const after = found && reader.source.tokens[found.next]
  if (!found || /^\d/.test(found.name) || (after && !after.spaced && '/.:'.includes(after.text))) return undefined
  reader.marks.section = found.name
  return cut(reader, at, found.next, 'section')
}

const readLabel: Read = (reader, at) => {
  const first = reader.source.tokens[at + 1]
  if (!opens(reader, at) || first?.kind === 'number' || first?.lex?.part === 'noon') return undefined
  const found = readName(reader, at + 1, reader.source.context.labels ?? [])
  if (!found) return undefined
  if (!reader.marks.labels.includes(found.name)) reader.marks.labels.push(found.name)
  return cut(reader, at, found.next, 'label')
}

const readAssignee: Read = (reader, at) => {
  if (!opens(reader, at) || reader.source.tokens[at + 1]?.kind !== 'word') return undefined
  const found = readName(reader, at + 1, [])
  if (!found) return undefined
  reader.marks.assignee = found.name
  return cut(reader, at, found.next, 'assignee')
}

const readDeadline: Read = (reader, at) => {
  const { source, marks } = reader
  const start = skip(source, at + 1, 'by', 'due', 'deadline')
  const clause = readClause(source, start)
  if (!clause || !oneOf(source, clause.next, '}')) return undefined
  const due = resolve(source, { ...clause.value, bound: undefined, weak: undefined })?.due
  if (!due) return undefined
  marks.deadline = due
  return cut(reader, at, clause.next + 1, 'deadline')
}

/** "!30 min before", "!14:00", "! tomorrow 9am"; an exclamation mark behind a word is only that. */
const readReminder: Read = (reader, at) => {
  const { source, marks } = reader
  if (!opens(reader, at)) return undefined
  const duration = readDuration(source, at + 1)
  if (duration && !oneOf(source, duration.next, 'from', 'after', 'later')) {
    const { months, days, workdays, minutes } = duration.value
    const next = skip(source, skip(source, duration.next, 'before', 'prior', 'ahead', 'early', 'earlier'), 'hand')
    if (months || workdays) return undefined
    marks.reminders.push({ minutesBefore: days * 1440 + minutes })
    return cut(reader, at, next, 'reminder')
  }
  // "!14:00 tomorrow": what touches is the reminder, the rest is when the task is due
  const clock =
    touches(source, at + 1) && source.tokens[at + 1]!.kind === 'number' ? readClock(source, at + 1, true) : undefined
  if (clock) {
    marks.reminders.push({ clause: { clock: clock.value } })
    return cut(reader, at, clock.next, 'reminder')
  }
  const clause = readClause(source, skip(source, at + 1, 'at', '@'))
  if (!clause) return undefined
  marks.reminders.push({ clause: { ...clause.value, weak: undefined } })
  return cut(reader, at, clause.next, 'reminder')
}

const readShortPriority: Read = (reader, at) => {
  const { source, marks } = reader
  const level = source.tokens[at + 1]
  if (
    !opens(reader, at) ||
    level?.kind !== 'number' ||
    level.spaced ||
    level.value < 1 ||
    level.value > 4 ||
    level.text.length > 1
  )
    return undefined
  const after = source.tokens[at + 2]
  if (after && !after.spaced && !',.;)]!'.includes(after.text)) return undefined
  marks.priority = level.value as Priority
  return cut(reader, at, at + 2, 'priority')
}

const LEVELS: Record<string, Priority> = {
  urgent: 1,
  top: 1,
  highest: 1,
  critical: 1,
  high: 2,
  important: 2,
  medium: 3,
  normal: 3,
  low: 4,
  lowest: 4,
}

/** "high priority", "priority 2", "priority: low", and "urgent" at the start or the end of a line. */
const readWordPriority: Read = (reader, at) => {
  const { source, marks } = reader
  const { text } = source.tokens[at]!
  const level = Object.hasOwn(LEVELS, text) ? LEVELS[text] : undefined
  const next = oneOf(source, at + 1, '-') ? at + 2 : at + 1
  if (level && oneOf(source, next, 'priority', 'prio')) {
    if (!endsMark(source, next + 1)) return undefined
    marks.priority = level
    return cut(reader, at > 0 && oneOf(source, at - 1, 'with') ? at : at, next + 1, 'priority')
  }
  if (text === 'priority' || text === 'prio') {
    const start = skip(source, at + 1, ':', '=')
    const named = source.tokens[start]
    const value =
      named?.kind === 'number' && named.value >= 1 && named.value <= 4
        ? (named.value as Priority)
        : LEVELS[named?.text ?? '']
    if (!value || !endsMark(source, start + 1)) return undefined
    marks.priority = value
    return cut(reader, at, start + 1, 'priority')
  }
  if (text !== 'urgent' && text !== 'urgently') return undefined
  const isFirst = at === 0 && oneOf(source, 1, ':', ',', '-', '!')
  const isLast = at > 0 && isLineEnd(source, at + 1)
  if (!isFirst && !isLast) return undefined
  marks.priority = 1
  return cut(reader, at, isFirst ? at + 2 : at + 1, 'priority')
}

/** A noun behind it would make "low priority" an attribute: "low priority mail". */
function endsMark(source: Source, at: number): boolean {
  const token = source.tokens[at]
  return token?.kind !== 'word' || token.lex !== undefined || token.text === 'p'
}

function isLineEnd(source: Source, at: number): boolean {
  const token = source.tokens[at]
  return !token || (token.kind === 'mark' && token.text !== '-')
}
