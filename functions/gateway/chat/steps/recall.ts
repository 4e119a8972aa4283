import { Problem } from '../../../../shared/http/problem.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import type { Context, When } from '../../../../shared/language/types.ts'
import { joinWall, splitWall } from '../../../../shared/time/civil.ts'
import { wallTimeAt } from '../../../../shared/time/zone.ts'
import { instantOfMoment } from '../../list/instant.ts'
import { listTasks, type Page } from '../../list/list.ts'
import { parentTitles } from '../../list/parents.ts'
import { openPast } from '../../list/past.ts'
import { MOST_FOUND, type Perform } from '../assistant/on-tasks.ts'
import { cut } from '../assistant/view.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'
import { viewsOf } from '../views.ts'
import { LIST_LIMIT } from './list.ts'

/** Without numbers: what the next message is about is what there is now. */
export async function recallStep(turn: Turn, command: CommandOf<'recall'>): Promise<Step> {
  const { context } = turn
  const replies = repliesOf(turn)
  try {
    const { tasks, next, parents } = await recallTasks(turn, command, LIST_LIMIT)
    return say(replies.recalled(command.at, viewsOf(tasks, context, parents), next ? LIST_LIMIT : null, context))
  } catch (error) {
    const began = error instanceof Problem && beginningIn(error)
    if (began === false) throw error
    return say(replies.nothingThen(began === null ? null : wallOf(began, context), context))
  }
}

const wallOf = (instant: string, { timeZone }: Context): When => splitWall(wallTimeAt(Date.parse(instant), timeZone))

/** @throws Problem for a moment of which there is nothing to tell */
export async function recallTasks(
  { finder, person, origin, context }: Turn,
  { at, filter }: CommandOf<'recall'>,
  limit: number,
): Promise<Page & { parents: ReadonlyMap<string, string> }> {
  const { database } = finder
  const now = new Date(origin.now)
  const instant = instantOfMoment(at, context.timeZone, now)
  const tables = await openPast(database, person.id, instant, now)
  const page = await listTasks(
    database,
    person.id,
    { filter, limit },
    { ...finder.context, now: instant.getTime(), tables },
  )
  return { ...page, parents: await parentTitles(database, person.id, page.tasks, tables) }
}

/** @returns since when there is something to tell; null where there is nothing, false for another problem */
function beginningIn({ code, extra }: Problem): string | null | false {
  if (code !== 'before-the-beginning' && code !== 'erased') return false
  return (extra as { began?: string }).began ?? null
}

/** Without the numbers by which tasks are changed: they are not what they were. */
export const performRecall: Perform<'recall'> = async (command, { turn }) => {
  const { tasks, next } = await recallTasks(turn, command, MOST_FOUND)
  const shown = tasks.map(({ title, due, status }) => ({ title: cut(title, 200), due: due && joinWall(due), status }))
  return { asItWas: joinWall(command.at), tasks: shown, ...(next && { more: 'yes: narrow it down' }) }
}
