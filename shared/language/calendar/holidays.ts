/**
 * Days with a name: fixed dates, "nth weekday of a month" (5 U.S.C. 6103 and common usage), and those counted from Easter Sunday
 * (Anonymous Gregorian algorithm; Meeus, "Astronomical Algorithms", chapter 8).
 */
import { dayNumber, daysInMonth, fromDayNumber, weekdayOf } from '../../time/civil.ts'
import type { Found, Source } from './values.ts'

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

const RULES: [string, Rule][] = [
  ["new year|new years|new year day|new years day|new year's day", fixed(1, 1)],
  ['epiphany|three kings day', fixed(1, 6)],
  [
    'martin luther king day|martin luther king jr day|mlk day|mlk jr day|mlk jr. day|civil rights day|martin luther king junior day',
    nth(1, 1, 3),
  ],
  ['groundhog day|groundhogs day', fixed(2, 2)],
  ['valentine|valentines|valentine day|valentines day|saint valentine day|st valentine day', fixed(2, 14)],
  ['presidents day|president day|washington birthday|washingtons birthday', nth(2, 1, 3)],
  ['super bowl|super bowl sunday|superbowl|superbowl sunday', nth(2, 7, 2)],
  ['womens day|women day|international womens day', fixed(3, 8)],
  ['pi day', fixed(3, 14)],
  [
    'st patrick day|st patricks day|saint patrick day|saint patricks day|st paddy day|st paddys day|st. patrick day|paddys day|saint paddys day|saint paddy day',
    fixed(3, 17),
  ],
  ['april fools|april fools day|april fool day|all fools day', fixed(4, 1)],
  ['earth day', fixed(4, 22)],
  [
    "may day|labour day|international workers day|international workers' day|workers day|workers' day|worker day",
    fixed(5, 1),
  ],
  ['star wars day', fixed(5, 4)],
  ['cinco de mayo', fixed(5, 5)],
  ["mother day|mothers day|mother's day|mothers' day", nth(5, 7, 2)],
  ['memorial day|decoration day', nth(5, 1, -1)],
  ['juneteenth', fixed(6, 19)],
  ["father day|fathers day|fathers' day", nth(6, 7, 3)],
  ['flag day', fixed(6, 14)],
  ['canada day', fixed(7, 1)],
  ['independence day|the fourth of july', fixed(7, 4)],
  ['bastille day', fixed(7, 14)],
  ['labor day', nth(9, 1, 1)],
  ['columbus day|indigenous peoples day', nth(10, 1, 2)],
  ["halloween|halloween day|all hallows eve|hallowe'en|haloween", fixed(10, 31)],
  ['all saints day|all saint day|all hallows day', fixed(11, 1)],
  ['all souls day', fixed(11, 2)],
  ['guy fawkes day|guy fawkes night|bonfire night', fixed(11, 5)],
  ['election day', nth(11, 1, 1, 1)],
  ['veterans day|veteran day|armistice day|remembrance day', fixed(11, 11)],
  ['singles day', fixed(11, 11)],
  ['thanksgiving|thanksgiving day|thanks giving|turkey day', nth(11, 4, 4)],
  ['black friday', nth(11, 4, 4, 1)],
  ['small business saturday', nth(11, 4, 4, 2)],
  ['cyber monday', nth(11, 4, 4, 4)],
  ['giving tuesday', nth(11, 4, 4, 5)],
  ['nicholas day|st nicholas day', fixed(12, 6)],
  ['christmas eve|xmas eve|christmas eve day', fixed(12, 24)],
  ['christmas|xmas|christmas day|xmas day|x mas|noel', fixed(12, 25)],
  ['boxing day|st stephens day', fixed(12, 26)],
  ["new year's eve|new years eve|new year eve|nye|silvester", fixed(12, 31)],
  ['easter|easter sunday|easter day', fromEaster(0)],
  ['easter monday|easter mon', fromEaster(1)],
  ['easter saturday|holy saturday', fromEaster(-1)],
  ['good friday|holy friday', fromEaster(-2)],
  ['maundy thursday|holy thursday', fromEaster(-3)],
  ['palm sunday', fromEaster(-7)],
  ['ash wednesday', fromEaster(-46)],
  ['mardi gras|shrove tuesday|pancake day|fat tuesday', fromEaster(-47)],
  ['ascension|ascension day', fromEaster(39)],
  ['pentecost|whit sunday|whitsunday', fromEaster(49)],
  ['whit monday|pentecost monday', fromEaster(50)],
  ['trinity sunday', fromEaster(56)],
  ['corpus christi', fromEaster(60)],
  ['patriot day', fixed(9, 11)],
  ['emancipation day', fixed(4, 16)],
  ['thanksgiving eve', nth(11, 4, 4, -1)],
]

/** First word to the names that begin with it, longest first. */
const byFirstWord = new Map<string, { rest: string[]; rule: number }[]>()
RULES.forEach(([names], rule) => {
  for (const name of names.split('|')) {
    const [first = '', ...rest] = name.replace(/'s\b/g, '').replace("'", '').split(' ')
    const list = byFirstWord.get(first) ?? []
    list.push({ rest, rule })
    byFirstWord.set(first, list)
  }
})
for (const list of byFirstWord.values()) list.sort((a, b) => b.rest.length - a.rest.length)

/** The name of a holiday here, as its number. */
export function readHoliday(source: Source, at: number): Found<number> | undefined {
  const list = byFirstWord.get(source.tokens[at]?.text ?? '')
  if (!list) return undefined
  for (const { rest, rule } of list) {
    const next = matchRest(source, at + 1, rest)
    if (next > 0) return { value: rule, next }
  }
  return undefined
}

/** Dots of abbreviations and a trailing apostrophe ("workers' day") do not count. */
function matchRest(source: Source, at: number, rest: string[]): number {
  let i = at
  for (const word of rest) {
    while (i < source.tokens.length && isFiller(source.tokens[i]!.text)) i++
    const token = source.tokens[i]
    if (token?.kind !== 'word' || (token.text !== word && !(token.possessive && `${token.text}s` === word))) return -1
    i++
  }
  return i
}

const isFiller = (text: string): boolean => text === '.' || text === "'"

export const holidayIn = (holiday: number, year: number): number => RULES[holiday]![1].on(year)

/** A holiday that RFC 5545 cannot name is listed for so many years. */
export const LISTED_YEARS = 20

/** The holiday that all of these days are, each in its year; undefined where they are something else. */
export function holidayOf(days: number[]): string | undefined {
  if (days.length !== LISTED_YEARS) return undefined
  const [names = ''] =
    RULES.find(([, { on, yearly }]) => !yearly && days.every((day) => on(fromDayNumber(day).year) === day)) ?? []
  const name = names.replace(/\|.*/, '')
  return name ? name.replace(/(?:^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase()) : undefined
}

export const holidayRule = (holiday: number): Rule['yearly'] => RULES[holiday]![1].yearly
