import { weekdayOf } from '../time/civil.ts'
import type { Spend } from './budget.ts'
import { greatestDivisor, periodsInCycle, UNIT } from './cycle.ts'
import { costOfLook, nextMatchingDay } from './days.ts'
import { DAY } from './moment.ts'
import { firstAtLeast, type Periods } from './periods.ts'
import { positionsIn } from './positions.ts'
import type { Rule } from './rule.ts'

/** The periods of FREQ=HOURLY, MINUTELY and SECONDLY. */
export class PeriodsWithinDays implements Periods {
  size = 0
  private moment = Number.NEGATIVE_INFINITY
  private readonly rule: Rule
  private readonly unit: number
  private readonly step: number
  private readonly base: number
  private readonly end: number
  private readonly cycle: number
  /** what BYMINUTE and BYSECOND add to a period, in seconds */
  private readonly offsets: number[]
  private readonly spend: Spend
  private readonly cost: number

  /** @param end no occurrence after this moment is asked for */
  constructor(rule: Rule, start: number, end: number, spend: Spend) {
    this.rule = rule
    this.unit = UNIT[rule.frequency as keyof typeof UNIT]
    this.step = this.unit * rule.interval
    this.base = Math.floor(start / this.unit) * this.unit
    this.cycle = periodsInCycle(rule) * this.step
    this.spend = spend
    this.cost = costOfLook(rule)
    this.offsets = offsetsWithin(rule, this.unit)
    spend(this.offsets.length)
    this.end = this.offsets.length && isEverMet(rule, this.base, this.step, spend) ? end : Number.NEGATIVE_INFINITY
  }

  advance(bound: number): boolean {
    const { base, step } = this
    let moment = Math.max(this.moment + step, base + Math.max(0, Math.floor((bound - base) / step)) * step)
    const end = Math.min(this.end, moment + this.cycle)
    while (moment <= end) {
      const possible = nextPossible(this.rule, this.unit, moment, end, this.spend)
      if (possible === moment) {
        this.moment = moment
        this.size = this.offsets.length
        return true
      }
      this.spend(this.cost)
      moment = base + Math.ceil((possible - base) / step) * step
    }
    this.size = 0
    this.moment = Number.POSITIVE_INFINITY
    return false
  }

  momentAt(index: number): number {
    return this.moment + this.offsets[index]!
  }

  indexFrom(index: number, bound: number): number {
    if (this.momentAt(index) >= bound) return index
    if (index + 1 === this.size) return this.size
    return Math.max(index, firstAtLeast(this.offsets, bound - this.moment))
  }
}

/** The first moment from `moment` to `end` whose day, hour, minute and second may be in the rule; one after `end` when there is none. */
function nextPossible(rule: Rule, unit: number, moment: number, end: number, spend: Spend): number {
  let from = moment
  while (from <= end) {
    const day = nextMatchingDay(rule, Math.floor(from / DAY), Math.floor(end / DAY), spend)
    const time = nextTime(rule, unit, Math.max(from - day * DAY, 0))
    if (time < DAY) return day * DAY + time
    from = (day + 1) * DAY
  }
  return from
}

/** The first time of day from `second` on that passes BYHOUR, BYMINUTE and BYSECOND, where these limit; `DAY` when there is none. */
function nextTime(rule: Rule, unit: number, second: number): number {
  const { byHour, byMinute, bySecond } = rule
  const hour = Math.floor(second / 3600)
  if (byHour.length && !byHour.includes(hour)) {
    const next = byHour.find((each) => each > hour)
    return next === undefined ? DAY : nextTime(rule, unit, next * 3600)
  }
  if (unit > 60 || second >= DAY) return second
  const minute = Math.floor(second / 60) % 60
  if (byMinute.length && !byMinute.includes(minute)) {
    const next = byMinute.find((each) => each > minute) ?? 60
    return nextTime(rule, unit, hour * 3600 + next * 60)
  }
  if (unit > 1 || !bySecond.length || bySecond.includes(second % 60)) return second
  const next = bySecond.find((each) => each > second % 60) ?? 60
  return nextTime(rule, unit, second - (second % 60) + next)
}

function offsetsWithin({ byMinute, bySecond, bySetPos }: Rule, unit: number): number[] {
  const seconds = unit === 1 ? [0] : bySecond
  const all = unit === 3600 ? byMinute.flatMap((minute) => seconds.map((each) => minute * 60 + each)) : seconds
  return bySetPos.length ? positionsIn(bySetPos, all.length).map((index) => all[index]!) : all
}

/** How many comparisons of `isEverMet` are as long as a step. */
const COMPARED_IN_A_STEP = 10

/**
 * Whether an interval that returns to the same times of the day, or of the week where there is BYDAY, comes to one that the rule
 * allows: every 24 hours from 9:00 never is 10:00.
 */
function isEverMet({ frequency, byDay, byHour, byMinute, bySecond }: Rule, base: number, step: number, spend: Spend) {
  const lists = [byDay, byHour, frequency === 'HOURLY' ? [] : byMinute, frequency === 'SECONDLY' ? bySecond : []]
  if (lists.every((list) => !list.length)) return true
  const divisor = greatestDivisor(step, byDay.length ? 7 * DAY : DAY)
  const days = byDay.length ? byDay.map(({ weekday }) => weekday) : [weekdayOf(Math.floor(base / DAY))]
  const hours = byHour.length ? byHour : upTo(24)
  const minutes = frequency === 'HOURLY' ? [0] : byMinute.length ? byMinute : upTo(60)
  const seconds = frequency !== 'SECONDLY' ? [0] : bySecond.length ? bySecond : upTo(60)
  const day = Math.floor(base / DAY)
  const distance = base - day * DAY + weekdayOf(day) * DAY
  for (const weekday of days) {
    for (const hour of hours) {
      for (const minute of minutes) {
        spend(Math.ceil(seconds.length / COMPARED_IN_A_STEP))
        const moment = weekday * DAY + hour * 3600 + minute * 60 - distance
        for (const second of seconds) if ((moment + second) % divisor === 0) return true
      }
    }
  }
  return false
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
