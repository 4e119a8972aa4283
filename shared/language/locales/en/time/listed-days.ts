/** Several days in one phrase: "jan 15, apr 15", "march 20 and 21", "december 24, 25 and 28". */

import type { Clause } from '../../../calendar/values.ts'
import { type Found, oneOf, type Source, skip } from '../../../engine/source.ts'
import { readOrdinal } from '../lexicon/numbers.ts'

export interface DaysListed {
  clause: Clause
  /** further days on which the same is due */
  others?: Clause[]
}

/** A day of a month, which people list; of weekdays the first one is meant. */
export const isDate = ({ fields, until, bound }: Clause): boolean =>
  fields?.month !== undefined && fields.day !== undefined && !until && !bound

/** "march 20 and 21", "december 24, 25 and 28": days that follow each other are one stretch, others are each their own. */
export function moreDays(source: Source, { value, next }: Found<Clause>): Found<DaysListed> | undefined {
  const days = [value.fields!.day!]
  let end = next
  let isClosed = false
  for (let i = skip(source, end, ',', '&'); ; i = skip(source, end, ',', '&')) {
    const day = skip(source, i, 'and')
    const ordinal = readOrdinal(source, day)
    const token = source.tokens[day]
    const number = ordinal?.value ?? (token?.kind === 'number' && token.text.length < 3 ? token.value : 0)
    const after = ordinal?.next ?? day + 1
    if (day === end || number <= days.at(-1)! || number > 31 || !endsDay(source, after)) break
    days.push(number)
    isClosed ||= day > i || source.tokens[i - 1]?.text === '&'
    end = after
  }
  if (days.length < 2 || !isClosed) return undefined
  const clauseOf = (day: number): Clause => ({ ...value, fields: { ...value.fields, day } })
  // With a time each of them is said, without one the stretch.
  const isTimed = value.clock !== undefined || oneOf(source, end, 'at', '@')
  const isStretch = days.at(-1)! - days[0]! === days.length - 1 && !isTimed
  return isStretch
    ? { value: { clause: { ...value, until: clauseOf(days.at(-1)!) } }, next: end }
    : { value: { clause: value, others: days.slice(1).map(clauseOf) }, next: end }
}

const endsDay = ({ tokens }: Source, at: number): boolean => {
  const token = tokens[at]
  return token === undefined || token.lex?.closer === true || [',', '.', '&', ')', '!', ';'].includes(token.text)
}
