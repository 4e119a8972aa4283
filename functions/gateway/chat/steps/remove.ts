import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import type { Command } from '../../../../shared/language/types.ts'
import { collectionNamed, removal, tasksIn } from '../../collections/remove.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'

/** What becomes of the tasks in it is asked, with what there is to choose. */
export async function removeStep(turn: Turn, command: CommandOf<'remove'>): Promise<Step> {
  const { person, finder, context } = turn
  const { of, name, project, tasks: fate } = command
  const replies = repliesOf(turn)
  const found = collectionNamed(person, of, name, project)
  if (!found) return say(replies.noSuchCollection(of, name, context))
  const tasks = await tasksIn(finder.database, person, of, found)
  if (tasks.length && !fate) {
    const { question, choices } = replies.askRemoval(of, found.name, tasks.length, context)
    const commands: Command[] = [{ ...command, tasks: 'keep' }, { ...command, tasks: 'delete' }, { kind: 'cancel' }]
    const ask = replies.asked(question, choices)
    return {
      changes: [],
      reply: () => ask,
      show: tasks.slice(0, SHOWN),
      question: { of: 'readings', ask, choices: choices.map((label, at) => ({ label, commands: [commands[at]!] })) },
    }
  }
  const plan = removal(finder.database, person.id, of, found.id, fate ?? 'keep')
  const { changes, collections = [] } = await plan()
  const step: Step = {
    changes,
    collections,
    // Made again when it is carried out: others may have added to it meanwhile.
    async plan() {
      const now = await plan()
      step.changes = now.changes
      return now
    },
    reply: (after) => replies.removed(of, found.name, after.length, fate ?? 'keep', context),
  }
  return step
}

/** Tasks that the question shows. */
const SHOWN = 10
