import { newId } from '../../../../shared/ids/index.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { newTaskOf } from '../../../../shared/language/stored-fields.ts'
import type { TaskChange } from '../../writes/execute.ts'
import type { Perform } from '../assistant/on-tasks.ts'
import { shownTask } from '../assistant/view.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { viewsOf } from '../views.ts'

export function addStep(turn: Turn, { tasks: drafts }: CommandOf<'add'>): Step {
  const { context } = turn
  const changes = drafts.map((draft): TaskChange => {
    const id = newId()
    return { taskId: id, command: { type: 'create', id, fields: newTaskOf(draft, context) } }
  })
  const { project = null, section = null, repeat = null } = drafts.at(-1) ?? {}
  return {
    changes,
    reply: (tasks) => repliesOf(turn).added(viewsOf(tasks, context), context),
    did: {
      kind: 'add',
      project,
      section,
      ...(repeat && { repeat }),
    },
  }
}

export const performAdd: Perform<'add'> = ({ tasks }, desk) => ({
  added: tasks.map((draft) => shownTask(desk.staging.add(newTaskOf(draft, desk.turn.context)), desk)),
})
