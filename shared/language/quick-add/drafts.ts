/** Quick add: from a line (or several) to drafts of tasks, with the title kept as it was written. */
import { occurrencesIfAny } from '../../recurrence/index.ts'
import { dateOf, parseDate, splitWall, timeOf } from '../../time/civil.ts'
import { hasDay } from '../calendar/merge.ts'
import { preferred } from '../calendar/parts.ts'
import type { Reading } from '../calendar/reading.ts'
import { repeatOf } from '../calendar/repeat.ts'
import { resolve } from '../calendar/resolve.ts'
import type { Spell } from '../engine/pattern.ts'
import { chosenPhrase, type Phrase } from '../engine/phrase.ts'
import { type Dimensions, type Source, sourceOf } from '../engine/source.ts'
import { type LookUp, tokenize } from '../engine/tokens.ts'
import type { Context, Range, Reminder, Repeat, Span, TaskDraft, When } from '../types.ts'
import { type HeadingRead, readBelow, readHeading } from './heading.ts'
import { type Heading, headingsIn, type Part } from './lines.ts'
import { readMarks } from './marks.ts'
import type { Marks, MarkWords } from './name.ts'

export interface Drafts {
  drafts: TaskDraft[]
  spans: Span[]
}

/** What quick add needs of a language. */
export interface QuickAddWords extends MarkWords {
  grammar: Dimensions
  lookUp: LookUp
  /** see `tokenize` */
  spell?: Spell
  /** The phrases of time in a text, put together where they speak of one time. */
  readPhrases(source: Source): Phrase[]
  /** Where each thing of a text stands that is nothing but what is to be bought. */
  goodsIn(text: string): Part[] | undefined
  /** Where each task of a text stands; one part at least. */
  splitTasks(text: string, context: Context): Part[]
  /** The name of a list that a heading is, without words that only say that there are tasks ("things to do"): empty when it is all of them. */
  listNamed(words: string): string
  /** The things of which a title has several, where it is put on a list in words; one thing where it is not given. */
  itemsOf?(title: string): string[]
  /** ... where a time stands above them: "tomorrow: post office, pharmacy and bakery" */
  itemsBelow?(title: string): string[]
  /** The text without what was read from it and without the words around a wish, and what else was cut for that. */
  titleOf(text: string, cuts: Span[], context: Context): { title: string; spans: Span[] }
}

export interface QuickAdd {
  /** The tasks that a text asks to add, one at least; a text of nothing but a date gives a draft without a title. */
  readDrafts(text: string, context: Context): Drafts
  /** What a line says of those below it. */
  readHeading(line: string, context: Context): HeadingRead
  /** What a text says about time; null when it says nothing. */
  readWhen(text: string, context: Context): WhenRead | null
  /** The time that is meant among the phrases of a text, and how long the task takes if that is said elsewhere. */
  readTime(source: Source): TimeRead
}

export const createQuickAdd = (words: QuickAddWords): QuickAdd => ({
  readDrafts: (text, context) => readDrafts(words, text, context),
  readHeading: (line, context) => headingOf(words, line, context).above,
  readWhen: (text, context) => readWhen(words, text, context),
  readTime: (source) => readTime(words, source),
})

function readDrafts(words: QuickAddWords, text: string, context: Context): Drafts {
  const parts = words.goodsIn(text) ?? words.splitTasks(text, context)
  const headings = text.includes('\n') ? headingsIn(text) : []
  if (headings.length) return readSections(words, text, parts, headings, context)
  const read = parts.map(({ start, end, source }) =>
    readDraft(words, source ?? sourceIn(words, text.slice(start, end), context), start),
  )
  return { drafts: read.flatMap(({ drafts }) => drafts), spans: read.flatMap(({ spans }) => spans) }
}

function readSections(
  words: QuickAddWords,
  text: string,
  parts: Part[],
  headings: Heading[],
  context: Context,
): Drafts {
  const sections = headings.map((heading) => ({
    ...heading,
    ...headingOf(words, text.slice(heading.start, heading.end), context),
  }))
  const read = parts.flatMap(({ start, end }): Drafts[] => {
    const section = sections.find(({ start: from, to }) => from <= start && end <= to)
    const line = text.slice(start, end)
    if (!section) return [readDraft(words, sourceIn(words, line, context), start)]
    if (start < section.end) return []
    const { drafts, spans } = readBelow(section.above, line, (each) =>
      readDraft(words, sourceIn(words, each, context), 0),
    )
    return [{ drafts, spans: moved(spans, start) }]
  })
  const spans = [...sections.flatMap(({ spans, start }) => moved(spans, start)), ...read.flatMap(({ spans }) => spans)]
  return { drafts: read.flatMap(({ drafts }) => drafts), spans: spans.sort((a, b) => a.start - b.start) }
}

