import { localeOf } from '../../../../shared/language/index.ts'
import type { Filter } from '../../../../shared/language/types.ts'
import { addDays } from '../../../../shared/time/civil.ts'
import { listTasks } from '../../list/list.ts'
import { parentTitles } from '../../list/parents.ts'
import type { Step, Turn } from '../turn.ts'
import { viewsOf } from '../views.ts'

/** Tasks of one kind that are shown. */
const MOST_OF_A_KIND = 10
const DAYS_AHEAD = 7

/**
 * What there is to be planned, where no model does it: what is overdue, what is due within a week and what has no date, with numbers by which
 * they can be moved.
 *
 * @param said what stands before it
 */
export async function outlookStep(turn: Turn, said: string): Promise<Step> {
  const { finder, person, context } = turn
  const today = context.now.slice(0, 10)
  const kinds: Filter[] = [
    { overdue: true },
    { due: { from: today, to: addDays(today, DAYS_AHEAD) } },
    { noDate: true },
  ]
  const pages = await Promise.all(
    kinds.map((kind) => {
      const filter: Filter = 'due' in kind ? { and: [kind, { not: { overdue: true } }] } : kind
      return listTasks(finder.database, person.id, { filter, limit: MOST_OF_A_KIND }, finder.context)
    }),
  )
  const tasks = pages.flatMap((page) => page.tasks)
  const views = viewsOf(tasks, context, await parentTitles(finder.database, person.id, tasks))
  const locale = localeOf(context)
  const lines = tasks.length ? locale.assistant.list(views, context).split('\n') : []
  const parts = pages.map(({ tasks: { length }, next }, at) => {
    const head = locale.describeFilter(kinds[at]!, context)
    return length ? `${head}:\n${lines.splice(0, length).join('\n')}${next ? '\n…' : ''}` : ''
  })
  const text = [said, ...parts].filter(Boolean).join('\n')
  return { changes: [], reply: () => text, show: tasks, isList: true }
}
