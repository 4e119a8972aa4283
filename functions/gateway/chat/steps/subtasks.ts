import type { Task } from '../../../../shared/domain/task.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { listTasks } from '../../list/list.ts'
import { tasksByIds } from '../../statements.ts'
import { find, MOST_FOUND, onTargets } from '../assistant/on-tasks.ts'
import { shownTasks } from '../assistant/view.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { viewOf, viewsOf } from '../views.ts'
import { LIST_LIMIT } from './list.ts'
import { withTargets } from './with-targets.ts'

export const subtasksStep = (turn: Turn, command: CommandOf<'subtasks'>): Promise<Step> =>
  withTargets(turn, command, async ([task]) => {
    const { finder, person, context } = turn
    // Of one that is itself a step, what was just spoken of is the whole.
    const isStep = 'last' in command.target && task!.parentId
    const [row] = isStep ? await finder.database.query<{ task: Task }>(tasksByIds(person.id, [task!.parentId!])) : []
    const whole = row?.task ?? task!
    const filter = { and: [{ under: whole.id }, { started: 'any' as const }] }
    const list = { filter, limit: LIST_LIMIT }
    const { tasks, next } = await listTasks(finder.database, person.id, list, finder.context)
    const parent = viewOf(whole, context, false)
    const text = repliesOf(turn).left(parent, viewsOf(tasks, context), next ? LIST_LIMIT : null, context)
    return { changes: [], reply: () => text, show: tasks, isList: true }
  })

export const performSubtasks = onTargets<'subtasks'>(async (_, [task], desk) => {
  const { tasks } = await find(desk, { under: task!.id }, MOST_FOUND)
  return shownTasks(tasks.map(desk.staging.now), desk)
})
