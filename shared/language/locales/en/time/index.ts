/** When: the dimensions that a phrase of time is made of. */
import type { Dimension } from '../../../engine/grammar.ts'
import { readHoliday } from '../lexicon/holidays.ts'
import { readClause } from './clause.ts'
import { clocks } from './clock.ts'
import { readDayFirst, readHolidayDate, readMonthFirst, readToday, readWeekday, readYear } from './named-date.ts'
import { numbers } from './numbers.ts'
import { readNumericDate } from './numeric-date.ts'
import { readPart } from './part.ts'
import { readEdge, readNth, readPick, readPicked } from './pick.ts'
import type { Prefix } from './prefix-words.ts'

const PREPOSITION: Prefix = { next: 0, word: '', introduces: true, article: false, clock: false, between: false }

export const time: Record<string, Dimension> = {
  ...numbers,
  ...clocks,
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