function headingOf(words: QuickAddWords, text: string, context: Context): { above: HeadingRead; spans: Span[] } {
  const line = text.replace(/[\s:]+$/, '')
  const read = readDraft(words, sourceIn(words, line, context), 0)
  return { above: readHeading(line, read, words.listNamed, context), spans: read.spans }
}

const moved = (spans: Span[], by: number): Span[] =>
  spans.map(({ start, end, kind }) => ({ start: start + by, end: end + by, kind }))

const sourceIn = ({ lookUp, spell, grammar }: QuickAddWords, text: string, context: Context): Source =>
  sourceOf(text, tokenize(text, lookUp, spell), context, grammar)

function readDraft(words: QuickAddWords, source: Source, offset: number): Drafts {
  const { text, context } = source
  const marks = readMarks(source, words)
  // Where no mark was, what was read of the text is read already.
  const isWhole = marks.rest.length === source.tokens.length && marks.rest.every((each, i) => each === source.tokens[i])
  const rest = isWhole ? source : { ...source, tokens: marks.rest }
  const time = readTime(words, rest)
  const spans = [...marks.spans, ...time.spans]
  const { title, spans: more } = words.titleOf(text, spans, context)
  const start = startOf(source, marks, time.reading?.due ?? null)
  const repeat = time.repeat && start ? begunAt(time.repeat, start) : time.repeat
  const due = repeat ? repeat.start : (time.reading?.due ?? null)
  const draft: TaskDraft = {
    title,
    due,
    range: time.reading?.range ?? null,
    durationMinutes: time.durationMinutes ?? marks.durationMinutes,
    deadline: deadlineOf(marks, due),
    start,
    repeat,
    priority: marks.priority,
    project: marks.project,
    section: marks.section,
    labels: marks.labels,
    assignee: marks.assignee,
    reminders: remindersOf(source, marks, due),
    isNote: marks.isNote,
  }
  const all = [...spans, ...more].sort((a, b) => a.start - b.start)
  const isListed = marks.isListed && !due
  const items = isListed ? words.itemsOf?.(title) : isHeadedBy(time, text) ? words.itemsBelow?.(title) : undefined
  if (items) return { drafts: items.map((each) => ({ ...draft, title: each })), spans: moved(all, offset) }
  // "pay taxes jan 15, apr 15 and jun 15" is due three times.
  const drafts = [
    draft,
    ...time.others.map(({ due, range }) => ({ ...draft, due, range, reminders: remindersOf(source, marks, due) })),
  ]
  return {
    drafts: drafts.slice(0, MAX_DATES),
    spans: moved(all, offset),
  }
}

/** "tomorrow: …" */
const isHeadedBy = ({ spans }: TimeRead, text: string): boolean =>
  spans.some(({ start, end }) => !text.slice(0, start).trim() && /^\s*:/.test(text.slice(end)))

/** A weekday that ends what begins on another is the next one behind it. */
function deadlineOf({ deadline, endsAfterStart }: Marks, due: When | null): When | null {
  const [end, start] = [deadline && parseDate(deadline.date), due && parseDate(due.date)]
  const isBefore = endsAfterStart && end && start && end < start && start - end < 7
  return isBefore ? { ...deadline!, date: dateOf(end + 7) } : deadline
}

/** A time of day alone is on the day of the task: "call ann tomorrow, not before 5pm". */
function startOf(source: Source, { start }: Marks, due: When | null): When | null {
  const found = start && resolve(source, { ...start, bound: undefined, weak: undefined })?.due
  if (!found) return null
  return due && found.time && !hasDay(start) ? { ...due, time: found.time } : found
}

/** What repeats and is not to start before a day has its first date from then on. */
function begunAt(repeat: Repeat, start: When): Repeat {
  const [first] = occurrencesIfAny(repeat.rule, repeat.start, { from: start.date, limit: 1 })
  return first ? { ...repeat, start: splitWall(first) } : repeat
}

/** When a task is due, as the words of it say. */
export interface TimeRead {
  reading: Reading | null
  /** further days on which it is due */
  others: Reading[]
  /** the time of day was said without its half ("at 5"): the one read is that which comes next */
  isOpenHour: boolean
  /** a part of the day or a time, and no day: "in the evening" */
  isDayOpen: boolean
  repeat: Repeat | null
  durationMinutes: number | null
  spans: Span[]
}

