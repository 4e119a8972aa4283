/** When: the dimensions that a phrase of time is made of. */
import type { Dimension } from '../../../engine/grammar.ts'
import { readHoliday } from '../lexicon/holidays.ts'
import { readCardinal, readOrdinal, readQuantity } from '../lexicon/numbers.ts'
import { readClause } from './clause.ts'
import { readClock } from './clock.ts'
import { readCount, readDuration, readUnit } from './duration.ts'
import { readDayFirst, readHolidayDate, readMonthFirst, readToday, readWeekday, readYear } from './named-date.ts'
import { readNumericDate } from './numeric-date.ts'
import { readPart } from './part.ts'
import { readEdge, readNth, readPick, readPicked } from './pick.ts'
import type { Prefix } from './prefix-words.ts'

const PREPOSITION: Prefix = { next: 0, word: '', introduces: true, article: false, clock: false, between: false }

export const time: Record<string, Dimension> = {
  // number: "2", "twenty-two"; "2nd", "thirty first"; "half an", "a couple of"; a whole one, also "a few"
  cardinal: readCardinal,
  ordinal: readOrdinal,
  quantity: readQuantity,
  count: readCount,
  // Unit: "days"; behind digits also "d"
  unit: (source, at) => readUnit(source, at, false),
  unitBehindDigits: (source, at) => readUnit(source, at, true),
  duration: readDuration,
  // Clock: "3pm", a bare number too (`bare`); behind "at" also "1930"
  clock: (source, at) => readClock(source, at, false),
  clockBehindAt: (source, at) => readClock(source, at, true),
  year: (source, at) => readYear(source, at, false),
  holiday: readHoliday,
  // what is counted in a period: number, a unit or weekday, both
  nth: readNth,
  picked: readPicked,
  pick: readPick,
  edge: readEdge,
  // Clause
  monthFirst: readMonthFirst,
  dayFirst: (source, at) => readDayFirst(source, at, false),
  numericDate: readNumericDate,
  weekday: readWeekday,
  today: (source, at) => readToday(source, at, false),
  holidayDate: readHolidayDate,
  partBehindPreposition: (source, at) => readPart(source, at, PREPOSITION),
  // Clause: a whole phrase
  clause: (source, at) => readClause(source, at),
}
