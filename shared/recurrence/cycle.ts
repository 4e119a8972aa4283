/** After how long everything comes again, so that a search that found nothing until then can end. */
import { DAY } from './moment.ts'
import type { Frequency, Rule } from './rule.ts'

/** Seconds of the periods that are shorter than a day. */
export const UNIT = { HOURLY: 3600, MINUTELY: 60, SECONDLY: 1 }
export const isWithinDays = (frequency: Frequency): frequency is keyof typeof UNIT => frequency in UNIT

/** The Gregorian calendar, weekdays included, repeats after 400 years. */
export const CYCLE_DAYS = 146_097
const UNITS_IN_CYCLE: Record<Frequency, number> = {
  YEARLY: 400,
  MONTHLY: 4800,
  WEEKLY: CYCLE_DAYS / 7,
  DAILY: CYCLE_DAYS,
  HOURLY: CYCLE_DAYS * 24,
  MINUTELY: CYCLE_DAYS * 1440,
  SECONDLY: CYCLE_DAYS * DAY,
}

/** Periods that a rule visits until it meets the same ones again: when so many in a row have no occurrence, none will. */
export const periodsInCycle = ({ frequency, interval }: Rule): number =>
  UNITS_IN_CYCLE[frequency] / greatestDivisor(interval, UNITS_IN_CYCLE[frequency])

/** Seconds after which all these rules, when none of them ends, give the same occurrences again. */
export function commonCycle(rules: Rule[]): number {
  let cycles = 1
  for (const { frequency, interval } of rules) {
    const own = interval / greatestDivisor(interval, UNITS_IN_CYCLE[frequency])
    cycles = (cycles / greatestDivisor(cycles, own)) * own
    // Longer than dates go: where it ends exactly does not matter.
    if (cycles > MAX_CYCLES) return Number.POSITIVE_INFINITY
  }
  return cycles * CYCLE_DAYS * DAY
}

/** More of them do not fit into the years up to 9999. */
const MAX_CYCLES = 25

export function greatestDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b]
  while (smaller) [larger, smaller] = [smaller, larger % smaller]
  return larger
}
