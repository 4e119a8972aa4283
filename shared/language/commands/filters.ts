/** Which tasks the words of a stretch name: time becomes a range of due dates, what is not understood a search. */
import { addDays } from '../../time/civil.ts'
import type { Reading } from '../calendar/reading.ts'
import { resolve } from '../calendar/resolve.ts'
import type { Clause } from '../calendar/values.ts'
import { touches } from '../engine/source.ts'
import type { Filter, Range } from '../types.ts'
import type { CommandReader, FilterRead } from './reader.ts'
import type { Condition, Idle, Stretch } from './wish.ts'

export function readFilter(reader: CommandReader, { from, to }: Stretch): FilterRead {
  const { source, grammar, own } = reader
  if (own?.readFilter) return own.readFilter(source, { from, to })
  const parts: Filter[] = []
  const ranges: Range[] = []
  const searched: string[] = []
  let isCompleted = false
  let isSure = false
  for (let at = from; at < to; ) {
    const mark = readMark(reader, at, to)
    const condition = mark
      ? undefined
      : grammar.matches<Condition>(source, 'condition', at).find(({ next }) => next <= to)
    const phrase = condition ? undefined : grammar.matches<Clause>(source, 'phrase', at).find(({ next }) => next <= to)
    const range = phrase && rangeOf(resolve(source, { ...phrase.value, weak: undefined }))
    const idle = grammar.matches<Idle>(source, 'idle', at).find(({ next }) => next <= to)
    if (mark) parts.push(mark.value)
    else if (condition && 'completed' in condition.value && condition.value.completed === true) isCompleted = true
    else if (condition) parts.push(condition.value as Filter)
    else if (range && phrase!.next >= (idle?.next ?? 0)) ranges.push(range)
    else if (!idle && source.tokens[at]!.kind !== 'mark') searched.push(sourceText(reader, at))
    const found = mark ?? condition ?? (range && phrase!.next >= (idle?.next ?? 0) ? phrase : idle)
    if (found) isSure ||= found !== idle || idle?.value !== 'idle'
    at = found?.next ?? at + 1
  }
  for (const range of ranges) parts.push(isCompleted ? { completed: range } : { due: range })
  if (isCompleted && !ranges.length) parts.push({ status: 'completed' })
  if (searched.length) parts.push({ search: searched.join(' ') })
  const [only] = parts
  const filter: Filter = parts.length > 1 ? { and: parts } : (only ?? { all: true })
  return { filter, free: searched.length, isSure }
}

const sourceText = ({ source: { text, tokens } }: CommandReader, at: number): string =>
  text.slice(tokens[at]!.start, tokens[at]!.end)

/** "#Home", "@errand", "p1" */
function readMark(reader: CommandReader, at: number, to: number): { value: Filter; next: number } | undefined {
  const { source } = reader
  const sign = source.tokens[at]!.text
  const after = source.tokens[at + 1]
  if (!after || at + 1 >= to || !touches(source, at + 1)) return undefined
  if (sign === 'p' && after.kind === 'number' && after.value >= 1 && after.value <= 4)
    return { value: { priority: after.value as 1 | 2 | 3 | 4 }, next: at + 2 }
  if (sign !== '#' && sign !== '@') return undefined
  let next = at + 2
  while (next < to && touches(source, next) && source.tokens[next]!.kind !== 'mark') next++
  const name = source.text.slice(after.start, source.tokens[next - 1]!.end)
  return { value: sign === '#' ? { project: name, withChildren: false } : { label: name }, next }
}

function rangeOf(reading: Reading | undefined): Range | undefined {
  if (!reading?.due) return undefined
  if (reading.range) return reading.range
  const { date, time } = reading.due
  return time === null ? { from: date, to: addDays(date, 1) } : { from: `${date}T${time}`, to: null }
}
