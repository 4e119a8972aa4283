/** The tasks that a command means. */
import type { Task } from '../../../../shared/domain/task.ts'
import { commandKinds } from '../../../../shared/language/commands/table.ts'
import { parentTitles } from '../../list/parents.ts'
import type { Question, TargetCommand } from '../conversation.ts'
import { findTargets, type NotFound } from '../targets.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'
import { viewsOf } from '../views.ts'

/** Finds what is meant and goes on with it, or asks back. */
export async function withTargets(
  turn: Turn,
  command: TargetCommand,
  go: (tasks: Task[]) => Step | Promise<Step>,
): Promise<Step> {
  const found = await findTargets(turn.finder, command.target, commandKinds[command.kind].wanted)
  if ('none' in found) return say(notFound(turn, found.none))
  if ('tasks' in found) return go(found.tasks)
  const { context } = turn
  const { database, personId } = turn.finder
  const parents = await parentTitles(database, personId, found.which)
  const text = repliesOf(turn).which(viewsOf(found.which, context, parents), context)
  const question: Question = { of: 'tasks', command, titles: found.which.map(({ title }) => title) }
  return { changes: [], reply: () => text, show: found.which, isList: true, question }
}

export function notFound(turn: Turn, none: NotFound): string {
  const { context } = turn
  const replies = repliesOf(turn)
  switch (none.why) {
    case 'title':
      return replies.notFound(none.title, none.wanted, context)
    case 'positions':
      return none.shown ? replies.shownOnly(none.shown, context) : replies.nothingShown(context)
    case 'filter':
      return replies.nothingFits(context)
    case 'gone':
      return replies.gone(context)
    case 'last':
      return replies.whichTask(context)
    case 'words':
      return replies.noTitle(context)
  }
}
