import { type Rule, ruleSetIfAny } from '../../recurrence/index.ts'
import { timeOf } from '../../time/civil.ts'

/** The one rule that a recurrence is; undefined for several, for one with dates or exceptions, and for what cannot be read. */
export function onlyRuleOf(text: string): Rule | undefined {
  const { rules = [], dates = [], exDates = [], exRules = [] } = ruleSetIfAny(text) ?? {}
  return rules.length === 1 && !dates.length && !exDates.length && !exRules.length ? rules[0] : undefined
}

/** The times of day that a rule names: "09:00", "17:30". */
export const timesIn = ({ byHour, byMinute }: Rule): string[] =>
  byHour.flatMap((hour) => (byMinute.length ? byMinute : [0]).map((minute) => timeOf(hour * 60 + minute)))
