/** What an understanding of a message by itself comes to, as far as the conversation asks. */
import type { TaskDraft, Understanding } from '../../../shared/language/types.ts'

export const isAddition = ({ commands }: Understanding): boolean =>
  commands.length > 0 && commands.every(({ kind }) => kind === 'add')

/** No command was recognised, so that the words would be stored. */
export const isNewTask = (understanding: Understanding): boolean =>
  understanding.reason === 'default' && isAddition(understanding)

/** A change of the task that was spoken of. */
export const isOfLast = ({ commands: [command, ...more] }: Understanding): boolean =>
  !more.length && command?.kind === 'update' && 'last' in command.target

/** Something is done with the task that was spoken of. */
export const isActOnLast = ({ commands: [command, ...more] }: Understanding): boolean =>
  !more.length && command !== undefined && 'target' in command && 'last' in command.target

export const isCommand = ({ reason, commands, question }: Understanding): boolean =>
  reason === 'grammar' && !question && commands.length > 0 && commands.every(({ kind }) => kind !== 'none')

/** Something is done with tasks that there are. */
export const isAct = ({ reason, commands }: Understanding): boolean =>
  reason === 'grammar' && commands.every(({ kind }) => kind !== 'none' && kind !== 'add')

/** Words alone, with nothing that only a task has: they may as well be an answer. */
export function bareTask(understanding: Understanding): TaskDraft | undefined {
  const [command, ...more] = understanding.commands
  if (!isNewTask(understanding) || command?.kind !== 'add' || more.length || command.tasks.length !== 1)
    return undefined
  const [draft] = command.tasks
  const { due, repeat, priority, project, labels, deadline, reminders } = draft!
  return due || repeat || priority || project || labels.length || deadline || reminders.length ? undefined : draft
}
