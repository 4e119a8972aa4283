/** Which tasks a command means: "2 and 3", "it", "the dentist thing", "everything from today". */

import { rangeOfWhen } from '../../../calendar/ranges.ts'
import type { Context, Filter, Span, Target } from '../../../types.ts'
import { nameIn, readSpokenFilter } from '../filter/spoken.ts'
import { source } from '../lexicon/source.ts'
import { readWhen } from '../quick-add/index.ts'
import { CONTAINER, ITEM } from './vocabulary.ts'

export interface TargetFound {
  target: Target
  spans: Span[]
}

const LAST =
  /^(?:it|that|this|him|her|that one|this one|(?:that|this) last one|the same|(?:this|that|the) (?:task|one|item|reminder|thing|event|todo))$/
const REST = new RegExp(
  source`^(?:all )?(?:the (?:rest|remainder|others)|(?:the|all the|all) (?:other|remaining|left ?over) (?:ones?|tasks?|items?|two|three|
    four|five|${ITEM})|everything else|all else|what(?:'s| is) left|what remains)(?: (?:of (?:them|it|those|these|(?:the|my) list|(?:the|my) tasks)|too|as well))?$`,
)
const ALL_SHOWN = new RegExp(
  source`^(?:them(?: all| both)?|these|those|both(?: of them)?|they(?: all)?|(?:all|both|each|every one|everyone|any)(?: of)? (?:them|these|those|
    the above|listed|shown)|(?:these|those)(?: (?:\w+ ){0,2}${ITEM}| ones)?|both ${ITEM}|the whole lot|the lot)$`,
)
const MANY = new RegExp(
  source`^(?:(?:all|every|everything|each|any|anything)\b|(?:my|the|our|today's|tomorrow's|
    yesterday's) (?:whole |entire |complete )?(?:\w+ )?(?:${CONTAINER})(?:$|\W(?! ))|(?:my|the|our|all|
    these)? ?(?:\w+[ -]){0,3}(?:tasks|items|reminders|events|appointments|meetings|chores|errands|todos|to-dos|
    ones)\b|(?:today|tonight|tomorrow|yesterday|(?:this|next|last) \w+|(?:mon|tues|wednes|thurs|fri|
    satur|sun)day)'s (?:\w+ ){0,2}(?:tasks|items|reminders|events|appointments|meetings|chores|errands|todos|to-dos)$|(?:over ?due|completed|finished)$|(?:over ?due|completed|finished) |#\S+$|@\S+$|my (?:day|week|
    weekend|morning|afternoon|evening)\b)`,
)
const CONTAINER_ONLY = new RegExp(
  source`^(?:(?:my|the|our|this|that|whole|entire|a) )*(?:\w+ )?${CONTAINER}(?: (?:for|on|from|of|in) .+)?$`,
)
/** Where a task is: says nothing about which. */
const PLACE = new RegExp(
  source` (?:(?:from|off(?: of)?|on|in|out of|to|onto|of)) (?:(?:my|the|our|this|
    that) )?(?:[\w'-]+ )?(?:${CONTAINER})(?: (?:for|of) [\w ]+)?$`,
)
const BEFORE =
  /^(?:(?:the|my|our|this|that|a|an|any) )+(?:(?:task|item|reminder|event|one) (?:named|called) )?|^(?:task|reminder|item|todo) (?:named |called |to )?(?=\S+ \S)/
const AFTER = / (?:task|thing|one|item|reminder|todo|to-do|job|business|stuff|entry)s?$/

/** @returns undefined when the stretch names nothing */
export function readTarget(text: string, start: number, end: number, context: Context): TargetFound | undefined {
  const trimmed = trim(text, start, end)
  const lower = lowered(text).slice(trimmed.start, trimmed.end)
  if (!lower) return undefined
  const span: Span = { ...trimmed, kind: 'reference' }
  const core = lower.replace(PLACE, '')
  const positions = readPositions(core)
  if (positions) return { target: { shown: positions }, spans: [span] }
  if (LAST.test(core)) return { target: { last: true }, spans: [span] }
  const article = /\bthe $/.test(lowered(text).slice(0, trimmed.start)) ? 'the ' : ''
  if (REST.test(article + lower)) return { target: { rest: true }, spans: [span] }
  if (ALL_SHOWN.test(core)) return { target: { shown: 'all' }, spans: [span] }
  if (MANY.test(lower) || CONTAINER_ONLY.test(lower)) {
    const { filter, spans } = readSpokenFilter(text, trimmed.start, trimmed.end, context)
    return { target: { filter }, spans }
  }
  return readTitle(text, trimmed.start, trimmed.end, context)
}

