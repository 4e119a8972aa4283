import type { Duration } from '../calendar/values.ts'
import type { Delay } from '../types.ts'

/** So much later, earlier where `sign` is -1. A working day is a day. */
export const delayOf = ({ minutes, days, workdays, months }: Duration, sign: 1 | -1): Delay => ({
  ...(minutes && { minutes: sign * minutes }),
  ...((days || workdays) && { days: sign * (days + workdays) }),
  ...(months && { months: sign * months }),
})
