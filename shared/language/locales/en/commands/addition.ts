/** New tasks: takes off the words of adding, by the rules of `adding.ts`, and leaves the rest to quick add. */

import type { Duration } from '../../../calendar/values.ts'
import { capital } from '../../../capital.ts'
import type { Stretch } from '../../../commands/wish.ts'
import { longest, type Source } from '../../../engine/source.ts'
import type { Drafts } from '../../../quick-add/drafts.ts'
import type { Context, Span, TaskDraft } from '../../../types.ts'
import { readDrafts, readWhen } from '../quick-add/index.ts'
import { itemsOf } from '../quick-add/items.ts'
import type { ListPlace } from './adding.ts'
import { begins, stretchOf, textOf } from './sentence.ts'

export interface Addition extends Drafts {
  /** nothing was said that could be a title */
  isEmpty: boolean
}

/** The list that a task is to be on; `project` unless it is one of everything. */
interface List extends Stretch {
  project: string | undefined
}

/** What is said beside the words of the task. */
interface Beside {
  isReminder: boolean
  /** what was asked for, where it has no name of its own: a reminder, an event */
  noun: string | undefined
  project: string | undefined
  minutesBefore: number | undefined
  durationMinutes: number | undefined
  /** words of adding were taken off */
  isLed: boolean
}

/** @param from where the wish begins: what stands before it may hold a date, the list or the thing itself */
export function readAddition(sentence: Source, from = 0): Addition {
  const condition = conditionIn(sentence)
  if (condition) return readConditional(sentence, condition)
  const { context } = sentence
  const [before, wish] = [stretchOf(sentence, 0, from), stretchOf(sentence, from)]
  const list = listIn(wish)
  const earlierList = list?.project ? undefined : placeOf(before, 'listAhead', 0)
  const isListed = list !== undefined || earlierList !== undefined
  const isBehind = list?.to === wish.tokens.length
  const begin = list?.from === 0 ? list.to : 0
  const said = stretchOf(wish, begin, isBehind ? list.from : undefined)
  const lead = longest(said, 'lead', 0)?.next ?? ((isListed && longest(said, 'putting', 0)?.next) || 0)
  let body = stretchOf(said, lead)
  const thing = body.tokens.every(({ text }) => PRONOUNS.has(text)) ? thingIn(before) : undefined
  const adjunct = thing ? undefined : timeBefore(stretchOf(before, earlierList?.to))
  if (thing) body = stretchOf(before, thing.from, thing.to)
  if (isListed) body = itemIn(body)
  if (isListed || lead) body = withoutQuestion(body)
  const isReminder = begins(wish, 'reminds')
  const ahead = isReminder ? leadTimeIn(body) : undefined
  if (ahead) body = stretchOf(body, ahead.from, ahead.to)
  const meeting = lead ? longest<{ length: Stretch | undefined }>(body, 'namedMeeting', 0) : undefined
  const length = meeting?.value.length && textOf(stretchOf(body, meeting.value.length.from, meeting.value.length.to))
  if (meeting) body = stretchOf(body, meeting.next)
  const parts =
    list && begin === 0 && !isBehind
      ? without(body, wish.tokens[list.from]!.start, wish.tokens[list.to - 1]!.end)
      : [body]
  if (adjunct) parts.push(adjunct)
  const text = parts.map(textOf).join(' ')
  const isListNamedFirst = list?.from === 0 && list.project !== undefined
  const read = isListNamedFirst
    ? readEach(text, context)
    : readDrafts(begins(wish, 'wakes') ? inTheMorning(text) : text, context)
  const drafts = read.drafts.flatMap((draft) =>
    finished(draft, {
      isReminder,
      noun: longest<string>(wish, 'nounAsked', 0)?.value ?? (isReminder ? 'reminder' : undefined),
      project: list?.project ?? (earlierList && projectIn(stretchOf(before, earlierList.from, earlierList.to))),
      minutesBefore: ahead?.minutes,
      durationMinutes: (length && readWhen(`for ${length}`, context)?.durationMinutes) || undefined,
      isLed: lead > 0 || isListed,
    }),
  )
  const offset = parts.length === 1 && body.tokens.length ? body.tokens[0]!.start : undefined
  return {
    drafts: drafts.filter(({ title }) => title),
    spans: [...spansOf(wish, begin + lead, list), ...(offset === undefined ? [] : movedBy(read.spans, offset))],
    isEmpty: drafts.every(({ title }) => !title),
  }
}

const BETWEEN_THINGS = /,\s+(?:and\s+)?(?!\d)/

/** What is on a list that is named in front is said thing by thing, each with its own date: "add to Move: call the van, boxes by friday". */
function readEach(text: string, context: Context): Drafts {
  const read: Drafts = { drafts: [], spans: [] }
  let end = 0
  for (const part of text.split(BETWEEN_THINGS)) {
    const { drafts, spans } = readDrafts(part, context)
    const from = text.indexOf(part, end)
    read.drafts.push(...drafts)
    read.spans.push(...movedBy(spans, from))
    end = from + part.length
  }
  return read
}

