/** Projects, sections, labels and saved filters in a turn of a model or an agent: its commands are carried out as if the person had said them. */
import { Refusal } from '../../../../shared/domain/refusal.ts'
import type { CollectionCommand } from '../../../../shared/language/collection-replies.ts'
import { ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import type { Command } from '../../../../shared/language/types.ts'
import { collectionNamed, isIn, tasksIn } from '../../collections/remove.ts'
import { collectionSteps } from '../steps/collections.ts'
import type { Turn } from '../turn.ts'
import { needsYes } from './needs-yes.ts'
import { WAITS } from './on-tasks.ts'
import type { StagedCollection, Staging } from './staging.ts'
import type { Desk } from './tool.ts'

const KINDS: Command['kind'][] = ['make', 'arrange', 'remove', 'save']

export const isOfCollections = (command: Command): command is CollectionCommand => KINDS.includes(command.kind)

/**
 * @throws ToolArgumentError for one that there is not, or words that are no filter or colour; Refusal
 */
export async function stageCollection(
  command: CollectionCommand,
  { turn, staging }: { turn: Turn; staging: Staging },
): Promise<StagedCollection> {
  const earlier = staging.collections()
  const step = (await collectionSteps(turn, [...earlier.map((each) => each.command), command])).at(-1)!
  if (!step.collections) throw new ToolArgumentError(step.reply([]))
  const { id } = step.collections[0]!
  if (earlier.some((each) => each.id === id))
    throw new Refusal('invalid-request', `“${command.name}” is already part of this turn: one thing at a time.`)
  const staged = { command, id, count: await countOf(command, turn, staging) }
  staging.collect(staged)
  return staged
}

/** Open tasks that go with what is deleted, as the other changes of the turn leave them. */
async function countOf(command: CollectionCommand, { person, finder }: Turn, staging: Staging): Promise<number> {
  if (command.kind !== 'remove') return 0
  const { of, name, project } = command
  const collection = collectionNamed(person, of, name, project)
  if (!collection) return 0
  const tasks = await tasksIn(finder.database, person, of, collection)
  const staged = staging.staged().map(({ after }) => after)
  const all = new Map([...tasks, ...staged].map((task) => [task.id, staging.now(task)]))
  return [...all.values()].filter((task) => task.status === 'open' && isIn(person, of, collection, task)).length
}

/** What all of their kinds do. */
export async function performCollection(command: CollectionCommand, desk: Desk): Promise<unknown> {
  const { count } = await stageCollection(command, desk)
  return {
    [command.kind]: command.name,
    ...(count && { openTasks: count }),
    ...(needsYes(desk.staging) && WAITS),
  }
}
