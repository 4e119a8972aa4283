import { fromDayNumber, weekdayOf } from '../time/civil.ts'
import type { Spend } from './budget.ts'
import { periodsInCycle } from './cycle.ts'
import { costOfLook, daysOfMonth, daysOfYear, matchesDay, skipDays, workOfPeriod } from './days.ts'
import { DAY } from './moment.ts'
import { firstAtLeast, type Periods } from './periods.ts'
import { positionsIn } from './positions.ts'
import type { Rule } from './rule.ts'
import { type TimesOfDay, timesOfDay } from './times.ts'

/** Years, months, weeks or days, numbered from 0, which is the one that holds the start; neighbours are `INTERVAL` apart. */
interface Calendar {
  /** the number of the last period that does not begin after the day */
  numberOf(day: number): number
  /** counts as steps of the search what it looks at */
  daysOf(number: number): number[]
  /** the next period that may have a day, after one that has none */
  after(number: number): number
}

/** The periods of FREQ=YEARLY, MONTHLY, WEEKLY and DAILY. */
export class PeriodsOfDays implements Periods {
  size = 0
  private days: number[] = []
  /** what BYSETPOS chooses among days and times; null without it */
  private chosen: number[] | null = null
  private number = -1
  private readonly bySetPos: number[]
  private readonly times: TimesOfDay
  private readonly calendar: Calendar
  /** of the period that holds the last day that is of interest */
  private readonly lastNumber: number
  /** periods without an occurrence after which there is none; -1 when BYSETPOS counts further than a period has occurrences */
  private readonly cycle: number

  /** @param end no occurrence after this moment is asked for */
  constructor(rule: Rule, start: number, end: number, spend: Spend) {
    this.bySetPos = rule.bySetPos
    this.times = timesOfDay(rule)
    this.calendar = calendarOf(rule, Math.floor(start / DAY), spend)
    this.lastNumber = this.calendar.numberOf(Math.floor(end / DAY))
    const most = daysInLongest(rule) * this.times.size
    const isEverSet = !rule.bySetPos.length || rule.bySetPos.some((each) => Math.abs(each) <= most)
    this.cycle = isEverSet ? periodsInCycle(rule) : -1
  }

  advance(bound: number): boolean {
    const { calendar } = this
    const day = Math.floor(bound / DAY)
    const isNear = this.size > 0 && day <= this.days[this.days.length - 1]!
    let number = isNear ? this.number + 1 : Math.max(this.number + 1, calendar.numberOf(day))
    const end = Math.min(number + this.cycle, this.lastNumber)
    for (; number <= end; number = calendar.after(number)) {
      this.days = calendar.daysOf(number)
      const size = this.days.length * this.times.size
      this.chosen = this.bySetPos.length ? positionsIn(this.bySetPos, size) : null
      this.size = this.chosen ? this.chosen.length : size
      this.number = number
      if (this.size) return true
    }
    this.size = 0
    this.number = Number.POSITIVE_INFINITY
    return false
  }

  momentAt(index: number): number {
    const position = this.chosen ? this.chosen[index]! : index
    const { size } = this.times
    if (size === 1) return this.days[position]! * DAY + this.times.at(0)
    const time = position % size
    return this.days[(position - time) / size]! * DAY + this.times.at(time)
  }

  indexFrom(index: number, bound: number): number {
    if (this.momentAt(index) >= bound) return index
    if (index + 1 === this.size) return this.size
    const day = Math.floor(bound / DAY)
    const dayIndex = firstAtLeast(this.days, day)
    const time = this.days[dayIndex] === day ? this.times.indexFrom(bound - day * DAY) : 0
    const position = dayIndex * this.times.size + time
    return Math.max(index, this.chosen ? firstAtLeast(this.chosen, position) : position)
  }
}

const daysInLongest = ({ frequency, byDay }: Rule): number =>
  ({ YEARLY: 366, MONTHLY: 31, WEEKLY: byDay.length, DAILY: 1 })[frequency as 'DAILY']

function calendarOf(rule: Rule, start: number, spend: Spend): Calendar {
  const { interval, frequency } = rule
  const work = workOfPeriod(rule) + rule.bySetPos.length
  const cost = costOfLook(rule)
  const begin = fromDayNumber(start)
  if (frequency === 'YEARLY') {
    const numberOf = (day: number) => Math.floor((fromDayNumber(day).year - begin.year) / interval)
    return {
      numberOf,
      daysOf(number) {
        spend(work)
        return daysOfYear(rule, begin.year + number * interval)
      },
      after: (number) => number + 1,
    }
  }
  if (frequency === 'MONTHLY') {
    const first = begin.year * 12 + begin.month - 1
    const numberOf = (day: number) => {
      const { year, month } = fromDayNumber(day)
      return Math.floor((year * 12 + month - 1 - first) / interval)
    }
    return {
      numberOf,
      daysOf(number) {
        const index = first + number * interval
        const month = (index % 12) + 1
        const isIn = !rule.byMonth.length || rule.byMonth.includes(month)
        spend(isIn ? work : 1)
        return isIn ? daysOfMonth(rule, (index - month + 1) / 12, month) : []
      },
      after: (number) => number + 1,
    }
  }
  const length = frequency === 'WEEKLY' ? 7 : 1
  const base = length === 7 ? start - ((weekdayOf(start) - rule.weekStart + 7) % 7) : start
  const step = length * interval
  const numberOf = (day: number) => Math.floor((day - base) / step)
  return {
    numberOf,
    daysOf(number) {
      spend(work)
      const first = base + number * step
      const days: number[] = []
      for (let day = first; day < first + length; day++) if (matchesDay(rule, day)) days.push(day)
      return days
    },
    after(number) {
      spend(cost)
      return Math.max(number + 1, numberOf(skipDays(rule, base + number * step + length)))
    },
  }
}
