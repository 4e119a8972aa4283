/**
 * A correction of what was just done: of the task that it was done to, of its title or an amount in that, of its project, of its days, or of what
 * it became. What is said takes the place of the part that it fits. Pure.
 */
import { localeOf, understand } from '../../../shared/language/index.ts'
import type { Changes, Command, Context, Target, TaskDraft, Understanding } from '../../../shared/language/types.ts'
import type { Did } from './conversation.ts'
import { asUpdate, doneAgain, type Meaning, type Talk } from './meaning.ts'
import { daysOf, withFewerDays } from './more-days.ts'
import { isNamedBy, retitle, sharesWord, withInstead } from './retitle.ts'
import { isAddition, isNewTask } from './understood.ts'

export function correctionIn(
  { did, last }: Talk,
  message: string,
  understanding: Understanding,
  context: Context,
): Meaning | undefined {
  if (!did || did.isPast) return undefined
  const leftOut = withoutSome(did, message, context)
  if (leftOut || !(isAddition(understanding) || understanding.reason === 'unread')) return leftOut
  const changes = last.length === 1 && isNewTask(understanding) ? changesSaid(message, context) : null
  if (changes) return asUpdate({ last: true }, changes)
  return (
    addedInstead(did, message, context) ??
    withPart(did, message, context) ??
    meantElse(did, message, context) ??
    toAnother(did, localeOf(context).readOther(message))
  )
}

/** "but not on sundays", of what repeats; "not the photos though", of several. */
function withoutSome(did: Did, message: string, context: Context): Meaning | undefined {
  const { repeat, titles = [], kind } = did
  const out = localeOf(context).readLeftOut(message)
  if (!out) return undefined
  const days = repeat && daysOf(repeat, understand(out, context).commands)
  const fewer = days && withFewerDays(repeat, days, context)
  if (fewer) return asUpdate({ last: true }, { repeat: fewer })
  const [title, ...alike] = titles.length > 1 ? titles.filter((each) => sharesWord(each, out)) : []
  if (!title || alike.length) return undefined
  if (kind === 'add') return asCommands({ kind: 'delete', target: { title } })
  if (kind === 'complete') return asCommands({ kind: 'reopen', target: { title } })
  const again = doneAgain(did, { of: { shown: 'all' }, except: { title } })
  return again ? asCommands({ kind: 'undo' }, again) : undefined
}

/** "half an hour longer": words that change a task and name none, of the one that was just spoken of. */
function changesSaid(message: string, context: Context): Changes | null {
  const { readChanges, withoutInterjections } = localeOf(context)
  const changes = readChanges(withoutInterjections(message), context)
  // "45 minutes" may be how long, or how much later
  return changes?.postpone ? null : changes
}

/** "buy a rug instead", of what is to be added no more */
function addedInstead({ kind }: Did, message: string, context: Context): Meaning | undefined {
  const meant = kind === 'undo' ? localeOf(context).readMeant(message) : null
  return meant ? { is: 'new', understanding: understand(meant, context) } : undefined
}

/** "with rob, not bob": the part that was wrong is said too. */
function withPart(did: Did, message: string, context: Context): Meaning | undefined {
  const said = localeOf(context).readInstead(message)
  if (!said) return undefined
  const { project, titles = [] } = did
  if (project?.toLowerCase() === said.was.toLowerCase()) return asUpdate({ last: true }, { project: said.is })
  const [title, ...others] = titles
  const retitled = title && !others.length && withInstead(title, said)
  return retitled ? asRetitled(did, said.is, { title: retitled }) : undefined
}

/** "I meant pilates", "change it to 65 euros": what it is to be called, and when, where that is said too. */
function meantElse(did: Did, message: string, context: Context): Meaning | undefined {
  const meant = localeOf(context).readMeant(message)
  const [command, ...more] = meant ? understand(meant, context).commands : []
  if (command?.kind !== 'add' || more.length || command.tasks.length !== 1) return undefined
  const [{ title, due, repeat }] = command.tasks as [TaskDraft]
  const { titles = [] } = did
  const isSeveral = titles.length > 1
  const [old, ...others] = isSeveral ? titles.filter((each) => sharesWord(each, title)) : titles
  if (!title || others.length || (isSeveral && !old)) return undefined
  // A new day keeps the hour.
  const when = { ...(due && { due: due.time === null ? { date: due.date } : due }), ...(repeat && { repeat }) }
  const target: Target = isSeveral ? { title: old! } : { last: true }
  if (old && isNamedBy(old, title, localeOf(context).fillers))
    return due || repeat ? asUpdate(target, when) : asCommands({ kind: 'show', target })
  const changes = { title: retitle(old ?? '', title), ...when }
  return isSeveral ? asUpdate(target, changes) : asRetitled(did, title, changes)
}

/** What was done to a task that there was before may have been meant for another one; which of both, what there is tells. */
function asRetitled(did: Did, other: string, changes: Changes): Meaning | undefined {
  const retitled = asUpdate({ last: true }, changes)
  if (did.kind === 'add' || did.isNew) return retitled
  const another = toAnother(did, other)
  return another && did.kind === 'update' ? { ...another, otherwise: retitled.commands } : another
}

/** "not that one, the sweeping": what was just done is taken back, and done to another task. */
function toAnother(did: Did, title: string | null): Extract<Meaning, { is: 'commands' }> | undefined {
  const again = title ? doneAgain(did, { title }) : null
  return again ? asCommands({ kind: 'undo' }, again) : undefined
}

const asCommands = (...commands: Command[]): Extract<Meaning, { is: 'commands' }> => ({ is: 'commands', commands })
