/** With which task: one without its name, all that a filter names, or one by words of its title. */
import { rangeOfWhen } from '../calendar/ranges.ts'
import type { Source } from '../engine/source.ts'
import type { Token } from '../engine/tokens.ts'
import type { Filter, Range } from '../types.ts'
import { readFilter } from './filters.ts'
import type { CommandReader, TargetRead } from './reader.ts'
import type { Pronoun, Stretch } from './wish.ts'

/** What all words of a stretch are by the rules of a dimension. */
export const wholly = <Value>(
  { source, grammar }: Sentence,
  dimension: string,
  { from, to }: Stretch,
): Value | undefined => grammar.matches<Value>(source, dimension, from).find(({ next }) => next === to)?.value

type Sentence = Pick<CommandReader, 'source' | 'grammar'>

/** Several rules read the same stretch. */
const known = new WeakMap<Source, Map<number, TargetRead | undefined>>()

/**
 * @param as what is put under one task, or is asked of it, names that task: "groceries" is its title then, rather than all of a list
 * @returns undefined when nothing is left that names a task
 */
export function readTarget(reader: CommandReader, stretch: Stretch, as: 'any' | 'one' = 'any'): TargetRead | undefined {
  const read = readAny(reader, stretch)
  const filter = as === 'one' && read && 'filter' in read.target && read.target.filter
  return filter && isOfNames(filter) ? readTitle(alone(reader, stretch)) : read
}

/** What could as well be words of a title: "groceries run", and not "work today". */
const isOfNames = (filter: Filter): boolean =>
  'and' in filter ? filter.and.every(isOfNames) : 'all' in filter || 'search' in filter || 'project' in filter

function readAny(reader: CommandReader, stretch: Stretch): TargetRead | undefined {
  const { source } = reader
  const reads = known.get(source) ?? new Map<number, TargetRead | undefined>()
  known.set(source, reads)
  const key = stretch.from * (source.tokens.length + 1) + stretch.to
  if (!reads.has(key)) reads.set(key, readAnew(reader, stretch))
  return reads.get(key)
}

/** What is around the stretch says nothing of it. */
const alone = (reader: CommandReader, { from, to }: Stretch): CommandReader => ({
  ...reader,
  source: { ...reader.source, tokens: reader.source.tokens.slice(from, to) },
})

function readAnew(reader: CommandReader, stretch: Stretch): TargetRead | undefined {
  const named = alone(reader, stretch)
  const pronoun = pronounIn(named)
  if (pronoun) return { target: pronoun, free: 0, kind: 'reference' }
  const several = wholly<true | 'perhaps'>(named, 'several', allOf(named))
  if (several) {
    const { filter, isSure, free } = readFilter(named, allOf(named), 'target')
    if (several === true || (isSure && !free)) return { target: { filter }, free, kind: free ? 'title' : 'filter' }
  }
  return readTitle(named)
}

/** A task without its name; where it is says nothing of which. */
function pronounIn(reader: Sentence): Pronoun | undefined {
  const { to } = allOf(reader)
  return (
    wholly<Pronoun>(reader, 'pronoun', { from: 0, to: placeIn(reader) ?? to }) ??
    wholly(reader, 'pronoun', allOf(reader))
  )
}

/** The words of a title; a time among them narrows which task is meant. */
function readTitle(reader: CommandReader): TargetRead | undefined {
  if (wholly(reader, 'quoted', allOf(reader))) return titled(textOf(reader, allOf(reader)))
  const timed = withoutTime(reader)
  // "father's day from my calendar"
  const { due, left } = timed.due ? timed : withoutTime(upTo(reader, placeIn(reader)))
  const name = bare(upTo(left, placeIn(left)))
  if (!name.source.tokens.some(({ kind }) => kind !== 'mark'))
    return due ? { target: { filter: { due } }, free: 0, kind: 'filter' } : undefined
  const pronoun = pronounIn(name)
  if (pronoun && 'last' in pronoun) return { target: pronoun, free: 0, kind: 'reference' }
  const words = wordsOf(name.source)
  const title = titled(words)
  if (!due || !title) return title
  const place = placeIn(reader)
  const where = place === undefined ? undefined : readFilter(reader, { from: place, to: allOf(reader).to }).filter
  const filters: Filter[] = [{ search: words }, { due }]
  if (where && 'project' in where) filters.push(where)
  // A rule that has a place of its own for the time accounts for it better.
  return { ...title, target: { filter: { and: filters } }, free: title.free + 1 }
}