/** The words of a title; a date among them narrows which task is meant. */
function readTitle(text: string, start: number, end: number, context: Context): TargetFound | undefined {
  const quoted = /^["“«']([^"”»]+)["”»']/.exec(text.slice(start, end))
  if (quoted) return { target: { title: quoted[1]!.trim() }, spans: [{ start, end, kind: 'reference' }] }
  let said = text.slice(start, end)
  const lower = lowered(said)
  const place = PLACE.exec(lower)
  if (place) said = said.slice(0, place.index)
  // "lunch from friday" is the one of friday, not from friday on.
  said = said.replace(/\bfrom (?=\d)/i, '  at ').replace(/\bfrom (?!.*\b(?:to|until)\b)/i, '     ')
  const read = readWhen(said, context)
  const dated = read?.due && !read.repeat && read.spans.length ? read : undefined
  let left = said
  for (const span of dated?.spans ?? [])
    left = left.slice(0, span.start) + ' '.repeat(span.end - span.start) + left.slice(span.end)
  const words = bare(left)
  const spans: Span[] = [{ start, end, kind: 'reference' }]
  const project = place ? nameIn(place[0], context) : undefined
  if (!words) {
    if (!dated) return undefined
    return { target: { filter: { due: dated.range ?? rangeOfWhen(dated.due!) } }, spans }
  }
  const title = words.replace(/\s+/g, ' ')
  // "skip it this week"
  if (LAST.test(lowered(title))) return { target: { last: true }, spans }
  if (!dated) return { target: { title }, spans }
  const filters: Filter[] = [{ search: title }, { due: dated.range ?? rangeOfWhen(dated.due!) }]
  if (project?.kind === 'project') filters.push({ project: project.name, withChildren: false })
  return { target: { filter: { and: filters } }, spans }
}

/** Without articles in front, and the words for "task" and loose prepositions behind. */
function bare(text: string): string {
  let left = text.trim().replace(/[\s.,!?;:]+$/, '')
  left = left.slice(BEFORE.exec(lowered(left))?.[0].length ?? 0)
  for (let i = 0; i < 3; i++) {
    const shorter = left.replace(/[\s,]+(?:on|at|by|for|from|of|scheduled|set|due|in|to|the)$/i, '')
    const tail = AFTER.exec(lowered(shorter))
    left = tail ? shorter.slice(0, tail.index) : shorter
  }
  return left.trim()
}

const COUNT = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const NTH = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const ONE = source`(?:(?:the |my )?(?:(?:numbers?|no\.?|nr\.?|items?|tasks?|#) ?)?(\d{1,3}|${COUNT.join('|')})|
  (?:the |my )?(${NTH.join('|')}|last|\d{1,2}(?:st|nd|rd|th)))(?: (?:one|task|step|item|reminder|todo|event|entry|
  thing)s?)?`
const POSITION = new RegExp(`^${ONE}$`)
const GROUP = new RegExp(
  source`^(?:the |my )?(first|last|next) (\d{1,3}|${COUNT.join('|')})(?: (?:ones|tasks|steps|items|reminders|todos|
    of them))?$`,
)
const SPREAD = /^(?:numbers? |items? |tasks? )?(\d{1,3}) ?(?:-|–|to|through|until) ?(\d{1,3})$/

/** Positions in the list last shown, from 1; negative ones count from its end. */
export function readPositions(text: string): number[] | undefined {
  const group = GROUP.exec(text)
  if (group) {
    const count = Math.min(numberOf(group[2]!), 100)
    return Array.from({ length: count }, (_, i) => (group[1] === 'last' ? i - count : i + 1))
  }
  const spread = SPREAD.exec(text)
  if (spread) {
    const [from, to] = [Number(spread[1]), Number(spread[2])]
    return from > 0 && from <= to && to - from < 100
      ? Array.from({ length: to - from + 1 }, (_, i) => from + i)
      : undefined
  }
  const positions: number[] = []
  for (const part of text.split(/\s*(?:,\s*and|,|&|\+|\band\b)\s*/)) {
    const match = POSITION.exec(part)
    if (!match) return undefined
    const position = match[1] ? numberOf(match[1]) : match[2] === 'last' ? -1 : numberOf(match[2]!)
    if (!position) return undefined
    positions.push(position)
  }
  return positions.length ? [...new Set(positions)] : undefined
}

const numberOf = (word: string): number => COUNT.indexOf(word) + 1 || NTH.indexOf(word) + 1 || Number.parseInt(word, 10)

/** Lower case of the same length, so that positions hold. */
export function lowered(text: string): string {
  const lower = text.toLowerCase().replaceAll('’', "'")
  return lower.length === text.length
    ? lower
    : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replaceAll('’', "'")
}

function trim(text: string, start: number, end: number): { start: number; end: number } {
  const slice = text.slice(start, end)
  const left = slice.length - slice.replace(/^[\s,:;]+/, '').length
  return { start: start + left, end: start + left + slice.slice(left).replace(/[\s.,!?;:]+$/, '').length }
}
