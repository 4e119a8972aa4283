import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { listTasks } from '../../list/list.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { viewOf, viewsOf } from '../views.ts'
import { LIST_LIMIT } from './list.ts'
import { withTargets } from './with-targets.ts'

export const subtasksStep = (turn: Turn, command: CommandOf<'subtasks'>): Promise<Step> =>
  withTargets(turn, command, async ([task]) => {
    const { finder, person, context } = turn
    const filter = { and: [{ under: task!.id }, { started: 'any' as const }] }
    const list = { filter, limit: LIST_LIMIT }
    const { tasks, next } = await listTasks(finder.database, person.id, list, finder.context)
    const parent = viewOf(task!, context, false)
    const text = repliesOf(turn).left(parent, viewsOf(tasks, context), next ? LIST_LIMIT : null, context)
    return { changes: [], reply: () => text, show: tasks, isList: true }
  })
