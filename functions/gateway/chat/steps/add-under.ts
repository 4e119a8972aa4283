import { newId } from '../../../../shared/ids/index.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { newTaskOf } from '../../../../shared/language/stored-fields.ts'
import type { TaskChange } from '../../writes/execute.ts'
import { onOne, type Perform } from '../assistant/on-tasks.ts'
import { shownTask } from '../assistant/view.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { viewOf, viewsOf } from '../views.ts'
import { withParent } from './under.ts'

export function addUnderStep(turn: Turn, command: CommandOf<'addUnder'>): Promise<Step> {
  const { under: target, tasks: drafts } = command
  const { context } = turn
  const under = { target, commandWith: (chosen: typeof target) => ({ ...command, under: chosen }) }
  return withParent(turn, under, (parent) => {
    const changes = drafts.map((draft): TaskChange => {
      const id = newId()
      return {
        taskId: id,
        command: { type: 'create', id, fields: { ...newTaskOf(draft, context), parentId: parent.id } },
      }
    })
    const reply: Step['reply'] = (tasks) =>
      repliesOf(turn).addedUnder(viewsOf(tasks, context), viewOf(parent, context, false), context)
    return { changes, reply, did: { kind: 'addUnder', under: parent.title } }
  })
}

export const performAddUnder: Perform<'addUnder'> = ({ under, tasks }, desk) =>
  onOne(under, desk, (parent) => ({
    added: tasks.map((draft) => {
      const fields = { ...newTaskOf(draft, desk.turn.context), parentId: parent.id }
      return shownTask(desk.staging.add(fields), desk)
    }),
  }))
