import type { WallTime } from '../time/civil.ts'
import type { Due } from './task.ts'

/** Where a task is due on a day without a time. */
const MORNING = '09:00'

/** From where "30 minutes before" counts: the due time, on the clocks of the due zone. */
export const remindedFrom = ({ date, time }: Pick<Due, 'date' | 'time'>): WallTime => `${date}T${time ?? MORNING}`
