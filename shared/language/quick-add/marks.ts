/**
 * The marks of a quick-add line: p1, #Project, /Section, @label, +person, {deadline}, !reminder, "* " for a note, and the
 * backslash and quotes that keep words as they are. What is read is taken out of the tokens, so that dates are not looked for in it.
 */

import { resolve } from '../calendar/resolve.ts'
import { oneOf, type Source, touches } from '../engine/source.ts'
import type { Token } from '../engine/tokens.ts'
import { phoneEnd } from './kept.ts'
import { cut, type Marks, type MarkWords, opens, type Read, type Reader, readName } from './name.ts'
import { readBangPriority, readShortPriority } from './priority.ts'
import { readReminder } from './reminder.ts'

export function readMarks(source: Source, words: MarkWords): Marks {
  const marks: Marks = {
    priority: null,
    project: null,
    section: null,
    labels: [],
    assignee: null,
    deadline: null,
    start: null,
    durationMinutes: null,
    reminders: [],
    isNote: false,
    spans: [],
    rest: [],
  }
  const reader = { source, marks, words }
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
      return readBangPriority(reader, at) ?? readReminder(reader, at)
    case 'p':
      return readShortPriority(reader, at) ?? reader.words.readWordMark(reader, at)
    default:
      return token.kind !== 'opaque' ? reader.words.readWordMark(reader, at) : undefined
  }
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
  const phone = phoneEnd(source, at)
  if (phone) {
    for (let i = at; i < phone; i++) keep(marks, tokens[i]!)
    return phone
  }
  const end = quoteEnd(source, at)
  if (end === undefined) return undefined
  for (let i = at; i <= end; i++) keep(marks, tokens[i]!)
  return end + 1
}

/** The closing mark of what is quoted here; a text that is quoted as a whole is read as any other. */
function quoteEnd({ tokens }: Source, at: number): number | undefined {
  const { text, spaced } = tokens[at]!
  const isSingle = text === "'" && spaced && tokens[at + 1]?.kind === 'word' && !tokens[at + 1]!.spaced
  if (text !== '"' && !isSingle) return undefined
  for (let end = at + 1; end < tokens.length && end < at + 40 && tokens[end]!.text !== '\n'; end++) {
    if (tokens[end]!.text !== text || (isSingle && (tokens[end]!.spaced || !(tokens[end + 1]?.spaced ?? true))))
      continue
    return at === 0 && end === tokens.length - 1 ? undefined : end
  }
  return undefined
}

const keep = ({ rest }: Marks, token: Token): void => {
  rest.push({ ...token, kind: 'opaque', text: '', lex: undefined, value: -1 })
}

const isNumbered = (source: Source, at: number): boolean =>
  oneOf(
    source,
    at - 1,
    'bug',
    'issue',
    'ticket',
    'pr',
    'invoice',
    'order',
    'case',
    'room',
    'apt',
    'unit',
    'job',
    'request',
  )

const readProject: Read = (reader, at) => {
  const { source, marks } = reader
  if (!opens(reader, at)) return undefined
  const found = readName(reader, at + 1, source.context.projects ?? [])
  const isNumber = /^\d[\d.-]*$/ // "bug #4021", "ticket #A12"
  if (!found || isNumber.test(found.name) || (/\d/.test(found.name) && isNumbered(source, at))) return undefined
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
  const first = reader.source.tokens[at + 1]
  if (!opens(reader, at) || (first?.kind !== 'word' && first?.text !== '"')) return undefined
  const found = readName(reader, at + 1, [])
  if (!found) return undefined
  reader.marks.assignee = found.name
  return cut(reader, at, found.next, 'assignee')
}

const readDeadline: Read = (reader, at) => {
  const { source, marks, words } = reader
  const clause = words.readPhrase(source, at + 1)
  if (!clause || !oneOf(source, clause.next, '}')) return undefined
  const due = resolve(source, { ...clause.value, bound: undefined, weak: undefined })?.due
  if (!due) return undefined
  marks.deadline = due
  return cut(reader, at, clause.next + 1, 'deadline')
}
