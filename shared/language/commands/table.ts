/** All kinds of commands. What is done for a kind, in the chat, by a model or in a measurement, looks here: there is no other list. */
import { addKind } from './add.ts'
import { addUnderKind } from './add-under.ts'
import { arrangeKind } from './arrange.ts'
import { cancelKind } from './cancel.ts'
import { commentKind } from './comment.ts'
import { completeKind } from './complete.ts'
import { confirmKind } from './confirm.ts'
import { copyKind } from './copy.ts'
import { deleteKind } from './delete.ts'
import { figuresKind } from './figures.ts'
import { helpKind } from './help.ts'
import type { Kind, KindTable, TargetKind } from './kind.ts'
import { listKind } from './list.ts'
import { makeKind } from './make.ts'
import { namesKind } from './names.ts'
import { nestKind } from './nest.ts'
import { noneKind } from './none.ts'
import { openKind } from './open.ts'
import { placeKind } from './place.ts'
import { recallKind } from './recall.ts'
import { redoKind } from './redo.ts'
import { removeKind } from './remove.ts'
import { reopenKind } from './reopen.ts'
import { saveKind } from './save.ts'
import { settingKind } from './setting.ts'
import { showKind } from './show.ts'
import { skipKind } from './skip.ts'
import { snoozeKind } from './snooze.ts'
import { subtasksKind } from './subtasks.ts'
import { swapKind } from './swap.ts'
import type { Tool, Zod } from './tool.ts'
import { undoKind } from './undo.ts'
import { updateKind } from './update.ts'

export const commandKinds: KindTable = {
  add: addKind,
  addUnder: addUnderKind,
  list: listKind,
  recall: recallKind,
  figures: figuresKind,
  names: namesKind,
  show: showKind,
  subtasks: subtasksKind,
  complete: completeKind,
  reopen: reopenKind,
  skip: skipKind,
  delete: deleteKind,
  update: updateKind,
  nest: nestKind,
  place: placeKind,
  copy: copyKind,
  swap: swapKind,
  comment: commentKind,
  snooze: snoozeKind,
  undo: undoKind,
  redo: redoKind,
  setting: settingKind,
  make: makeKind,
  arrange: arrangeKind,
  remove: removeKind,
  save: saveKind,
  open: openKind,
  help: helpKind,
  confirm: confirmKind,
  cancel: cancelKind,
  none: noneKind,
}

/** Whether it waits for a yes when it is about so many tasks. */
export function mustConfirm(kind: Kind, count: number): boolean {
  const { confirmed } = commandKinds[kind]
  return confirmed === 'always' || (confirmed === 'several' && count > 1)
}

/** The kinds that are about tasks which there are. */
export const isOnTarget = (kind: string): kind is TargetKind =>
  kind in commandKinds && 'wanted' in commandKinds[kind as Kind]

/** A tool for each kind of command that a model may ask for. */
export const toolsOf = (z: Zod): Tool[] =>
  Object.values(commandKinds).flatMap(({ tool }): Tool[] => (tool ? [tool(z)] : []))
