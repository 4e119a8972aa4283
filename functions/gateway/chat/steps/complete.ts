import type { Task } from '../../../../shared/domain/task.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { act, onTargets } from '../assistant/on-tasks.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { completedViewOf } from '../views.ts'
import { openUnder } from './open-under.ts'
import { actOn } from './propose.ts'
import { withTargets } from './with-targets.ts'

export const completeStep = (turn: Turn, command: CommandOf<'complete'>): Promise<Step> =>
  withTargets(turn, command, async (tasks) => {
    const { context, person } = turn
    const wanted = command.subtasks ?? person.profile.openSubtasks ?? 'ask'
    const [task] = tasks
    const open = wanted === 'ask' && tasks.length === 1 ? await openUnder(turn, task!) : 0
    if (open) return askAbout(turn, command, task!, open)
    const reply: Step['reply'] = (after) => {
      const views = after.map((each) => completedViewOf(each, context))
      return repliesOf(turn).completed(views, context)
    }
    return actOn(turn, tasks, 'complete', reply, wanted === 'keep' ? 'keep' : 'complete')
  })

/** Whether what is open under it is done too. */
function askAbout(turn: Turn, command: CommandOf<'complete'>, { title }: Task, open: number): Step {
  const { context } = turn
  const { ask, all, alone } = repliesOf(turn).askSubtasks(title, open, context)
  const choices = [
    { label: all, commands: [{ ...command, subtasks: 'complete' as const }] },
    { label: alone, commands: [{ ...command, subtasks: 'keep' as const }] },
  ]
  const text = repliesOf(turn).asked(ask, [all, alone])
  return { changes: [], reply: () => text, question: { of: 'readings', ask: text, choices, yesIsFirst: true } }
}

export const performComplete = onTargets<'complete'>(act)
