/** From a command to what it comes to. Nothing is written here: `carry-out.ts` does that. */
import type { CommandOf, Kind } from '../../../../shared/language/commands/kind.ts'
import type { Command } from '../../../../shared/language/types.ts'
import type { Step, Turn } from '../turn.ts'
import { addStep } from './add.ts'
import { addUnderStep } from './add-under.ts'
import { arrangeStep } from './arrange.ts'
import { cancelStep } from './cancel.ts'
import { commentStep } from './comment.ts'
import { completeStep } from './complete.ts'
import { confirmStep } from './confirm.ts'
import { copyStep } from './copy.ts'
import { deleteStep } from './delete.ts'
import { helpStep } from './help.ts'
import { listStep } from './list.ts'
import { makeStep } from './make.ts'
import { namesStep } from './names.ts'
import { nestStep } from './nest.ts'
import { noneStep } from './none.ts'
import { openStep } from './open.ts'
import { placeStep } from './place.ts'
import { recallStep } from './recall.ts'
import { removeStep } from './remove.ts'
import { reopenStep } from './reopen.ts'
import { saveStep } from './save.ts'
import { settingStep } from './setting.ts'
import { showStep } from './show.ts'
import { skipStep } from './skip.ts'
import { snoozeStep } from './snooze.ts'
import { subtasksStep } from './subtasks.ts'
import { swapStep } from './swap.ts'
import { redoSteps, undo } from './undo.ts'
import { updateStep } from './update.ts'

type Made = Step | Step[]
type MakeStep<K extends Kind> = (turn: Turn, command: CommandOf<K>) => Made | Promise<Made>

const STEPS: { [K in Kind]: MakeStep<K> } = {
  add: addStep,
  addUnder: addUnderStep,
  list: listStep,
  recall: recallStep,
  names: namesStep,
  show: showStep,
  subtasks: subtasksStep,
  complete: completeStep,
  reopen: reopenStep,
  skip: skipStep,
  delete: deleteStep,
  update: updateStep,
  nest: nestStep,
  place: placeStep,
  copy: copyStep,
  swap: swapStep,
  comment: commentStep,
  snooze: snoozeStep,
  undo,
  redo: redoSteps,
  setting: settingStep,
  make: makeStep,
  arrange: arrangeStep,
  remove: removeStep,
  save: saveStep,
  open: openStep,
  help: helpStep,
  confirm: confirmStep,
  cancel: cancelStep,
  none: noneStep,
}

/**
 * What a command comes to: one step, but for several turns that are taken back.
 *
 * @throws Problem, DatabaseError
 */
export async function stepsOf(turn: Turn, command: Command): Promise<Step[]> {
  const make = STEPS[command.kind] as MakeStep<Kind>
  const made = [await make(turn, command)].flat()
  // The step itself: one that is planned again knows then what it comes to.
  return made.map((step) => Object.assign(step, { did: step.did ?? { kind: command.kind } }))
}
