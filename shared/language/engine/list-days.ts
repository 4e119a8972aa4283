/** Several days of one task: "dienstag und donnerstag um 18 uhr", "am 15. und 20. april". */
import { hasDay } from '../calendar/merge.ts'
import type { Clause } from '../calendar/values.ts'

export interface DaysListed {
  clause: Clause
  /** further days on which the same is due */
  others?: Clause[]
}

/** What is said of the last one is said of all: its time of day, its month. Undefined where these are not days of one kind. */
export function listDays(said: readonly Clause[]): DaysListed | undefined {
  const last = said.at(-1)!
  const days = said.map((each) => completed(each, last))
  const [first, ...others] = days
  if (!areWeekdays(days) && !areDates(days)) return undefined
  if (areDates(days) && !last.clock && !last.part && followEachOther(days))
    return { clause: { ...first!, until: last } }
  return { clause: first!, others }
}

function completed(each: Clause, last: Clause): Clause {
  const { month, year } = last.fields ?? {}
  const isDayOnly = each.fields?.day !== undefined && each.fields.month === undefined && month !== undefined
  return {
    ...each,
    ...(isDayOnly && { fields: { ...each.fields, month, ...(year !== undefined && { year }) } }),
    clock: each.clock ?? last.clock,
    part: each.part ?? last.part,
    weak: last.weak && each.weak,
    introduced: each.introduced || last.introduced,
  }
}

const named = ({ fields = {} }: Clause): string =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
    .join()

const isPlain = (clause: Clause): boolean => hasDay(clause) && !clause.period && clause.instant === undefined

const areWeekdays = (days: readonly Clause[]): boolean =>
  days.every((each) => isPlain(each) && named(each) === 'weekday') &&
  new Set(days.map(({ fields }) => fields!.weekday)).size === days.length

const areDates = (days: readonly Clause[]): boolean =>
  days.every((each) => isPlain(each) && each.fields?.day !== undefined && each.fields.month !== undefined) &&
  days.every((each) => !each.fields!.weekday)

/** Days of one month, without a gap. */
const followEachOther = (days: readonly Clause[]): boolean =>
  days.every(
    ({ fields }, i) =>
      i === 0 || (fields!.month === days[i - 1]!.fields!.month && fields!.day === days[i - 1]!.fields!.day! + 1),
  )
