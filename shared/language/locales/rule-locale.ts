/** A language that is rules alone: what it lacks is English, so that it can grow from time and recurrence to the whole. */
import { resolve } from '../calendar/resolve.ts'
import type { Clause, Clock } from '../calendar/values.ts'
import { createKnownName } from '../commands/known-names.ts'
import { type CommandWords, changesBy, filterBy, understandBy } from '../commands/understand.ts'
import type { Dimension, Grammar, Read } from '../engine/grammar.ts'
import { type Found, isEnd, type Source, sourceOf } from '../engine/source.ts'
import { createTimeReader, type TimeWords } from '../engine/time.ts'
import { type Token, tokenize } from '../engine/tokens.ts'
import type { Locale } from '../locale.ts'
import { dividedByDays } from '../quick-add/days-apart.ts'
import { createQuickAdd } from '../quick-add/drafts.ts'
import { type GoodsWords, goodsIn } from '../quick-add/goods.ts'
import { createItemSplitter } from '../quick-add/items.ts'
import { BULLET, MOST_TASKS, NUMBERED, type Part, taskLines } from '../quick-add/lines.ts'
import { type Ahead, cut, type Read as ReadMark } from '../quick-add/name.ts'
import { remindAhead } from '../quick-add/reminder.ts'
import { dividedAsSpoken, type SpokenWords } from '../quick-add/spoken.ts'
import type { Command, Context, Priority, Span, Understanding } from '../types.ts'
import { explain as explainInEnglish } from './en/commands/explain.ts'
import { english } from './en/index.ts'

export interface RuleLanguage extends TimeWords {
  /** BCP 47 primary tag */
  language: string
  /**
   * The dimensions of `engine/time.ts`, and for quick add:
   *
   *     clock     Clock: a time of day
   *     ahead     Ahead: how long before ("30 min vorher"), behind `!`
   *     mark      Mark: a mark in words ("hohe priorität", "zehn minuten vorher")
   *     lead      true: the words that begin a wish ("erinnere mich an"), cut from the title
   *     trail     true: the words that end one ("yaad dilana"), cut likewise
   *
   * and for commands those of `commands/wish.ts`.
   */
  dimensions: Record<string, Dimension>
  loose: Loose
  /** the words of a setting that one of its values makes a sentence with, and what stands before a value that is said alone ("no, Lisbon") */
  settings?: { lead: RegExp; hours: string; zone: string }
  /** words between two commands beside those that join titles: "dann" */
  following?: ReadonlySet<string>
  /** how several tasks are spoken in one breath, without punctuation */
  spoken?: Omit<SpokenWords, 'readPhrases'>
  /** what is bought by one word */
  goods?: Omit<GoodsWords, 'conjunctions'>
  /** what is asked about a message */
  asks?: CommandWords['asks']
  /** what was understood, in words */
  explain?(commands: Command[], context: Context): string
  /** what else it has of a language; the rest is English */
  own?: Partial<Locale>
}

/** Words at an end of a title of which nothing is left where what was cut stood beside them: "dem Hund" keeps its "mit". */
export interface Loose {
  /** before a date: "am", "bis" */
  before: ReadonlySet<string>
  /** behind one: "ko" */
  behind?: ReadonlySet<string>
  /** wherever it stood: "und" */
  always: ReadonlySet<string>
}

/** What a mark in words says. */
export type Mark =
  | { priority: Priority }
  | { ahead: Ahead }
  | { deadline: Clause }
  | { start: Clause }
  | { reminder: Clause }
  | { list: string }

