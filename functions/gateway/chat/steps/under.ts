/** The task under which others come. */
import type { Task } from '../../../../shared/domain/task.ts'
import type { Command, Target } from '../../../../shared/language/types.ts'
import { findTargets } from '../targets.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'
import { viewsOf } from '../views.ts'
import { notFound } from './with-targets.ts'

interface Under {
  target: Target
  /** the same with another target, to be chosen where several tasks fit */
  commandWith: (target: Target) => Command
}

/** Finds the one task that is meant and goes on with it, or asks back. */
export async function withParent(
  turn: Turn,
  { target, commandWith }: Under,
  go: (parent: Task) => Step | Promise<Step>,
): Promise<Step> {
  const found = await findTargets(turn.finder, target, 'open')
  if ('none' in found) return say(notFound(turn, found.none))
  const tasks = 'tasks' in found ? found.tasks : found.which
  if (tasks.length === 1) return go(tasks[0]!)
  const { context } = turn
  const titles = [...new Set(tasks.map(({ title }) => title))]
  const choices = titles.map((title) => ({ label: title, commands: [commandWith({ title })] }))
  const text = repliesOf(turn).which(viewsOf(tasks, context), context)
  return { changes: [], reply: () => text, question: { of: 'readings', ask: text, choices } }
}
