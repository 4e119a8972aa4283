/** Slips of the finger in the long names of days: "febuary", "satruday", "tommorow". Short words are left alone: too many are words. */
import { createSlips } from '../../../engine/slips.ts'

/** The name that a misspelt word means. */
export const meantBy = createSlips(
  'monday tuesday wednesday thursday friday saturday sunday january february august september october november december tomorrow tonight yesterday weekend today morning evening afternoon',
  'mourning frida munday mondays sundae fridays sundays weekends weeked',
)
