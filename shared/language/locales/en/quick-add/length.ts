/** How long a task takes, said apart from its time: "takes 90 minutes", "(about 2 hours)", ", 45 min" at the end of a line. */
import type { Duration } from '../../../calendar/values.ts'
import { longest, oneOf, type Source, skip } from '../../../engine/source.ts'
import { cut, type Read } from '../../../quick-add/name.ts'

const TAKING = ['takes', 'take', 'taking', 'lasts', 'last', 'lasting', 'estimated', 'estimate', 'duration']
const ABOUT = ['about', 'around', 'approx', 'roughly', 'at', 'of', ':', '~']

export const readSpokenLength: Read = (reader, at) => {
  const { source, marks } = reader
  if (at === 0 || marks.durationMinutes !== null) return undefined
  const start = isCompact(source, at) || isBeforeDay(source, at) ? at : lengthStart(source, at)
  const found = start > 0 ? longest<Duration>(source, 'duration', skip(source, start, ...ABOUT)) : undefined
  if (!found) return undefined
  const { minutes, days, months, workdays } = found.value
  const end = endOf(source, at, found.next)
  if (minutes < 1 || days || months || workdays || end < 0) return undefined
  marks.durationMinutes = minutes
  const from = oneOf(source, at - 1, ',', ':') ? at - 1 : at
  return cut(reader, from, end, 'duration')
}

/** "iron shirts 1h30", "study 2h15m friday": nothing but a length is written so. */
function isCompact(source: Source, at: number): boolean {
  const [hour, sign, minute] = source.tokens.slice(at, at + 3)
  if (hour?.kind !== 'number' || sign?.text !== 'h' || sign.spaced || minute?.kind !== 'number' || minute.spaced)
    return false
  // "in 2h30m", "for 1h30": what is before it says what it is.
  const isFew = hour.text.length === 1 && hour.value < 6
  const saysMinutes = oneOf(source, at + 3, 'm', 'min', 'mins') && !source.tokens[at + 3]!.spaced
  return minute.value < 60 && source.tokens[at - 1]!.lex?.closer !== true && (isFew || saysMinutes)
}

/** "exam prep 2hrs sunday 10am", "meditate 10 min every morning": behind what is done and before its day nothing else is counted so. */
function isBeforeDay(source: Source, at: number): boolean {
  const { tokens } = source
  const before = tokens[at - 1]!
  if (tokens[at]!.kind !== 'number' || before.kind !== 'word' || before.lex) return false
  return beginsDay(source, longest(source, 'duration', at)?.next ?? tokens.length)
}

/** "sunday", "every morning" */
function beginsDay(source: Source, at: number): boolean {
  const { weekday, day } = source.tokens[at]?.lex ?? {}
  return (weekday ?? day) !== undefined || longest(source, 'every', at) !== undefined
}

/** Where the length itself begins; -1 when nothing introduces it here. */
function lengthStart(source: Source, at: number): number {
  const verb = skip(source, skip(source, at, 'it', 'this', 'that'), 'should', 'will', 'might', 'may', 'can')
  if (oneOf(source, verb, ...TAKING)) {
    // "take 10 minutes to stretch" is what is to be done
    const isBare = verb === at && oneOf(source, verb, 'take', 'last')
    return isBare ? -1 : verb + 1
  }
  if (oneOf(source, at, '~')) return at + 1
  const isBracket = oneOf(source, at, '(', '[') && source.tokens[at - 1]?.kind === 'word' && !isTime(source, at - 1)
  if (isBracket) return at + 1
  return oneOf(source, at - 1, ',', ':') && source.tokens[at - 1]!.start > 0 ? at : -1
}

/** Behind a time of day a length in brackets is read with it. */
const isTime = ({ tokens }: Source, at: number): boolean => {
  const { text = '', lex } = tokens[at] ?? {}
  return text === 'am' || text === 'pm' || lex?.part !== undefined
}

/** The end of the line, or the bracket that closes; -1 when words follow. */
function endOf(source: Source, from: number, to: number): number {
  const { tokens } = source
  const closing = { '(': ')', '[': ']' }[tokens[from]!.text]
  if (closing) return tokens[to]?.text === closing ? to + 1 : -1
  const next = tokens[to]
  const isEnd = !next || next.text === '\n' || (next.kind === 'mark' && '.!#@'.includes(next.text))
  return isEnd || beginsDay(source, to) ? to : -1
}
