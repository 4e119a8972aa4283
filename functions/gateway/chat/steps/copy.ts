import type { NewTask, Task } from '../../../../shared/domain/task.ts'
import { newId } from '../../../../shared/ids/index.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { taskChangesOf } from '../../../../shared/language/stored-fields.ts'
import { refuse } from '../assistant/on-tasks.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'
import { viewsOf } from '../views.ts'
import { withTargets } from './with-targets.ts'

export const copyStep = (turn: Turn, command: CommandOf<'copy'>): Promise<Step> =>
  withTargets(turn, command, ([task, ...others]) => {
    const { context } = turn
    if (others.length) return say(repliesOf(turn).which(viewsOf([task!, ...others], context), context))
    const id = newId()
    const fields = { ...fieldsOf(task!), ...taskChangesOf(command.changes, task!, context) }
    return {
      changes: [{ taskId: id, command: { type: 'create', id, fields } }],
      reply: (after) => repliesOf(turn).added(viewsOf(after, context), context),
      did: { kind: 'add', project: task!.project, section: task!.section },
    }
  })

/** Another date of what repeats is one more task and not one more series; a reminder at an instant of its own stays behind. */
function fieldsOf(task: Task): NewTask {
  const { title, note, priority, project, section, labels, assignee, due, durationMinutes, isNote, parentId } = task
  const reminders = task.reminders.filter((reminder) => 'minutesBefore' in reminder)
  return {
    title,
    note,
    priority,
    project,
    section,
    labels,
    assignee,
    due,
    durationMinutes,
    reminders,
    isNote,
    parentId,
  }
}

export const performCopy = refuse('add a task with the same fields')
