/** Several commands about projects, sections, labels and saved filters, in one turn. */
import { decideCollection } from '../../../../shared/domain/collections/decide-collection.ts'
import type { CollectionCommand } from '../../../../shared/language/collection-replies.ts'
import type { Step, Turn } from '../turn.ts'
import { arrangeStep } from './arrange.ts'
import { makeStep } from './make.ts'
import { removeStep } from './remove.ts'
import { saveStep } from './save.ts'

/**
 * What they come to, each upon what those before it leave.
 * @throws Refusal
 */
export async function collectionSteps(turn: Turn, commands: CollectionCommand[]): Promise<Step[]> {
  const person = { ...turn.person, collections: structuredClone(turn.person.collections) }
  const steps: Step[] = []
  for (const command of commands) {
    const step = await stepOf({ ...turn, person }, command)
    for (const change of step.collections ?? []) decideCollection(change, person.collections, turn.origin.now)
    steps.push(Object.assign(step, { did: step.did ?? { kind: command.kind } }))
  }
  return steps
}

function stepOf(turn: Turn, command: CollectionCommand): Step | Promise<Step> {
  switch (command.kind) {
    case 'make':
      return makeStep(turn, command)
    case 'arrange':
      return arrangeStep(turn, command)
    case 'remove':
      return removeStep(turn, command)
    case 'save':
      return saveStep(turn, command)
  }
}
