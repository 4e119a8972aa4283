import type { Task } from '../../../../shared/domain/task.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { mustConfirm } from '../../../../shared/language/commands/table.ts'
import { ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import { taskChangesOf } from '../../../../shared/language/stored-fields.ts'
import type { Changes, Context, Target } from '../../../../shared/language/types.ts'
import type { TaskChange } from '../../writes/execute.ts'
import { onTargets } from '../assistant/on-tasks.ts'
import { shownTasks } from '../assistant/view.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'
import { viewsOf } from '../views.ts'
import { propose } from './propose.ts'
import { withTargets } from './with-targets.ts'

export const updateStep = (turn: Turn, command: CommandOf<'update'>): Promise<Step> =>
  withTargets(turn, command, (tasks) => {
    const { context } = turn
    const { kind, changes: said } = command
    const undated = countsFromDate(said) && tasks.find(({ due }) => !due)
    if (undated) return say(repliesOf(turn).noDateToCountFrom(undated.title, context))
    const timeless = said.postpone?.minutes && tasks.find((task) => isOnAnotherDay(task, context))
    if (timeless) return say(repliesOf(turn).noTimeToMove(timeless.title, context))
    const changes = tasks.map(
      (task): TaskChange => ({
        taskId: task.id,
        command: { type: 'change', changes: taskChangesOf(said, task, context) },
      }),
    )
    if (mustConfirm(kind, tasks.length) && !areFewPointedAt(command.target, tasks))
      return propose(turn, { act: 'change', changes: said }, tasks, changes)
    return {
      changes,
      reply: (after) => repliesOf(turn).changed(viewsOf(after, context), context),
      did: { kind, changes: said, ...(said.repeat && { repeat: said.repeat }) },
    }
  })

/** More than these are shown before they are changed. */
const FEW = 5

/** "move both to friday": those that were just seen or spoken of need no second look, as long as one has them in mind. */
const areFewPointedAt = (target: Target, { length }: Task[]): boolean =>
  ('shown' in target || 'rest' in target) && length <= FEW

/** "half an hour later" counts from now for what is for today. */
const isOnAnotherDay = ({ due }: Task, { now }: Context): boolean =>
  due !== null && due.time === null && due.date !== now.slice(0, 10)

/** "an hour before", "the day before at 6pm", for a task that gets no date in the same breath. */
export const countsFromDate = ({ due, repeat, addReminders = [], remindDaysBefore = [] }: Changes): boolean =>
  !due && !repeat && (remindDaysBefore.length > 0 || addReminders.some((reminder) => 'minutesBefore' in reminder))

export const performUpdate = onTargets<'update'>(({ changes }, tasks, desk) => {
  const undated = countsFromDate(changes) && tasks.find(({ due }) => !due)
  if (undated) throw new ToolArgumentError(`“${undated.title}” has no date to count a reminder from`)
  const after = tasks.map((task) => desk.staging.change(task, taskChangesOf(changes, task, desk.turn.context)) ?? task)
  return { changed: shownTasks(after, desk).tasks }
})