export function createRuleLocale({
  language,
  dimensions,
  loose,
  asks = ASKS_IN_ENGLISH,
  explain = explainInEnglish,
  own,
  settings,
  following = NO_WORDS,
  spoken,
  goods,
  ...words
}: RuleLanguage): Locale {
  const { lookUp, spell } = words
  const knownName = createKnownName(undefined, spell)
  const time = createTimeReader(
    { ...NO_RULES, knownName, ...dimensions },
    { lists: own?.conjunctions ?? NO_WORDS, ...words },
  )
  const { grammar } = time

  const readWordMark: ReadMark = (reader, at) => {
    const found = grammar.longest<Mark>(reader.source, 'mark', at)
    if (!found) return undefined
    const { value, next } = found
    if ('priority' in value) {
      reader.marks.priority = value.priority
      return cut(reader, at, next, 'priority')
    }
    if ('reminder' in value) {
      reader.marks.reminders.push({ clause: { ...value.reminder, weak: undefined } })
      return cut(reader, at, next, 'reminder')
    }
    if ('start' in value) {
      reader.marks.start = value.start
      return cut(reader, at, next, 'start')
    }
    if ('list' in value) {
      reader.marks.project ??= value.list
      reader.marks.isListed = true
      return cut(reader, at, next, 'project')
    }
    if ('deadline' in value) {
      const due = resolve(reader.source, { ...value.deadline, bound: undefined, weak: undefined })?.due
      if (!due) return undefined
      reader.marks.deadline = due
      return cut(reader, at, next, 'deadline')
    }
    return remindAhead(reader, at, { value: value.ahead, next })
  }

  function titleOf(text: string, cuts: Span[]): { title: string; spans: Span[] } {
    const all = tokenize(text, lookUp, spell)
    const isCut = (start: number): boolean => cuts.some((each) => each.start <= start && start < each.end)
    const left = all.filter(({ start }) => !isCut(start))
    const source = sourceOf(text, left, NOWHERE, grammar)
    const { from, to } = withoutWrapping(grammar, source)
    const isCutBetween = (start: number, end: number): boolean =>
      cuts.some((each) => each.kind !== 'title' && each.start < end && start < each.end)
    const kept = trimmed(source, from, to, cuts.length ? loose : NOTHING_LOOSE, isCutBetween)
    return { title: textOf(text, source.tokens.slice(kept.from, kept.to), isCut), spans: [] }
  }

  const conjunctions = own?.conjunctions ?? NO_WORDS
  const goodsOf = (text: string): Part[] | undefined => goods && goodsIn({ ...goods, conjunctions }, text)
  const itemsOf = createItemSplitter(conjunctions, goodsOf)
  const joined = new Set([...conjunctions, ','])
  const joint = new RegExp(`(?:^|[\\s,])(?:${[...joined, ...following].join('|')})(?:\\s|$)|,`, 'i')
  function dividedIn(text: string, context: Context): Part[] | undefined {
    const tokens = tokenize(text, lookUp, spell)
    const mayHaveDays = tokens.filter(mayBeDay).length > 1
    if (!mayHaveDays && !joint.test(text)) return undefined
    const source = sourceOf(text, tokens, context, grammar)
    // "…, erinner mich heute Abend" is of the same task
    if (source.tokens.some((_, at) => grammar.longest(source, 'mark', at))) return undefined
    const byDays = mayHaveDays ? dividedByDays(source, time.readPhrases(source), joined) : undefined
    return byDays ?? (spoken && dividedAsSpoken({ ...spoken, readPhrases: time.readPhrases }, source))
  }

  const quickAdd = createQuickAdd({
    grammar,
    lookUp,
    ...(spell && { spell }),
    readPhrases: time.readPhrases,
    readPhrase: time.readPhrase,
    readClock: (source, at): Found<Clock> | undefined => grammar.longest<Clock>(source, 'clock', at),
    readAhead: (source, at): Found<Ahead> | undefined => grammar.longest<Ahead>(source, 'ahead', at),
    readWordMark,
    goodsIn: goodsOf,
    splitTasks: (text, context) => splitTasks(text, (line) => dividedIn(line, context)),
    titleOf,
    itemsOf,
    listNamed: (words) =>
      saysNothing(grammar, sourceOf(words, tokenize(words, lookUp, spell), NOWHERE, grammar)) ? '' : words,
  })

  const commandWords: CommandWords = {
    grammar,
    quickAdd,
    itemsOf,
    tokenize: (text) => tokenize(text, lookUp, spell),
    explain,
    asks,
    joints: new Set([...(own?.conjunctions ?? []), ...following]),
  }
  const understand = (text: string, context: Context): Understanding => understandBy(commandWords, text, context)
  // English takes what these do not know: what a model quotes may be in its own words.
  const reading: Partial<Locale> = dimensions.command
    ? {
        readChanges: (text, context) => changesBy(commandWords, text, context) ?? english.readChanges(text, context),
        parseFilter: (text, context) => filterBy(commandWords, text, context) ?? english.parseFilter(text, context),
      }
    : {}
  const readSetting = (name: string, text: string, { lead }: { lead: RegExp }) => {
    const [command, ...more] = understand(`${name} ${text.trim().replace(lead, '')}`, NOWHERE).commands
    return command?.kind === 'setting' && !more.length ? command : undefined
  }
  const values: Partial<Locale> = settings
    ? {
        readHours: (text) => readSetting(settings.hours, text, settings)?.quietHours ?? null,
        readZone: (text) => readSetting(settings.zone, text, settings)?.timeZone ?? null,
      }
    : {}
  return { ...english, ...values, understand, explain, itemsOf, ...quickAdd, ...reading, ...own, language }
}

const ASKS_IN_ENGLISH: CommandWords['asks'] = () => ({
  which: 'Which of these do you mean?',
  isNew: 'Is that something new to do?',
  no: 'No',
})

/** Where a language does not say what means several tasks, what a filter understands whole does. */
const anything: Read<'perhaps'> = ({ tokens }, from) =>
  tokens.slice(from).map((_, i) => ({ value: 'perhaps', next: from + i + 1 }))

