/**
 * A message that is no answer to what was asked: how it goes on from what was just done ("and the bananas", "I meant pilates", "same for yoga"), or
 * something new. Pure.
 */
import type { Answer } from '../../../shared/language/answers.ts'
import { commandKinds, isOnTarget } from '../../../shared/language/commands/table.ts'
import { localeOf, understand } from '../../../shared/language/index.ts'
import type { Proposal } from '../../../shared/language/replies.ts'
import type { Changes, Command, Context, Repeat, TaskDraft, Understanding } from '../../../shared/language/types.ts'
import type { Did } from './conversation.ts'
import type { Meaning, Talk } from './meaning.ts'
import { withMoreDays } from './more-days.ts'

/** The commands that do what may be proposed. */
export const KINDS: Record<Exclude<Proposal['act'], 'plan'>, Command['kind']> = {
  complete: 'complete',
  reopen: 'reopen',
  skip: 'skip',
  delete: 'delete',
  change: 'update',
}

/** "until 7" is of the quiet hours, and "Lisbon" of the time zone, where those were spoken of. */
export function settingSaid({ question, did }: Talk, message: string, context: Context): Meaning | undefined {
  const asked = question?.of === 'hours' ? question : undefined
  if (!asked && did?.kind !== 'setting') return undefined
  const locale = localeOf(context)
  const zone = did?.isZone ? locale.readZone(message) : null
  if (zone) return { is: 'commands', commands: [{ kind: 'setting', timeZone: zone }] }
  const hours = locale.readHours(message, context)
  if (!hours) return undefined
  const quietHours = { from: hours.from ?? asked?.from ?? null, to: hours.to ?? asked?.to ?? null }
  return { is: 'commands', commands: [{ kind: 'setting', quietHours }] }
}

export function continued(talk: Talk, message: string, answer: Answer | null, context: Context): Meaning {
  const { did, last } = talk
  const locale = localeOf(context)
  const understanding = understandBehind(talk, message, context)
  const changes =
    last.length === 1 && isAddition(understanding)
      ? (locale.readAbout(message, context) ?? changedBy(talk, understanding, message, context))
      : null
  if (changes) return { is: 'commands', commands: [{ kind: 'update', target: { last: true }, changes }] }
  const corrected = isNewTask(understanding) ? renamed(talk, message, context) : undefined
  if (corrected) return corrected
  const said = isAddition(understanding) || isOfLast(understanding) ? locale.readMore(message) : null
  const more = said && (said.isThere || isNewTask(understanding) || isOfLast(understanding)) ? said : null
  const meant = more && moreOf(did, more, context)
  if (meant) return meant
  if (did && takesBack(did, understanding)) return { is: 'commands', commands: [{ kind: 'undo' }] }
  if (answer && isNewTask(understanding)) {
    const meaning = unasked(answer)
    if (meaning) return meaning
  }
  const draft = isWaiting(talk) ? bareTask(understanding) : undefined
  return draft ? { is: 'unclear', draft, commands: understanding.commands } : { is: 'new', understanding }
}

/**
 * "oh no, sorry, move it to friday": what is said behind the interjections, where that is a command. A task has lost them only in the middle
 * of a conversation and before a comma: "No, Minister" may be a title.
 */
function understandBehind({ did, ...talk }: Talk, message: string, context: Context): Understanding {
  const rest = localeOf(context).withoutInterjections(message)
  if (!rest || rest === message) return understand(message, context)
  const isApart = /[,،!.:]\s*$/.test(message.slice(0, -rest.length))
  const behind = understand(rest, context)
  const isMeant = isCommand(behind) || (isApart && isNewTask(behind) && (did !== null || isWaiting(talk)))
  return isMeant ? behind : understand(message, context)
}

const isCommand = ({ reason, commands, question }: Understanding): boolean =>
  reason === 'grammar' && !question && commands.length > 0 && commands.every(({ kind }) => kind !== 'none')

/** An answer to nothing is no new task either. */
function unasked({ verdict, all, other, places, except, isNamed }: Answer): Meaning | undefined {
  if (verdict) return { is: 'commands', commands: [{ kind: verdict === 'yes' ? 'confirm' : 'cancel' }] }
  if (all || other || except.length) return { is: 'unasked' }
  return places.length && !isNamed
    ? { is: 'commands', commands: [{ kind: 'show', target: { shown: places } }] }
    : undefined
}

export const isAddition = ({ commands }: Understanding): boolean =>
  commands.length > 0 && commands.every(({ kind }) => kind === 'add')

/** No command was recognised, so that the words would be stored. */
const isNewTask = (understanding: Understanding): boolean =>
  understanding.reason === 'default' && isAddition(understanding)

/** What was done to one thing, for the next: "and the bananas"; or a command behind a word that says that it goes on. */
function moreOf(
  did: Did | null,
  { text, thing }: { text: string; thing: string | null },
  context: Context,
): Meaning | null {
  const understanding = understand(text, context)
  const days = did?.repeat && moreDays(did.repeat, understanding)
  if (days) return days
  if (!isNewTask(understanding)) return did && isAct(understanding) ? { is: 'new', understanding } : null
  const moved = did && isChange(did) ? movedToo(text, context) : null
  const commands = moved ?? (did && moreCommands(did, thing, understand(thing ?? text, context)))
  return commands && { is: 'commands', commands, ...(did?.kind !== 'add' && { isAgain: true }) }
}

