/** Lists of tasks as Markdown, for what is read rather than called. */
import type { Filter } from '../../../shared/language/types.ts'
import { addDays } from '../../../shared/time/civil.ts'
import type { Turn } from '../../gateway/chat/turn.ts'
import { listTasks } from '../../gateway/list/list.ts'
import { lineOf, shownTasks } from './shown.ts'

/** Tasks of one list. */
const MOST = 100

/** Under a heading; with words where there is nothing. */
export async function section({ finder, context }: Turn, heading: string, filter: Filter): Promise<string> {
  const { tasks, next } = await listTasks(finder.database, finder.personId, { filter, limit: MOST }, finder.context)
  const lines = shownTasks(tasks, context).map(lineOf)
  return [`## ${heading}`, ...(lines.length ? lines : ['Nothing.']), ...(next ? ['… and more'] : [])].join('\n')
}

/** What is overdue, and what is due from today on. */
export async function daysOf(turn: Turn, days = 1): Promise<string> {
  const { now, timeZone } = turn.context
  const today = now.slice(0, 10)
  return [
    `# ${today} ${now.slice(11, 16)} (${timeZone})`,
    await section(turn, 'Overdue', { overdue: true }),
    await section(turn, days === 1 ? 'Today' : `The next ${days} days`, {
      due: { from: today, to: addDays(today, days) },
    }),
  ].join('\n\n')
}

/** What a review of the week looks at. */
export async function weekOf(turn: Turn): Promise<string> {
  const { now } = turn.context
  const today = now.slice(0, 10)
  const done: Filter = { completed: { from: `${addDays(today, -7)}T00:00`, to: `${addDays(today, 1)}T00:00` } }
  return [
    await daysOf(turn, 7),
    await section(turn, 'Done in the last 7 days', done),
    await section(turn, 'Without a date', { noDate: true }),
  ].join('\n\n')
}