function readTime(words: QuickAddWords, source: Source): TimeRead {
  const phrases = words.readPhrases(source)
  const result: TimeRead = {
    reading: null,
    others: [],
    isOpenHour: false,
    isDayOpen: false,
    repeat: null,
    durationMinutes: null,
    spans: [],
  }
  const left = [...phrases]
  while (left.length && !result.reading?.due && !result.repeat) {
    const phrase = chosenPhrase(source, left)
    left.splice(left.indexOf(phrase), 1)
    if (phrase.rule) {
      result.repeat = repeatOf(source, phrase.rule) ?? null
      if (result.repeat) result.durationMinutes = phrase.rule.durationMinutes
    } else {
      const { clock, part, until } = phrase.clause
      const reading = resolve(source, phrase.clause)
      const [first = null, ...others] = reading ? [reading, ...othersOf(source, phrase)].sort(byDate) : []
      result.reading = first
      result.others = others
      result.isDayOpen = !hasDay(phrase.clause)
      result.isOpenHour = clock?.open === true && !part && !until
    }
    if (result.repeat || result.reading) result.spans.push(...spansOf(source, phrase))
    result.durationMinutes ??= result.reading?.durationMinutes ?? null
  }
  addDuration(source, left, result)
  return result
}

/** A time that is said once is that of all. */
const othersOf = (source: Source, { clause: { clock, part }, others = [] }: Phrase): Reading[] =>
  others.flatMap((other) => resolve(source, other.clock || other.part ? other : { ...other, clock, part }) ?? [])

/** Of several days the first is told first, in whatever order they were said: "tue and thu" on a wednesday. */
const byDate = (a: Reading, b: Reading): number => (a.due?.date ?? '').localeCompare(b.due?.date ?? '')

const MAX_DATES = 50

function addDuration(source: Source, phrases: Phrase[], result: TimeRead): void {
  if (result.durationMinutes !== null) return
  const phrase = phrases.find(
    ({ clause, rule }) => !rule && clause.duration && !clause.fields && !clause.period && !clause.clock && !clause.part,
  )
  const minutes = phrase && resolve(source, phrase.clause)?.durationMinutes
  if (!phrase || !minutes) return
  result.durationMinutes = minutes
  result.spans.push(...spansOf(source, phrase))
}

function spansOf({ tokens }: Source, { pieces, clause, rule }: Phrase): Span[] {
  const isTime = clause.clock && !clause.fields && !clause.period
  const isDuration = clause.duration && !clause.fields && !clause.period && !clause.clock && !clause.part
  const kind = rule ? 'recurrence' : isTime ? 'time' : isDuration ? 'duration' : 'date'
  return pieces.map(({ from, to }) => ({ start: tokens[from]!.start, end: tokens[to - 1]!.end, kind }))
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** A reminder at a time without a date is on the day of the task. */
function remindersOf(source: Source, { reminders }: Marks, due: When | null): Reminder[] {
  return reminders.flatMap((each): Reminder[] => {
    if ('daysBefore' in each) {
      const day = due && parseDate(due.date)
      const minutes = preferred(each.clock.minutes, each.clock.open)
      return day ? [{ at: `${dateOf(day - each.daysBefore)}T${timeOf(minutes)}` }] : []
    }
    if (!('clause' in each)) return [each]
    const { fields, period, instant, clock } = each.clause
    const floats = !fields && !period && instant === undefined
    // "friday 9am, remind me at 8" is before nine, not at eight in the evening
    const isEarly = floats && clock?.open && due?.time && minutesOf(due.time) < clock.minutes + 720
    const clause = isEarly && clock.minutes < 720 ? { ...each.clause, clock: { ...clock, open: false } } : each.clause
    const found = resolve(source, clause)?.due
    if (!found) return []
    return [{ at: `${floats && due ? due.date : found.date}T${found.time ?? timeOf(9 * 60)}` }]
  })
}

export const emptyDraft = (title: string): TaskDraft => ({
  title,
  due: null,
  range: null,
  durationMinutes: null,
  deadline: null,
  start: null,
  repeat: null,
  priority: null,
  project: null,
  section: null,
  labels: [],
  assignee: null,
  reminders: [],
  isNote: false,
})

/** What is said about time, alone: for commands ("move it to friday at 5"), filters and the model's quotations. */
export interface WhenRead {
  due: When | null
  range: Range | null
  repeat: Repeat | null
  durationMinutes: number | null
  /** the time of day was said without its half ("at 5"): the one read is that which comes next */
  isOpenHour: boolean
  /** a part of the day or a time, and no day: "in the evening" */
  isDayOpen: boolean
  /** the stretches of the text that say so; what lies outside of them has nothing to do with time */
  spans: Span[]
}

function readWhen(words: QuickAddWords, text: string, context: Context): WhenRead | null {
  const source = sourceIn(words, text, context)
  const { reading, others: _others, repeat, ...rest } = readTime(words, source)
  if (!reading && !repeat && rest.durationMinutes === null) return null
  return { due: repeat?.start ?? reading?.due ?? null, range: reading?.range ?? null, repeat, ...rest }
}
