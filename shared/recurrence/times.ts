import { firstAtLeast } from './periods.ts'
import type { Rule } from './rule.ts'

/** The times of day that BYHOUR, BYMINUTE and BYSECOND make, in seconds, ascending. They are not listed: there may be 86,400 of them. */
export interface TimesOfDay {
  readonly size: number
  at(index: number): number
  /** the first index whose time is at or after the second of the day; `size` when there is none */
  indexFrom(second: number): number
}

export function timesOfDay({ byHour, byMinute, bySecond }: Rule): TimesOfDay {
  const perHour = byMinute.length * bySecond.length
  const size = byHour.length * perHour
  const timeAt = (index: number): number => {
    const inHour = index % perHour
    return (
      byHour[(index - inHour) / perHour]! * 3600 +
      byMinute[Math.floor(inHour / bySecond.length)]! * 60 +
      bySecond[inHour % bySecond.length]!
    )
  }
  const first = timeAt(0)
  return {
    size,
    at: size === 1 ? () => first : timeAt,
    indexFrom(second) {
      if (second <= first) return 0
      const hour = Math.floor(second / 3600)
      const hourIndex = firstAtLeast(byHour, hour)
      if (byHour[hourIndex] !== hour) return hourIndex * perHour
      const minute = Math.floor(second / 60) % 60
      const minuteIndex = firstAtLeast(byMinute, minute)
      const before = hourIndex * perHour + minuteIndex * bySecond.length
      return byMinute[minuteIndex] === minute ? before + firstAtLeast(bySecond, second % 60) : before
    },
  }
}
