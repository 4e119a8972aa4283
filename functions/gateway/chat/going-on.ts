/** A message that is no answer to what was asked: a correction of what was just done, more of it, or something new. Pure. */
import type { Answer } from '../../../shared/language/answers.ts'
import { localeOf, understand } from '../../../shared/language/index.ts'
import type { Context, Understanding } from '../../../shared/language/types.ts'
import type { Did } from './conversation.ts'
import { correctionIn } from './correction.ts'
import { asUpdate, type Meaning, type Talk } from './meaning.ts'
import { moreIn } from './more.ts'
import { bareTask, isAddition, isCommand, isNewTask, isOfLast } from './understood.ts'

export function goingOn(talk: Talk, message: string, answer: Answer | null, context: Context): Meaning {
  const understanding = understandBehind(talk, message, context)
  return (
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
  // "sorry, I meant tomorrow" is a correction, and not the list of tomorrow.
  if (!rest || rest === message || isOfLast(whole)) return whole
  const isApart = /[,،!.:]\s*$/.test(message.slice(0, -rest.length))
  const behind = understand(rest, context)
  const isMeant = isCommand(behind) || (isApart && isNewTask(behind) && (did !== null || isWaiting(talk)))
  return isMeant ? behind : whole
}

/** "the address is 4 Mill Lane", of the task that was spoken of last, however long ago. */
function toldOfLast(
  { last }: Talk,
  message: string,
  understanding: Understanding,
  context: Context,
): Meaning | undefined {
  const changes = last.length === 1 && isAddition(understanding) && localeOf(context).readAbout(message, context)
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
