import { matchesDay, skipMonths } from './days.ts'
import { DAY, END_OF_TIME } from './moment.ts'
import { positionsIn } from './positions.ts'
import type { Rule } from './rule.ts'

const UNIT = { HOURLY: 3600, MINUTELY: 60, SECONDLY: 1 }

/**
 * Looks in a row that find nothing after which the search ends. Every look skips at least to the next hour, minute or day that may
 * match; only an interval that drifts through the day by seconds could need more.
 */
const MAX_LOOKS = 200_000

/** Occurrences for FREQ=HOURLY, MINUTELY and SECONDLY. */
export function* expandWithinDays(rule: Rule, start: number, skipTo: number): Generator<number> {
  const unit = UNIT[rule.frequency as keyof typeof UNIT]
  const base = Math.floor(start / unit) * unit
  const step = unit * rule.interval
  const atOrAfter = (moment: number) => base + Math.max(0, Math.ceil((moment - base) / step)) * step
  const offsets = offsetsWithin(rule, unit)
  if (!offsets.length) return
  let looks = 0
  let moment = base + Math.max(0, Math.floor((skipTo - base) / step)) * step
  while (moment < END_OF_TIME) {
    const possible = nextPossible(rule, unit, moment)
    if (possible > moment) {
      if (++looks > MAX_LOOKS) return
      moment = atOrAfter(possible)
      continue
    }
    looks = 0
    for (const offset of offsets) yield moment + offset
    moment += step
  }
}

/** The moment itself when its day, hour, minute and second may be in the rule, else the next one that may. */
function nextPossible(rule: Rule, unit: number, moment: number): number {
  const day = Math.floor(moment / DAY)
  if (!matchesDay(rule, day)) return Math.max(skipMonths(rule, day + 1), day + 1) * DAY
  const second = moment - day * DAY
  const hour = Math.floor(second / 3600)
  if (rule.byHour.length && !rule.byHour.includes(hour)) {
    const next = rule.byHour.find((each) => each > hour)
    return next === undefined ? (day + 1) * DAY : day * DAY + next * 3600
  }
  if (unit > 60) return moment
  const minute = Math.floor(second / 60) % 60
  if (rule.byMinute.length && !rule.byMinute.includes(minute)) {
    const next = rule.byMinute.find((each) => each > minute) ?? 60
    return day * DAY + hour * 3600 + next * 60
  }
  if (unit > 1 || !rule.bySecond.length || rule.bySecond.includes(second % 60)) return moment
  const next = rule.bySecond.find((each) => each > second % 60) ?? 60
  return moment - (second % 60) + next
}

/** What BYMINUTE and BYSECOND add inside one hour or minute, in seconds. */
function offsetsWithin({ byMinute, bySecond, bySetPos }: Rule, unit: number): number[] {
  const seconds = unit === 1 ? [0] : bySecond
  const all = unit === 3600 ? byMinute.flatMap((minute) => seconds.map((each) => minute * 60 + each)) : seconds
  return bySetPos.length ? positionsIn(bySetPos, all.length).map((index) => all[index]!) : all
}
