/** Of two meanings of the same words, the one for which the tasks decide that there are. */
import { commandKinds } from '../../../shared/language/commands/table.ts'
import type { Command, Filter, Target } from '../../../shared/language/types.ts'
import { areThere, type Finder, findTargets } from './targets.ts'
import type { Turn } from './turn.ts'

export async function meantByTasks(turn: Pick<Turn, 'finder'>, commands: Command[]): Promise<Command[]> {
  const meant = await Promise.all(
    commands.map(async (command) => {
      if (!command.or) return [command]
      const { where, commands: others } = command.or
      const isOther = where === 'one' ? await areNamed(turn, others) : !(await isFound(turn, command))
      return isOther ? others : [withoutOr(command)]
    }),
  )
  return meant.flat()
}

/** As its words stand, whatever there is. */
export function withoutOr({ or: _, ...command }: Command): Command {
  return command
}

/** What is changed at once is named whole: "the dentist on friday" is not the bill of the dentist. */
const areNamed = (turn: Pick<Turn, 'finder'>, commands: Command[]): Promise<boolean> =>
  areThere(turn, commands, commands.some(({ kind }) => kind === 'update') ? 'whole' : 'part')

/** Whether there is something that the words for each of its tasks could mean. */
async function isFound({ finder }: Pick<Turn, 'finder'>, command: Command): Promise<boolean> {
  const found = await Promise.all(namedIn(command).map(({ target, wanted }) => isThere(finder, target, wanted)))
  return found.every(Boolean)
}

interface Named {
  target: Target
  wanted: 'open' | 'completed' | 'any'
}

function namedIn(command: Command): Named[] {
  if (command.kind === 'addUnder') return [{ target: command.under, wanted: 'open' }]
  if (!('target' in command)) return []
  const own: Named = { target: command.target, wanted: commandKinds[command.kind].wanted }
  if (command.kind !== 'place' || typeof command.beside === 'string') return [own]
  const target = 'before' in command.beside ? command.beside.before : command.beside.after
  return [own, { target, wanted: 'open' }]
}

async function isThere(finder: Finder, target: Target, wanted: Named['wanted']): Promise<boolean> {
  const found = await findTargets(finder, target, wanted)
  if (!('none' in found)) return true
  if (found.none.why !== 'filter') return found.none.why !== 'title'
  // "no gym next friday", where the next date of the gym is another one: that is to be said, and no task
  const named = 'filter' in target ? searchIn(target.filter) : undefined
  return named !== undefined && 'tasks' in (await findTargets(finder, { filter: named }, 'open'))
}

const searchIn = (filter: Filter): Filter | undefined =>
  'and' in filter ? filter.and.find((each) => 'search' in each) : undefined