/** Dimensions for which a language may have no rules. */
const NO_RULES: Record<string, Dimension> = {
  ...Object.fromEntries(
    'clock ahead mark lead trail suffix every more thing command and level pronoun article place behind ofTime quoted condition timeless idle change exceptFor exceptBehind perhaps doubtful'
      .split(' ')
      .map((name) => [name, []]),
  ),
  several: anything,
}

/** Without two of these a text has no two days, and is not read for them. */
const mayBeDay = ({ kind, lex }: Token): boolean =>
  kind === 'number' || lex?.day !== undefined || lex?.weekday !== undefined || lex?.month !== undefined

const NO_WORDS: ReadonlySet<string> = new Set()
const NOTHING_LOOSE: Loose = { before: NO_WORDS, always: NO_WORDS }

/** Titles are cut by words alone: no moment matters. */
const NOWHERE: Context = { now: '2000-01-01T00:00', timeZone: 'UTC' }

/**
 * A task on each line. Numbers before them are those of a list when they count from one: "3. märz" is none.
 *
 * @param dividedIn the tasks of a text that is one line
 */
function splitTasks(text: string, dividedIn: (line: string) => Part[] | undefined): Part[] {
  const said = text.split('\n').filter((line) => line.trim() !== '')
  const isNumbered = said.length > 1 && said.every((line, i) => Number(NUMBERED.exec(line)?.[1]) === i + 1)
  const mark = isNumbered ? NUMBERED : BULLET
  const parts = [...taskLines(text, (line) => mark.exec(line))].slice(0, MOST_TASKS)
  return parts.length > 1 || parts[0]?.start ? parts : (dividedIn(text) ?? [{ start: 0, end: text.length }])
}

/** Words of a question that narrow nothing, such as "meine Aufgaben". */
function saysNothing(grammar: Grammar, source: Source): boolean {
  const { length } = source.tokens
  for (let at = 0; at < length; ) {
    const idle = grammar.longest(source, 'idle', at)
    if (!idle) return false
    at = idle.next
  }
  return true
}

/** The tokens between what begins a wish and what ends it; all of them when nothing would be left. */
function withoutWrapping(grammar: Grammar, source: Source): { from: number; to: number } {
  const { length } = source.tokens
  const from = grammar.longest(source, 'lead', 0)?.next ?? 0
  for (let at = from; at < length; at++) {
    const trail = grammar.matches(source, 'trail', at).find(({ next }) => isEnd(source, next))
    if (trail && at > from) return { from, to: at }
  }
  return from < length ? { from, to: length } : { from: 0, to: length }
}

/** Without the marks at its ends, and the words that had only the date. */
function trimmed(
  { tokens, text }: Source,
  first: number,
  last: number,
  { before, behind = NO_WORDS, always }: Loose,
  isCutBetween: (start: number, end: number) => boolean,
) {
  let [from, to] = [first, last]
  const wordAt = (at: number): string => (from <= at && at < to ? tokens[at]!.text : '')
  const isCutBefore = (at: number): boolean => isCutBetween(tokens[at - 1]?.end ?? 0, tokens[at]!.start)
  const isGone = (at: number): boolean => {
    const word = wordAt(at)
    return word !== '' && (',;:|-'.includes(word) || always.has(word))
  }
  /** The end of a run of such words that a cut stands behind: "bis zum" of "bis zum freitag". */
  const runBefore = (at: number): number | undefined => {
    for (let i = at; before.has(wordAt(i)); i++)
      if (isCutBetween(tokens[i]!.end, tokens[i + 1]?.start ?? text.length)) return i + 1
    return undefined
  }
  const runBehind = (at: number): number | undefined => {
    for (let i = at; behind.has(wordAt(i)); i--) if (isCutBefore(i)) return i
    return undefined
  }
  for (let at = -1; at !== from; ) {
    at = from
    if (isGone(from) || (behind.has(wordAt(from)) && (from > first || isCutBefore(from)))) from++
    else from = runBefore(from) ?? from
  }
  for (let at = -1; at !== to; ) {
    at = to
    const word = wordAt(to - 1)
    const isLast = before.has(word) && (to < last || isCutBetween(tokens[to - 1]!.end, text.length))
    if (isGone(to - 1) || isLast || (word === '.' && to < tokens.length)) to--
    else to = runBehind(to - 1) ?? to
  }
  return { from, to }
}

/** The words as they were written, with one space where something was taken out. */
function textOf(text: string, tokens: Source['tokens'], isCut: (start: number) => boolean): string {
  let title = ''
  tokens.forEach((token, i) => {
    const last = tokens[i - 1]
    const between = last ? text.slice(last.end, token.start) : ''
    const isGap = last && [...between].some((_, at) => isCut(last.end + at))
    title +=
      (isGap ? (token.kind === 'mark' && ',.;!?'.includes(token.text) ? '' : ' ') : between) +
      text.slice(token.start, token.end)
  })
  return title.trim()
}