/** "for friday, add …" */
function timeBefore(said: Source): Source | undefined {
  const time = longest<Stretch>(said, 'adjunctBefore', 0)?.value
  return time && stretchOf(said, time.from, time.to)
}

/** What the stretch before a wish is about, which "it" in the wish means. */
export function thingIn(before: Source): Stretch | undefined {
  const { tokens, grammar } = before
  const isMark = (at: number): boolean => tokens[at]?.kind === 'mark'
  let from = 0
  for (let next: number | undefined = 0; next !== undefined; ) {
    from = next
    next = isMark(from) ? from + 1 : grammar.longest(before, 'beforeThing', from)?.next
  }
  let to = tokens.length
  for (let at = to - 1; at >= from; at--)
    if ((isMark(at) && to === at + 1) || grammar.matches(before, 'behindThing', at).some(({ next }) => next === to))
      to = at
  return to > from ? { from, to } : undefined
}

const PRONOUNS = new Set(['it', 'that', 'this', 'them', 'these', 'those', 'some', 'one'])

const movedBy = (spans: Span[], by: number): Span[] =>
  spans.map(({ start, end, kind }) => ({ start: start + by, end: end + by, kind }))

function spansOf({ tokens }: Source, lead: number, list: List | undefined): Span[] {
  const spanOf = (from: number, to: number, kind: Span['kind']): Span[] =>
    to > from ? [{ start: tokens[from]!.start, end: tokens[to - 1]!.end, kind }] : []
  return [
    ...spanOf(0, lead, 'command'),
    ...(list ? spanOf(list.from, list.to, list.project ? 'project' : 'command') : []),
  ]
}

/** The stretch that a dimension reads first. */
function placeOf(source: Source, dimension: string, behind = 1): Stretch | undefined {
  for (let from = behind; from < source.tokens.length; from++) {
    const found = longest(source, dimension, from)
    if (found) return { from, to: found.next }
  }
  return undefined
}

const isOfAll = (place: ListPlace): boolean => place !== 'project' && place !== 'known'

/** Lists by where they may be said, the surest first. */
const PLACES: ListPlace[] = ['first', 'last', 'within', 'project', 'known']

function listIn(wish: Source): List | undefined {
  const all = wish.tokens.flatMap((_, from) => {
    const found = longest<ListPlace>(wish, 'onList', from)
    return found ? [{ from, to: found.next, place: found.value }] : []
  })
  const isAppended = begins(wish, 'appends')
  for (const place of PLACES.filter((each) => each !== 'known' || isAppended))
    for (const { from, to } of all.filter((each) => each.place === place)) {
      const project = projectIn(stretchOf(wish, from, to))
      if (place === 'first' ? to < wish.tokens.length : from > 0 && (isOfAll(place) || project))
        return { from, to, project }
    }
  return undefined
}

/** The list that is a project: "my shopping list", not "my to do list". */
function projectIn(list: Source): string | undefined {
  const { context, tokens, grammar } = list
  for (let at = 0; at < tokens.length; at++) {
    const found = grammar.longest<{ project: string } | { label: string }>(list, 'name', at)
    if (found && 'project' in found.value)
      return context.projects?.includes(found.value.project) ? found.value.project : capital(found.value.project)
    if (found) return undefined
  }
  const everybodys = tokens.find(({ text }) => EVERYBODYS.has(text))
  return everybodys && capital(everybodys.text)
}

/** Lists that are named by what is on them. */
const EVERYBODYS = new Set(['groceries', 'shopping'])

/** "rice sorry wild rice": of an item on a list the second is meant, without what is said behind it. */
function itemIn(said: Source): Source {
  const item = stretchOf(said, longest(said, 'slipOfItem', 0)?.next ?? 0)
  const { length } = item.tokens
  const end = item.tokens.findIndex((_, at) => at > 0 && item.grammar.longest(item, 'behindItem', at)?.next === length)
  return end < 0 ? item : stretchOf(item, 0, end)
}

/** "can you remind me to call mom?" */
function withoutQuestion(body: Source): Source {
  let { length } = body.tokens
  while (length && body.tokens[length - 1]!.text === '?') length--
  return stretchOf(body, 0, length)
}

function without(body: Source, start: number, end: number): Source[] {
  const at = body.tokens.findIndex((token) => token.start >= start)
  const next = body.tokens.findIndex((token) => token.start >= end)
  return [stretchOf(body, 0, at), stretchOf(body, next < 0 ? body.tokens.length : next)].filter(
    ({ tokens }) => tokens.length,
  )
}