/** When the task that is meant is due, and the words beside that. */
function withoutTime(reader: CommandReader): { due: Range | undefined; left: CommandReader } {
  const { source, grammar, quickAdd } = reader
  const timed = source.tokens.filter((_, at) => !grammar.longest(source, 'ofTime', at))
  const { reading, repeat, spans } = quickAdd.readTime({ ...source, tokens: timed })
  if (!reading?.due || repeat) return { due: undefined, left: reader }
  const inTime = ({ start, end }: Token): boolean => spans.some((span) => span.start <= start && end <= span.end)
  const tokens = source.tokens.filter((token) => !inTime(token))
  return { due: reading.range ?? rangeOfWhen(reading.due), left: { ...reader, source: { ...source, tokens } } }
}

/** Its first tokens; all of them where no number is given. */
const upTo = <Named extends Sentence>(named: Named, to: number | undefined): Named => ({
  ...named,
  source: { ...named.source, tokens: named.source.tokens.slice(0, to) },
})

const allOf = ({ source: { tokens } }: Sentence): Stretch => ({ from: 0, to: tokens.length })

const titled = (title: string): TargetRead | undefined =>
  /[\p{L}\p{N}]/u.test(title) ? { target: { title }, free: title.split(/\s+/).length, kind: 'title' } : undefined

/** Where a task is said to be: the token at which that begins. */
function placeIn({ source, grammar }: Sentence): number | undefined {
  const { length } = source.tokens
  for (let at = 1; at < length; at++)
    if (grammar.matches(source, 'place', at).some(({ next }) => next === length)) return at
  return undefined
}

/** Without what stands before a task's name and behind it, as long as something is left. */
function bare({ source, grammar }: Sentence): Sentence {
  let { tokens } = source
  for (let isLess = true; isLess; ) {
    const left = { ...source, tokens }
    const last = tokens.length - 1
    const article = grammar.matches(left, 'article', 0).find(({ next }) => next <= last)
    const isBehind =
      last > 0 && (tokens[last]!.kind === 'mark' || grammar.longest(left, 'behind', last)?.next === last + 1)
    isLess = article !== undefined || isBehind
    tokens = article ? tokens.slice(article.next) : isBehind ? tokens.slice(0, last) : tokens
  }
  return { source: { ...source, tokens }, grammar }
}

/** The words of tokens as they were written, with one space where something was taken out. */
function wordsOf({ text, tokens }: Source): string {
  let words = ''
  tokens.forEach(({ start, end, possessive }, i) => {
    const last = tokens[i - 1]
    const isNext = last && !/[^\s]/.test(text.slice(last.end, start))
    words += last ? (isNext ? text.slice(last.end, start) : ' ') : ''
    words += text.slice(start, possessive && i === tokens.length - 1 ? end - 2 : end)
  })
  return trimmed(words)
}

export const wordsIn = ({ source }: CommandReader, { from, to }: Stretch): number =>
  source.tokens.slice(from, to).filter(({ kind }) => kind !== 'mark').length

/** The words as they were written, without quotation marks and the marks at their end. */
export function textOf({ source: { text, tokens } }: Sentence, { from, to }: Stretch): string {
  return from >= to ? '' : trimmed(text.slice(tokens[from]!.start, tokens[to - 1]!.end))
}

const trimmed = (words: string): string => words.replace(/^["“”„«»'\s:]+|["“”„«»'\s:.,!?]+$/g, '').trim()
