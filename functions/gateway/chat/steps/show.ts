import type { Task } from '../../../../shared/domain/task.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import type { TaskView } from '../../../../shared/language/replies.ts'
import { readComments } from '../../comments/keep.ts'
import { MOST_FOUND, onTargets } from '../assistant/on-tasks.ts'
import { cut, shownTasks } from '../assistant/view.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { commentViewsOf, viewsOf } from '../views.ts'
import { withTargets } from './with-targets.ts'

export const showStep = (turn: Turn, command: CommandOf<'show'>): Promise<Step> =>
  withTargets(turn, command, async (tasks) => {
    const views = await wholeViewsOf(turn, tasks)
    return { changes: [], reply: () => repliesOf(turn).details(views, turn.context), show: tasks }
  })

/** With what was said of them. */
export async function wholeViewsOf({ finder, context }: Turn, tasks: Task[]): Promise<TaskView[]> {
  const ids = tasks.map(({ id }) => id)
  const comments = await readComments(finder.database, finder.personId, ids)
  return viewsOf(tasks, context).map((view, index) => ({
    ...view,
    comments: commentViewsOf(comments.get(ids[index]!), context),
  }))
}

/** Comments of one task that a model is told, the last ones, and characters of each. */
const [MOST_COMMENTS, COMMENT] = [10, 300]

export const performShow = onTargets<'show'>(async (_, tasks, desk) => {
  desk.show(tasks.slice(0, MOST_FOUND))
  const found = shownTasks(tasks, desk)
  const { database, personId } = desk.turn.finder
  const said = await readComments(database, personId, tasks.length === 1 ? [tasks[0]!.id] : [])
  const comments = [...said.values()].flat().slice(-MOST_COMMENTS)
  return comments.length ? { ...found, comments: comments.map(({ text }) => cut(text, COMMENT)) } : found
})
