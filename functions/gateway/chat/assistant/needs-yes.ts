/** Which changes of a model are done at once, and which wait for a yes of the person. */
import { mustConfirm } from '../../../../shared/language/commands/table.ts'
import type { Staged, StagedCollection, Staging } from './staging.ts'

/** Tasks that were there, and new ones, which one turn changes without a question: few enough to be read, and taken back in a word. */
export const AT_ONCE = { changed: 3, added: 10 } as const

/**
 * Bulk, destructive or far-reaching changes wait: many tasks at once, anything deleted, the rule of what repeats, another name for what tasks are
 * gathered in, the person's settings, and the taking back of earlier turns. It depends on the changes alone, never on what the model says about them.
 */
export function needsYes(
  staging: Pick<Staging, 'staged' | 'snoozed' | 'collections' | 'profile' | 'takenBack'>,
): boolean {
  const staged = staging.staged()
  const collections = staging.collections()
  const changed = new Set([
    ...staged.filter(({ before }) => before).map(({ taskId }) => taskId),
    ...staging.snoozed().map(({ task }) => task.id),
  ])
  return (
    changed.size + collections.filter(({ command }) => command.kind !== 'make').length > AT_ONCE.changed ||
    staged.filter(({ before }) => !before).length > AT_ONCE.added ||
    collections.length > AT_ONCE.added ||
    staged.some(isFarReaching) ||
    collections.some(reachesTasks) ||
    staging.profile() !== undefined ||
    staging.takenBack() !== undefined
  )
}

const isFarReaching = ({ command, before }: Staged): boolean =>
  (command.type !== 'create' && mustConfirm(command.type === 'change' ? 'update' : command.type, 1)) ||
  (command.type === 'change' && before?.recurrence != null && changesSeries(command.changes, before.recurrence))

/** A new name is that of all its tasks. */
const reachesTasks = ({ command }: StagedCollection): boolean =>
  command.kind === 'remove' || (command.kind === 'arrange' && command.changes.name !== undefined)

function changesSeries({ recurrence, due }: { recurrence?: unknown; due?: unknown }, before: unknown): boolean {
  if (due === null) return true
  return recurrence !== undefined && JSON.stringify(recurrence) !== JSON.stringify(before)
}