/** "half an hour longer": words that change a task and name none, of the one that was just spoken of. */
function changedBy({ did }: Talk, understanding: Understanding, message: string, context: Context): Changes | null {
  if (!did || did.isPast || !isNewTask(understanding)) return null
  const { readChanges, withoutInterjections } = localeOf(context)
  const changes = readChanges(withoutInterjections(message), context)
  // "45 minutes" may be how long, or how much later
  return changes?.postpone ? null : changes
}

/** "I meant pilates", of a task that was just added: what it is to be called, and when, where that is said too. */
function renamed({ did, last }: Talk, message: string, context: Context): Meaning | undefined {
  if (did?.kind !== 'add' || did.isPast || last.length !== 1) return undefined
  const { readMeant, readInstead } = localeOf(context)
  const instead = did.title && readInstead(message)
  const retitled = instead && withInstead(did.title!, instead)
  if (retitled)
    return { is: 'commands', commands: [{ kind: 'update', target: { last: true }, changes: { title: retitled } }] }
  const meant = readMeant(message)
  const [command, ...more] = meant ? understand(meant, context).commands : []
  if (command?.kind !== 'add' || more.length || command.tasks.length !== 1) return undefined
  const [{ title, due, repeat }] = command.tasks as [TaskDraft]
  if (!title) return undefined
  return {
    is: 'commands',
    commands: [
      { kind: 'update', target: { last: true }, changes: { title, ...(due && { due }), ...(repeat && { repeat }) } },
    ],
  }
}

/** "with rob, not bob": the title with the one word instead of the other, where it has that. */
function withInstead(title: string, { is, was }: { is: string; was: string }): string | undefined {
  const [words, old, meant] = [title, was, is].map((text) => text.trim().split(/\s+/)) as [string[], string[], string[]]
  const isAt = (start: number, others: string[]): boolean =>
    others.every((word, i) => words[start + i]?.toLowerCase() === word.toLowerCase())
  const at = words.findIndex((_, start) => isAt(start, old))
  if (at < 0) return undefined
  // "chapter 4, not 3": what stands before it is said again
  const again = meant.findLastIndex((_, i) => isAt(at - i, meant.slice(0, i)))
  return [...words.slice(0, at), ...meant.slice(again), ...words.slice(at + old.length)].join(' ')
}

/** "thursdays too" */
function moreDays(before: Repeat, { commands }: Understanding): Meaning | null {
  const [command, ...others] = commands
  if (others.length || command?.kind !== 'update' || !('last' in command.target) || !command.changes.repeat) return null
  const repeat = withMoreDays(before, command.changes.repeat)
  return repeat ? { is: 'commands', commands: [{ ...command, changes: { ...command.changes, repeat } }] } : null
}

/** A change of the task that was spoken of. */
const isOfLast = ({ commands: [command, ...more] }: Understanding): boolean =>
  !more.length && command?.kind === 'update' && 'last' in command.target

const isAct = ({ reason, commands }: Understanding): boolean =>
  reason === 'grammar' && commands.every(({ kind }) => kind !== 'none' && kind !== 'add')

const isChange = ({ kind }: Did): boolean => kind === 'update' || kind === 'change'

/** "and the rent to friday", behind another move */
function movedToo(text: string, context: Context): Command[] | null {
  const { commands } = understand(localeOf(context).asMove(text), context)
  const [command, ...more] = commands
  return !more.length && command?.kind === 'update' && 'title' in command.target ? commands : null
}

function moreCommands(did: Did, thing: string | null, { commands }: Understanding): Command[] | null {
  if (did.kind === 'add')
    return commands.map((command) =>
      command.kind === 'add' ? { kind: 'add', tasks: command.tasks.map((draft) => inProjectOf(draft, did)) } : command,
    )
  const kind = KINDS[did.kind as keyof typeof KINDS] ?? did.kind
  const again = thing && isOnTarget(kind) ? commandKinds[kind].again?.({ title: thing }, did.changes) : null
  return again ? [again] : null
}

const inProjectOf = (draft: TaskDraft, { project = null, section = null }: Did): TaskDraft =>
  draft.project ? draft : { ...draft, project, section: draft.section ?? section }

/** "bring them back": what has just gone. */
function takesBack(did: Did, { commands }: Understanding): boolean {
  const [command] = commands
  if (commands.length !== 1 || command?.kind !== 'reopen') return false
  const isPronoun = 'last' in command.target || ('shown' in command.target && command.target.shown === 'all')
  return isPronoun && ['complete', 'delete', 'skip'].includes(did.kind)
}

const isWaiting = ({ proposed, question }: Pick<Talk, 'proposed' | 'question'>): boolean =>
  proposed !== null || question?.of === 'tasks' || question?.of === 'readings'

/** Words alone, with nothing that only a task has: they may as well be an answer. */
function bareTask(understanding: Understanding): TaskDraft | undefined {
  const [command, ...more] = understanding.commands
  if (!isNewTask(understanding) || command?.kind !== 'add' || more.length || command.tasks.length !== 1)
    return undefined
  const [draft] = command.tasks
  const { due, repeat, priority, project, labels, deadline, reminders } = draft!
  return due || repeat || priority || project || labels.length || deadline || reminders.length ? undefined : draft
}
