import { parseDate, parseTime } from '../../time/civil.ts'
import type { Context } from '../types.ts'
import type { Now } from './values.ts'

/** @throws RangeError when the context's moment is no wall time */
export function nowOf(context: Context): Now {
  const today = parseDate(context.now)
  const minute = parseTime(context.now.slice(11))
  if (today === undefined || minute === undefined) throw new RangeError(`not a wall time: ${context.now}`)
  return { today, minute, context }
}
