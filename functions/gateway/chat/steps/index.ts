/** From a command to what it comes to. Each kind has a file beside this one and a line here. Nothing is written: `carry-out.ts` does that. */
import type { CommandOf, Kind } from '../../../../shared/language/commands/kind.ts'
import type { Command } from '../../../../shared/language/types.ts'
import { performCollection } from '../assistant/collections.ts'
import type { Perform } from '../assistant/on-tasks.ts'
import type { Desk } from '../assistant/tool.ts'
import type { Step, Turn } from '../turn.ts'
import { addStep, performAdd } from './add.ts'
import { addUnderStep, performAddUnder } from './add-under.ts'
import { arrangeStep } from './arrange.ts'
import { cancelStep, performCancel } from './cancel.ts'
import { commentStep, performComment } from './comment.ts'
import { completeStep, performComplete } from './complete.ts'
import { confirmStep, performConfirm } from './confirm.ts'
import { copyStep, performCopy } from './copy.ts'
import { deleteStep, performDelete } from './delete.ts'
import { figuresStep, performFigures } from './figures.ts'
import { helpStep, performHelp } from './help.ts'
import { listStep, performList } from './list.ts'
import { makeStep } from './make.ts'
import { namesStep, performNames } from './names.ts'
import { nestStep, performNest } from './nest.ts'
import { noneStep, performNone } from './none.ts'
import { openStep, performOpen } from './open.ts'
import { performPlace, placeStep } from './place.ts'
import { performRecall, recallStep } from './recall.ts'
import { removeStep } from './remove.ts'
import { performReopen, reopenStep } from './reopen.ts'
import { saveStep } from './save.ts'
import { performSetting, settingStep } from './setting.ts'
import { performShow, showStep } from './show.ts'
import { performSkip, skipStep } from './skip.ts'
import { performSnooze, snoozeStep } from './snooze.ts'
import { performSubtasks, subtasksStep } from './subtasks.ts'
import { performSwap, swapStep } from './swap.ts'
import { performRedo, performUndo, redoSteps, undo } from './undo.ts'
import { performUpdate, updateStep } from './update.ts'

type Made = Step | Step[]
type MakeSteps<K extends Kind> = (turn: Turn, command: CommandOf<K>) => Made | Promise<Made>

/** What is done for a kind: in the chat, where a person says it, and as a tool of a model or an agent. */
const DONE: { [K in Kind]: { steps: MakeSteps<K>; perform: Perform<K> } } = {
  add: { steps: addStep, perform: performAdd },
  addUnder: { steps: addUnderStep, perform: performAddUnder },
  list: { steps: listStep, perform: performList },
  recall: { steps: recallStep, perform: performRecall },
  figures: { steps: figuresStep, perform: performFigures },
  names: { steps: namesStep, perform: performNames },
  show: { steps: showStep, perform: performShow },
  subtasks: { steps: subtasksStep, perform: performSubtasks },
  complete: { steps: completeStep, perform: performComplete },
  reopen: { steps: reopenStep, perform: performReopen },
  skip: { steps: skipStep, perform: performSkip },
  delete: { steps: deleteStep, perform: performDelete },
  update: { steps: updateStep, perform: performUpdate },
  nest: { steps: nestStep, perform: performNest },
  place: { steps: placeStep, perform: performPlace },
  copy: { steps: copyStep, perform: performCopy },
  swap: { steps: swapStep, perform: performSwap },
  comment: { steps: commentStep, perform: performComment },
  snooze: { steps: snoozeStep, perform: performSnooze },
  undo: { steps: undo, perform: performUndo },
  redo: { steps: redoSteps, perform: performRedo },
  setting: { steps: settingStep, perform: performSetting },
  make: { steps: makeStep, perform: performCollection },
  arrange: { steps: arrangeStep, perform: performCollection },
  remove: { steps: removeStep, perform: performCollection },
  save: { steps: saveStep, perform: performCollection },
  open: { steps: openStep, perform: performOpen },
  help: { steps: helpStep, perform: performHelp },
  confirm: { steps: confirmStep, perform: performConfirm },
  cancel: { steps: cancelStep, perform: performCancel },
  none: { steps: noneStep, perform: performNone },
}

/**
 * What a command comes to: one step, but for several turns that are taken back.
 *
 * @throws Problem, DatabaseError
 */
export async function stepsOf(turn: Turn, command: Command): Promise<Step[]> {
  const make = DONE[command.kind].steps as MakeSteps<Kind>
  const made = [await make(turn, command)].flat()
  // The step itself: one that is planned again knows then what it comes to.
  return made.map((step) => Object.assign(step, { did: step.did ?? { kind: command.kind } }))
}

/** @returns what a model or an agent is told that called the tool of a command */
export const perform = async (command: Command, desk: Desk): Promise<unknown> =>
  (DONE[command.kind].perform as Perform<Kind>)(command, desk)
