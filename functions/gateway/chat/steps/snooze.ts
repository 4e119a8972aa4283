import { snoozeTask } from '../../../../shared/domain/snooze.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import { eventOf } from '../../../../shared/outbox/index.ts'
import { instantOf } from '../../../../shared/time/zone.ts'
import { onTargets } from '../assistant/on-tasks.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { viewsOf } from '../views.ts'
import { withTargets } from './with-targets.ts'

/** When somebody is reminded of a day that was named without a time. */
export const MORNING = '09:00'

export const snoozeStep = (turn: Turn, command: CommandOf<'snooze'>): Promise<Step> =>
  withTargets(turn, command, (tasks) => {
    const { context, origin } = turn
    const { until: said } = command
    const until = 'minutes' in said ? said : { ...said, time: said.time ?? MORNING }
    const at =
      'minutes' in until
        ? Date.parse(origin.now) + until.minutes * 60_000
        : instantOf(`${until.date}T${until.time}`, context.timeZone)
    return {
      changes: [],
      events: tasks.map((task) => eventOf('todo.reminder.snoozed.v1', task.id, snoozeTask(task, at), origin)),
      reply: () => repliesOf(turn).snoozed(viewsOf(tasks, context), until, context),
      show: tasks,
    }
  })

export const performSnooze = onTargets<'snooze'>(({ until }, tasks, { turn, staging }) => {
  const at =
    'minutes' in until
      ? Date.parse(turn.origin.now) + until.minutes * 60_000
      : instantOf(`${until.date}T${until.time ?? MORNING}`, turn.context.timeZone)
  for (const task of tasks) {
    if (task.status !== 'open') throw new ToolArgumentError(`“${task.title}” is not open`)
    snoozeTask(task, at)
    staging.snooze(task, at)
  }
  return { snoozed: tasks.length }
})