/** People are woken in the morning. */
const inTheMorning = (text: string): string =>
  text.replace(/\b(?:at|by|for) (([3-9]|1[01])(:\d\d)?)(?=\s|$)(?! ?[ap]m)/i, 'at $1am')

/** "30 minutes before my meeting at 5", "my meeting one hour before": the rest of the words, and how long before the reminder fires. */
function leadTimeIn(body: Source): (Stretch & { minutes: number }) | undefined {
  const { length } = body.tokens
  const first = longest<Duration>(body, 'leadTime', 0)
  const delay = first?.value
  if (delay)
    return delay.months ? undefined : { from: first.next, to: length, minutes: delay.minutes + delay.days * 1440 }
  for (let to = 1; to < length; to++) {
    const last = longest<Duration>(body, 'leadTimeBehind', to)
    if (last && !last.value.months) return { from: 0, to, minutes: last.value.minutes + last.value.days * 1440 }
  }
  return undefined
}

/** The occasion of a reminder that is no time, and what is to be done then. */
export interface Condition {
  when: Source
  what: Source
}

/** A longer sentence has no condition. */
const LONGEST_CONDITIONAL = 40

export function conditionIn(sentence: Source): Condition | undefined {
  if (sentence.tokens.length > LONGEST_CONDITIONAL) return undefined
  const found = longest<{ when: Stretch; what: Stretch }>(sentence, 'conditional', 0)?.value
  if (!found) return undefined
  const [when, what] = [found.when, found.what].map(({ from, to }) => stretchOf(sentence, from, to)) as [Source, Source]
  return saysTimeOnly(when) ? undefined : { when, what }
}

/** "after lunch", "when it is 5": a time, and nothing that a calendar does not know. */
function saysTimeOnly(when: Source): boolean {
  const { rest, read } = withoutTime(when)
  return read !== null && rest.tokens.every(({ lex, kind }) => kind === 'mark' || lex?.closer)
}

/** What an occasion says beside a time in it. */
function withoutTime(when: Source) {
  const read = readWhen(textOf(when), when.context)
  const offset = when.tokens[0]!.start
  const isTime = (at: number) => read?.spans.some(({ start, end }) => start <= at - offset && at - offset < end)
  return { read, rest: { ...when, tokens: when.tokens.filter(({ start }) => !isTime(start)) } }
}

/** "phone Al as soon as I leave the gym"; a time in the occasion is the task's where it has none. */
function readConditional({ context }: Source, { when, what }: Condition): Addition {
  const { drafts } = readDrafts(textOf(what), context)
  const { read, rest } = withoutTime(when)
  const named = drafts.map((draft) =>
    read?.due && !draft.due
      ? { ...draft, title: `${draft.title} ${wordsOf(rest)}`, due: read.due, range: read.range, repeat: read.repeat }
      : { ...draft, title: `${draft.title} ${textOf(when)}` },
  )
  return { drafts: named, spans: [], isEmpty: false }
}

const wordsOf = ({ text, tokens }: Source): string => tokens.map(({ start, end }) => text.slice(start, end)).join(' ')

const FILLER = /^\s*(?:(?:to|about|that|of|for|with|on|is|it's|called|named|titled|,|:|-)(?:\s+|$))+/i
const NOTHING = /^(?:me|an?|the|new|some|it|this|that|something|do (?:something|this|that))?$/i

/** "wash car" and "fuel up" */
const QUOTED_ITEMS = /^"[^"]+"(?:\s*(?:,|&|and)\s*"[^"]+")+$/
const quotedIn = (title: string): string[] => title.split('"').filter((_, at) => at % 2 === 1)

function finished(draft: TaskDraft, beside: Beside): TaskDraft[] {
  const { isReminder, noun, project, minutesBefore, isLed } = beside
  const hasWhen = draft.due !== null
  const bare = draft.title
    .replace(/\s{2,}/g, ' ')
    .replace(isLed || hasWhen ? FILLER : '', '')
    .replace(hasWhen ? /\s+(?:is|are)$/i : '', '')
    .replace(NOTHING, '')
    .replace(/^["“'‘]([^"“”'‘’]+)["”'’]$/, '$1')
    .trim()
  const title = bare || (hasWhen && noun ? capital(noun) : '')
  const fires = minutesBefore ?? (isReminder && draft.due?.time ? 0 : undefined)
  const done: TaskDraft = {
    ...draft,
    title,
    reminders: fires !== undefined && !draft.reminders.length ? [{ minutesBefore: fires }] : draft.reminders,
    project: draft.project ?? project ?? null,
    durationMinutes: draft.durationMinutes ?? beside.durationMinutes ?? null,
  }
  const items = QUOTED_ITEMS.test(draft.title)
    ? quotedIn(draft.title)
    : project && !hasWhen
      ? itemsOf(title, project)
      : [title]
  return items.map((each) => ({ ...done, title: each }))
}
