/** From a wish to a command: the same in all languages. */
import type { Kind, ReadWish } from './kind.ts'
import { draftsIn } from './on-target.ts'
import { commandKinds } from './table.ts'
import type { Act } from './wish.ts'

/** How many, and when, are two answers to one question. */
const kindOf = (act: Act): Kind => (act === 'count' || act === 'when' ? 'list' : act)

/** @returns undefined when the words of the wish name no task, no tasks or no change */
export const readCommand: ReadWish = (reader, wish) => {
  const read = commandKinds[kindOf(wish.act)].readWish?.(reader, wish)
  if (!read || !wish.whole || read.command.or) return read
  const tasks = draftsIn(reader, wish.whole)
  return { ...read, command: { ...read.command, or: { where: 'none', commands: [{ kind: 'add', tasks }] } } }
}
