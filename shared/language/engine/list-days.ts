/** Several days of one task: "dienstag und donnerstag um 18 uhr", "am 15. und 20. april", "kal aur parson". */
import type { Clause, Fields } from '../calendar/values.ts'

export interface DaysListed {
  clause: Clause
  /** further days on which the same is due */
  others?: Clause[]
}

/** What is said of the last one is said of all: its time of day, its month. Undefined where these are not days, or one is said twice. */
export function listDays(said: readonly Clause[]): DaysListed | undefined {
  const last = said.at(-1)!
  const days = said.map((each) => completed(each, last))
  const [first, ...others] = days
  if (!days.every(isDay) || new Set(days.map(nameOf)).size < days.length) return undefined
  const areStretch = !last.clock && !last.part && days.every((each, i) => i === 0 || follows(days[i - 1]!, each))
  return areStretch ? { clause: { ...first!, until: last } } : { clause: first!, others }
}

function completed(each: Clause, last: Clause): Clause {
  const { month, year } = last.fields ?? {}
  const isDayOnly = isOnly(each.fields, 'day') && month !== undefined
  return {
    ...each,
    ...(isDayOnly && { fields: { ...each.fields, month, ...(year !== undefined && { year }) } }),
    clock: each.clock ?? last.clock,
    part: each.part ?? last.part,
    weak: last.weak && each.weak,
    introduced: each.introduced || last.introduced,
  }
}

const isOnly = (fields: Fields | undefined, ...names: (keyof Fields)[]): boolean =>
  fields !== undefined &&
  Object.entries(fields).every(([name, value]) => value === undefined || names.includes(name as keyof Fields))

/** A weekday, a date, or a day that is counted from now. */
const isDay = ({ fields, period, instant }: Clause): boolean =>
  instant === undefined &&
  (period
    ? period.to - period.from === 1 && !fields
    : isOnly(fields, 'weekday') ||
      (isOnly(fields, 'day', 'month', 'year') && fields?.day !== undefined && fields.month !== undefined))

const nameOf = ({ fields, period }: Clause): string => JSON.stringify([fields, period?.from])

/** Dates of one month and days from now, without a gap; weekdays are each their own. */
const follows = (before: Clause, { fields, period }: Clause): boolean =>
  period
    ? period.from === before.period?.to
    : fields?.day !== undefined && fields.month === before.fields?.month && fields.day - 1 === before.fields?.day
