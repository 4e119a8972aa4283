import { newId } from '../../../../shared/ids/index.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { onTargets } from '../assistant/on-tasks.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'
import { viewsOf } from '../views.ts'
import { withTargets } from './with-targets.ts'

export const commentStep = (turn: Turn, command: CommandOf<'comment'>): Promise<Step> =>
  withTargets(turn, command, (tasks) => {
    const [task, ...others] = tasks
    const views = viewsOf(tasks, turn.context)
    if (others.length) return say(repliesOf(turn).which(views, turn.context))
    return {
      changes: [],
      comments: [{ id: newId(), taskId: task!.id, command: { type: 'create', text: command.text } }],
      reply: () => repliesOf(turn).commented(views[0]!, turn.context),
      show: [task!],
    }
  })

export const performComment = onTargets<'comment'>(({ text }, tasks, { staging }) => {
  for (const task of tasks) staging.comment(task, text)
  return { commented: tasks.length }
})
