import type { SavedFilter } from '../../../../shared/domain/collections/collection.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import { collectionNamed } from '../../collections/remove.ts'
import { readFilter } from '../../list/list-query.ts'
import type { Perform } from '../assistant/on-tasks.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'
import { listStep, performList } from './list.ts'

/** In the words that it was saved in, which mean what they mean now: "today" is this day. */
export async function openStep(turn: Turn, { name }: CommandOf<'open'>): Promise<Step> {
  const { person, finder, context } = turn
  const found = collectionNamed(person, 'filter', name) as SavedFilter | undefined
  if (!found) return say(repliesOf(turn).noSuchCollection('filter', name, context))
  const filter = await readFilter(found.words, person, new Date(finder.context.now))
  return listStep(turn, { kind: 'list', filter, answer: 'list' })
}

export const performOpen: Perform<'open'> = async ({ name }, desk) => {
  const { person, finder } = desk.turn
  const found = collectionNamed(person, 'filter', name) as SavedFilter | undefined
  if (!found) throw new ToolArgumentError(`there is no filter '${name}'; list_names gives those that there are`)
  const filter = await readFilter(found.words, person, new Date(finder.context.now))
  return performList({ kind: 'list', filter, answer: 'list' }, desk)
}
