import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import type { Filter } from '../../../../shared/language/types.ts'
import { countTasks, listTasks, type Page } from '../../list/list.ts'
import { parentTitles } from '../../list/parents.ts'
import { find, MOST_FOUND, type Perform } from '../assistant/on-tasks.ts'
import { shownTasks } from '../assistant/view.ts'
import { heardTasks } from '../targets.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'
import { viewsOf } from '../views.ts'

/** Tasks that one answer shows. */
export const LIST_LIMIT = 30

export async function listStep(turn: Turn, { filter, sort, answer }: CommandOf<'list'>): Promise<Step> {
  const { finder, person, context } = turn
  const { database } = finder
  const replies = repliesOf(turn)
  if (answer === 'count') {
    const count = await countTasks(database, person.id, filter, finder.context)
    return say(replies.counted(count, filter, context))
  }
  const list = (which: Filter) =>
    listTasks(database, person.id, { filter: which, sort, limit: LIST_LIMIT }, finder.context)
  const inSight = await list(filter)
  // What somebody asks for by its words is found where it is put away, too.
  const isNamed = !inSight.tasks.length && 'search' in filter
  const { tasks, next } = isNamed ? await named(turn, filter.search, list) : inSight
  const views = viewsOf(tasks, context, await parentTitles(database, person.id, tasks))
  const text =
    answer === 'when' && tasks.length
      ? replies.due(views, context)
      : replies.listed(filter, views, next ? LIST_LIMIT : null, context)
  return { changes: [], reply: () => text, show: tasks, isList: true }
}

/** By its words; where there is none, by their sound. */
async function named({ finder }: Turn, words: string, list: (which: Filter) => Promise<Page>): Promise<Page> {
  const page = await list({ and: [{ search: words }, { started: 'any' }] })
  if (page.tasks.length) return page
  const heard = await heardTasks(finder, words, 'open')
  return { tasks: heard.slice(0, LIST_LIMIT), next: null }
}

export const performList: Perform<'list'> = async ({ filter, sort, answer }, desk) => {
  const { finder } = desk.turn
  if (answer === 'count') return { count: await countTasks(finder.database, finder.personId, filter, finder.context) }
  const { tasks, next } = await find(desk, filter, MOST_FOUND, sort)
  const found = shownTasks(tasks.map(desk.staging.now), desk)
  return next ? { ...found, more: found.more ?? 'yes: narrow it down' } : found
}
