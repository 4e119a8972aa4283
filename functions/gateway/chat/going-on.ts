/** A message that is no answer to what was asked: a correction of what was just done, more of it, or something new. Pure. */
import type { Answer } from '../../../shared/language/answers.ts'
import { localeOf, understand } from '../../../shared/language/index.ts'
import type { Context, Understanding } from '../../../shared/language/types.ts'
import type { Did } from './conversation.ts'
import { correctionIn } from './correction.ts'
import { asUpdate, type Meaning, type Talk } from './meaning.ts'
import { moreIn } from './more.ts'
import { bareTask, isActOnLast, isAddition, isCommand, isNewTask, isOfLast } from './understood.ts'

export function goingOn(talk: Talk, message: string, answer: Answer | null, context: Context): Meaning {
  const understanding = understandBehind(talk, message, context)
  return (
    settingBack(talk, understanding) ??
    ofProject(talk, understanding, context) ??
    toldOfLast(talk, message, understanding, context) ??
    correctionIn(talk, message, understanding, context) ??
    moreIn(talk, message, understanding, context) ??
    broughtBack(talk, understanding) ??
    (answer && isNewTask(understanding) ? answeredToNothing(answer) : undefined) ??
    unclear(talk, understanding) ?? { is: 'new', understanding }
  )
}

/**
 * "oh no, sorry, move it to friday": what is said behind the interjections, where that is a command. A task has lost them only in the middle
 * of a conversation and before a comma: "No, Minister" may be a title.
 */
export function understandBehind({ did, ...talk }: Talk, message: string, context: Context): Understanding {
  const rest = localeOf(context).withoutInterjections(message)
  const whole = understand(message, context)
  const isOne = whole.commands.length < 2 && !isActOnLast(whole)
  const besideReason = isOne && talk.last.length === 1 ? actBesideReason(message, context) : undefined
  if (besideReason) return besideReason
  // "sorry, I meant tomorrow" is a correction, and not the list of tomorrow.
  if (!rest || rest === message || isOfLast(whole)) return whole
  const isApart = /[,،!.:]\s*$/.test(message.slice(0, -rest.length))
  const behind = understand(rest, context)
  const isMeant = isCommand(behind) || (isApart && isNewTask(behind) && (did !== null || isWaiting(talk)))
  return isMeant ? behind : whole
}

/** Characters: a longer text is a note. */
const LONGEST_WITH_REASON = 200

/** "the dentist called, it's friday instead", "delete it, she is ill": what is done with the task that was spoken of, beside why. */
function actBesideReason(message: string, context: Context): Understanding | undefined {
  const { readBehindReason, withoutReason } = localeOf(context)
  if (message.length > LONGEST_WITH_REASON) return undefined
  const said = readBehindReason(message) ?? withoutReason(message)
  const understanding = said ? understand(said, context) : undefined
  return understanding && isActOnLast(understanding) ? understanding : undefined
}

/** Settings have no turn that an undo takes back. */
function settingBack({ did }: Talk, { commands: [command, ...more] }: Understanding): Meaning | undefined {
  const isUndone = command?.kind === 'undo' && !more.length && (command.count ?? 1) === 1
  return isUndone ? settingAsBefore(did) : undefined
}

export const settingAsBefore = (did: Did | null): Meaning | undefined =>
  did?.settingBefore ? { is: 'commands', commands: [{ kind: 'setting', ...did.settingBefore }] } : undefined

/** "rename it to Garden", behind a project that was made; "delete the project", of the one that was spoken of. */
function ofProject({ did }: Talk, understanding: Understanding, context: Context): Meaning | undefined {
  const [command, ...more] = understanding.commands
  if (more.length || !command || !('target' in command)) return undefined
  const { target } = command
  const isPronoun = 'last' in target && !did?.isPast && (did?.kind === 'make' || did?.kind === 'arrange')
  const isNamed = 'title' in target && localeOf(context).projectNouns.has(target.title.toLowerCase())
  if (!isPronoun && !isNamed) return undefined
  const name = did?.project
  // Which one is not known, and no task is meant.
  if (!name)
    return isNamed ? { is: 'new', understanding: { ...understanding, commands: [], reason: 'unread' } } : undefined
  // "remove the project" behind one that was made is no field of a task
  const isTakenAway = command.kind === 'update' && isPronoun && command.changes.project === null
  if (command.kind === 'delete' || isTakenAway)
    return { is: 'commands', commands: [{ kind: 'remove', of: 'project', name }] }
  const { title, ...others } = command.kind === 'update' ? command.changes : {}
  return title && !Object.keys(others).length
    ? { is: 'commands', commands: [{ kind: 'arrange', of: 'project', name, changes: { name: title } }] }
    : undefined
}

/** "the address is 4 Mill Lane", of the task that was spoken of last, however long ago. */
function toldOfLast(
  { last }: Talk,
  message: string,
  understanding: Understanding,
  context: Context,
): Meaning | undefined {
  const isOpen = isAddition(understanding) || isOfLast(understanding)
  const changes = last.length === 1 && isOpen && localeOf(context).readAbout(message, context)
  return changes ? asUpdate({ last: true }, changes) : undefined
}

/** "bring them back": what has just gone. */
function broughtBack({ did }: Talk, { commands: [command, ...more] }: Understanding): Meaning | undefined {
  if (!did || !WENT.includes(did.kind) || more.length || command?.kind !== 'reopen') return undefined
  const isPronoun = 'last' in command.target || ('shown' in command.target && command.target.shown === 'all')
  return isPronoun ? { is: 'commands', commands: [{ kind: did.kind === 'undo' ? 'redo' : 'undo' }] } : undefined
}

const WENT: Did['kind'][] = ['complete', 'delete', 'skip', 'undo']

/** An answer to nothing is no new task either. */
function answeredToNothing({ verdict, all, other, places, except, isNamed, act }: Answer): Meaning | undefined {
  if (verdict) return { is: 'commands', commands: [{ kind: verdict === 'yes' ? 'confirm' : 'cancel' }] }
  if (all || other || except.length || act === 'add') return { is: 'unasked' }
  return places.length && !isNamed
    ? { is: 'commands', commands: [{ kind: 'show', target: { shown: places } }] }
    : undefined
}

function unclear(talk: Talk, understanding: Understanding): Meaning | undefined {
  const draft = isWaiting(talk) ? bareTask(understanding) : undefined
  return draft && { is: 'unclear', draft, commands: understanding.commands }
}

const isWaiting = ({ proposed, question }: Pick<Talk, 'proposed' | 'question'>): boolean =>
  proposed !== null || (question !== null && question.of !== 'title')
