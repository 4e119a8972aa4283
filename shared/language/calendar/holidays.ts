/**
 * Days with a name: fixed dates, "nth weekday of a month" (5 U.S.C. 6103 and common usage), and those counted from Easter Sunday
 * (Anonymous Gregorian algorithm; Meeus, "Astronomical Algorithms", chapter 8).
 */
import { dayNumber, daysInMonth, fromDayNumber, weekdayOf } from '../../time/civil.ts'

interface Rule {
  on(year: number): number
  /** the same as fields of a yearly recurrence, where RFC 5545 can say it */
  yearly?: { months?: number[]; nths?: { nth: number; weekday: number }[]; yearDays?: { month: number; day: number }[] }
}

/** The nth (negative: from the end) weekday of a month, as a day number; undefined when the month has none. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): number | undefined {
  const first = dayNumber(year, month, 1)
  const length = daysInMonth(year, month)
  const last = first + length - 1
  const day =
    nth > 0
      ? first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7
      : last - ((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7
  return day >= first && day <= last ? day : undefined
}

export function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return dayNumber(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}

const fixed = (month: number, day: number): Rule => ({
  on: (year) => dayNumber(year, month, day),
  yearly: { yearDays: [{ month, day }] },
})

const nth = (month: number, weekday: number, n: number, plus = 0): Rule => {
  const on = (year: number): number => (nthWeekday(year, month, weekday, n) ?? 0) + plus
  return plus ? { on } : { on, yearly: { months: [month], nths: [{ nth: n, weekday }] } }
}

const fromEaster = (days: number): Rule => ({ on: (year) => easter(year) + days })

/** Sundays of Advent are those before Christmas; the days of mourning are counted from the first of them. */
const fromFourthAdvent = (days: number): Rule => ({
  on: (year) => {
    const eve = dayNumber(year, 12, 24)
    return eve - (weekdayOf(eve) % 7) + days
  },
})

/** By the name of the day in English, with hyphens. */
const HOLIDAYS = {
  'new-year': fixed(1, 1),
  epiphany: fixed(1, 6),
  'martin-luther-king-day': nth(1, 1, 3),
  'groundhog-day': fixed(2, 2),
  valentine: fixed(2, 14),
  'presidents-day': nth(2, 1, 3),
  'super-bowl': nth(2, 7, 2),
  'womens-day': fixed(3, 8),
  'pi-day': fixed(3, 14),
  'st-patrick-day': fixed(3, 17),
  'april-fools': fixed(4, 1),
  'earth-day': fixed(4, 22),
  'may-day': fixed(5, 1),
  'star-wars-day': fixed(5, 4),
  'cinco-de-mayo': fixed(5, 5),
  'mother-day': nth(5, 7, 2),
  'memorial-day': nth(5, 1, -1),
  juneteenth: fixed(6, 19),
  'father-day': nth(6, 7, 3),
  'flag-day': fixed(6, 14),
  'canada-day': fixed(7, 1),
  'independence-day': fixed(7, 4),
  'bastille-day': fixed(7, 14),
  'labor-day': nth(9, 1, 1),
  'columbus-day': nth(10, 1, 2),
  halloween: fixed(10, 31),
  'all-saints-day': fixed(11, 1),
  'all-souls-day': fixed(11, 2),
  'guy-fawkes-day': fixed(11, 5),
  'election-day': nth(11, 1, 1, 1),
  'veterans-day': fixed(11, 11),
  'singles-day': fixed(11, 11),
  thanksgiving: nth(11, 4, 4),
  'black-friday': nth(11, 4, 4, 1),
  'small-business-saturday': nth(11, 4, 4, 2),
  'cyber-monday': nth(11, 4, 4, 4),
  'giving-tuesday': nth(11, 4, 4, 5),
  'nicholas-day': fixed(12, 6),
  'christmas-eve': fixed(12, 24),
  christmas: fixed(12, 25),
  'boxing-day': fixed(12, 26),
  'new-year-eve': fixed(12, 31),
  easter: fromEaster(0),
  'easter-monday': fromEaster(1),
  'easter-saturday': fromEaster(-1),
  'good-friday': fromEaster(-2),
  'maundy-thursday': fromEaster(-3),
  'palm-sunday': fromEaster(-7),
  'ash-wednesday': fromEaster(-46),
  'mardi-gras': fromEaster(-47),
  ascension: fromEaster(39),
  pentecost: fromEaster(49),
  'whit-monday': fromEaster(50),
  'trinity-sunday': fromEaster(56),
  'corpus-christi': fromEaster(60),
  'patriot-day': fixed(9, 11),
  'emancipation-day': fixed(4, 16),
  'thanksgiving-eve': nth(11, 4, 4, -1),
  candlemas: fixed(2, 2),
  'walpurgis-night': fixed(4, 30),
  'st-john-day': fixed(6, 24),
  'swiss-national-day': fixed(8, 1),
  assumption: fixed(8, 15),
  'childrens-day': fixed(9, 20),
  'german-unity-day': fixed(10, 3),
  'thanksgiving-german': nth(10, 7, 1),
  'austrian-national-day': fixed(10, 26),
  reformation: fixed(10, 31),
  'st-martin-day': fixed(11, 11),
  'immaculate-conception': fixed(12, 8),
  'fat-thursday': fromEaster(-52),
  'rose-monday': fromEaster(-48),
  'white-sunday': fromEaster(7),
  'people-mourning-day': fromFourthAdvent(-35),
  'repentance-day': fromFourthAdvent(-32),
  'sunday-of-the-dead': fromFourthAdvent(-28),
  'advent-1': fromFourthAdvent(-21),
  'advent-2': fromFourthAdvent(-14),
  'advent-3': fromFourthAdvent(-7),
  'advent-4': fromFourthAdvent(0),
} satisfies Record<string, Rule>

export type Holiday = keyof typeof HOLIDAYS

const ruleOf = (holiday: Holiday): Rule => HOLIDAYS[holiday]

export const holidayIn = (holiday: Holiday, year: number): number => ruleOf(holiday).on(year)

/** A holiday that RFC 5545 cannot name is listed for so many years. */
export const LISTED_YEARS = 20

/** The holiday that all of these days are, each in its year; undefined where they are something else. */
export function holidayOf(days: number[]): Holiday | undefined {
  if (days.length !== LISTED_YEARS) return undefined
  const isAll = ({ on, yearly }: Rule): boolean => !yearly && days.every((day) => on(fromDayNumber(day).year) === day)
  return (Object.keys(HOLIDAYS) as Holiday[]).find((each) => isAll(ruleOf(each)))
}

export const holidayRule = (holiday: Holiday): Rule['yearly'] => ruleOf(holiday).yearly
