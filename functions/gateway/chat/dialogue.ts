/**
 * What a message means in its conversation: an answer to what was asked, more of what was done, a correction of it, or something new. Pure: it
 * depends on what waits, what was done, the message and the context alone. The words are the language's (`readAnswer` and its like).
 */
import type { Answer } from '../../../shared/language/answers.ts'
import { commandKinds, isOnTarget } from '../../../shared/language/commands/table.ts'
import { localeOf, understand } from '../../../shared/language/index.ts'
import type { Proposal } from '../../../shared/language/replies.ts'
import type { Changes, Command, Context, Repeat, TaskDraft, Understanding } from '../../../shared/language/types.ts'
import type { Conversation, Did, Pending, Question, TargetCommand } from './conversation.ts'
import { withMoreDays } from './more-days.ts'
import { datedAnew } from './past.ts'

export type Meaning =
  /** yes to the plan, or to some of the one that was just declined; `only`: to its tasks at these places, from 0 */
  | { is: 'confirmed'; only: number[] | null }
  /** no to what was asked or proposed */
  | { is: 'declined' }
  /** an answer, but not one to this question */
  | { is: 'unanswered' }
  /** an answer although nothing was asked */
  | { is: 'unasked' }
  /** `isAgain`: what was just done, to another task */
  | { is: 'commands'; commands: Command[]; chosen?: Did['chosen']; isAgain?: true }
  /** when what is to be added is, but not what */
  | { is: 'dated'; said: string }
  /** perhaps a new task, perhaps an answer in words that are not known: to be asked, for neither is to be taken for the other */
  | { is: 'unclear'; draft: TaskDraft; commands: Command[] }
  | { is: 'new'; understanding: Understanding }

type Talk = Pick<Conversation, 'proposed' | 'declined' | 'question' | 'did' | 'last'>

export function meaningOf(talk: Talk, message: string, context: Context): Meaning {
  const { proposed, question } = talk
  const ticked = proposed && tickedOf(proposed, message)
  if (ticked) return ticked
  const answer = localeOf(context).readAnswer(message, titlesOf(talk))
  const past = question?.of === 'readings' && !isNumber(answer) ? question.past : undefined
  const commands = past && datedAnew(past, message, context)
  if (commands) return { is: 'commands', commands }
  return (
    (answer && answered(talk, answer)) ??
    afterAll(talk, message, context) ??
    (question && namedIn(question, message, context)) ??
    (question?.of === 'title' ? titled(question, message, context) : undefined) ??
    settingSaid(talk, message, context) ??
    continued(talk, message, answer, context)
  )
}

/** "2", "the second one". */
const isNumber = (answer: Answer | null): boolean => answer !== null && answer.places.length > 0 && !answer.isNamed

/** Of what may be named in an answer. */
function titlesOf({ proposed, question, did }: Talk): string[] {
  if (question?.of === 'tasks') return question.titles
  if (question?.of === 'readings') return question.choices.map(({ label }) => label)
  return proposed && partsOf(proposed).length > 1 ? partsOf(proposed) : (did?.chosen?.titles ?? [])
}

/** The titles of a plan's changes, where some of them can be chosen; else none. */
export const partsOf = ({ titles, proposal }: Pick<Pending, 'titles' | 'proposal'>): string[] =>
  titles.length === proposal.count ? titles : []

/** What a program says for a person who pressed a button: the plan's token, and behind it which parts were ticked, from 1 ("TOKEN 1 3"). */
function tickedOf(proposed: Pending, message: string): Meaning | undefined {
  const [token, ...ticked] = message.trim().split(/\s+/)
  if (token !== proposed.token) return undefined
  if (!ticked.length) return { is: 'confirmed', only: null }
  const { length } = partsOf(proposed)
  const only = [...new Set(ticked.map((place) => Number(place) - 1))].sort((a, b) => a - b)
  const isThere = (place: number): boolean => Number.isInteger(place) && place >= 0 && place < length
  return only.every(isThere) ? { is: 'confirmed', only } : { is: 'unanswered' }
}

function answered({ proposed, question, did }: Talk, answer: Answer): Meaning | undefined {
  if (question) {
    const meaning = answeredQuestion(question, answer)
    if (meaning && (meaning.is !== 'unanswered' || !proposed)) return meaning
  }
  const other = did?.chosen && !question ? theOther(did.chosen, answer, proposed !== null) : undefined
  if (other) return other
  if (proposed) return answeredPlan(proposed, answer)
  if (answer.scratch && did && !did.isPast && did.kind !== 'undo')
    return { is: 'commands', commands: [{ kind: 'undo' }] }
  if (answer.undo)
    return { is: 'commands', commands: [{ kind: 'undo', ...(answer.undo > 1 && { count: answer.undo }) }] }
  return undefined
}

/** "ok, just the rent", of what was declined. */
function afterAll({ proposed, declined, question }: Talk, message: string, context: Context): Meaning | undefined {
  if (proposed || question || !declined) return undefined
  const parts = partsOf(declined)
  const answer = localeOf(context).readAnswer(message, parts)
  const only = answer?.only ? placesIn(parts.length, answer) : undefined
  return only && { is: 'confirmed', only }
}

function answeredPlan({ proposal, titles }: Pending, answer: Answer): Meaning | undefined {
  const { verdict, all, other, undo, places, except, act } = answer
  if (undo) return { is: 'declined' }
  const isMany = proposal.count > 1
  const known = titles.length === proposal.count ? proposal.count : undefined
  // A title alone is no yes: "buy stamps" may be one more task.
  const isPlain = !answer.isNamed || answer.only || except.length > 0 || verdict !== null
  if (!isPlain) return undefined
  if (isMany && (places.length || except.length)) {
    if (!known) return { is: 'unanswered' }
    const only = placesIn(known, answer)
    return only ? { is: 'confirmed', only } : { is: 'unanswered' }
  }
  if (verdict === 'no') return { is: 'declined' }
  if (verdict === 'yes' || all || act === proposal.act) return { is: 'confirmed', only: null }
  return other || places.length || except.length ? { is: 'unanswered' } : undefined
}

/** From 0; undefined when there are none, or one that there is not. */
function placesIn(count: number, { places, except }: Pick<Answer, 'places' | 'except'>): number[] | undefined {
  const index = (place: number) => (place < 0 ? count + place : place - 1)
  const wanted = places.length ? places.map(index) : allOf(count)
  const not = except.map(index)
  const left = [...new Set(wanted)].filter((at) => !not.includes(at))
  const areThere = [...wanted, ...not].every((at) => at >= 0 && at < count)
  return left.length && areThere ? left : undefined
}

function answeredQuestion(question: Question, answer: Answer): Meaning | undefined {
  const { verdict, all, undo, places, except, act } = answer
  const isSome = places.length > 0 || except.length > 0
  if ((verdict === 'no' || undo) && !isSome) return { is: 'declined' }
  if (question.of === 'title' || question.of === 'hours') return isSome || all ? undefined : { is: 'unanswered' }
  if (question.of === 'readings' && act) {
    const fitting = question.choices.flatMap(({ commands }, at) =>
      commands[0]?.kind === (act === 'plan' ? 'confirm' : KINDS[act]) ? [at] : [],
    )
    return fitting.length === 1 ? choose(question, fitting) : { is: 'unanswered' }
  }
  if (question.of === 'readings' && question.past && (verdict === 'yes' || all) && !isSome) return choose(question, [0])
  const { length } = question.of === 'readings' ? question.choices : question.titles
  const chosen = isSome ? placesIn(length, answer) : all && question.of === 'tasks' ? allOf(length) : undefined
  if (!chosen || (question.of === 'readings' && chosen.length > 1)) return { is: 'unanswered' }
  return choose(question, chosen)
}

/** The commands that do what may be proposed. */
const KINDS: Record<Exclude<Proposal['act'], 'plan'>, Command['kind']> = {
  complete: 'complete',
  reopen: 'reopen',
  skip: 'skip',
  delete: 'delete',
  change: 'update',
}

const allOf = (count: number): number[] => Array.from({ length: count }, (_, at) => at)

/** @param places from 0 */
function choose(question: Extract<Question, { of: 'readings' | 'tasks' }>, places: number[]): Meaning {
  const [place] = places
  if (question.of === 'readings') return { is: 'commands', commands: question.choices[place!]!.commands }
  const { command, titles } = question
  const meaning: Meaning = { is: 'commands', commands: [withPlaces(command, places)] }
  return places.length === 1 ? { ...meaning, chosen: { command, place: place!, titles } } : meaning
}

const withPlaces = (command: TargetCommand, places: number[]): Command => ({
  ...command,
  target: { shown: places.map((place) => place + 1) },
})

/**
 * "no, the other one", "no, the train": what was done with one of several is taken back, and done with another; "the other too": with both. In
 * some languages "the second" and "the other" are one word: the second too, of the second.
 */
function theOther(
  { command, place, titles }: NonNullable<Did['chosen']>,
  { verdict, other, too, undo, places }: Answer,
  isPlan: boolean,
): Meaning | undefined {
  const [named, ...more] = placesIn(titles.length, { places, except: [] }) ?? []
  const isSame = places.length > 0 && named === place
  const isOther = other || (too && isSame)
  if (!isOther && (named === undefined || more.length || isSame || !(too || undo || verdict === 'no'))) return undefined
  if (isOther && titles.length !== 2) return { is: 'unanswered' }
  const next = isOther ? 1 - place : named!
  const commands: Command[] = [withPlaces(command, [next])]
  return {
    is: 'commands',
    commands: too || isPlan ? commands : [{ kind: 'undo' }, ...commands],
    chosen: { command, place: next, titles },
  }
}

/** Words that several of the choices have. */
function namedIn(question: Question, message: string, context: Context): Meaning | undefined {
  if (question.of === 'title' || question.of === 'hours') return undefined
  const { fillers } = localeOf(context)
  const said = wordsOf(message).filter((word) => !fillers.has(word))
  const texts = question.of === 'readings' ? question.choices.map(({ label }) => label) : question.titles
  const fitting = texts.filter((text) => {
    const own = wordsOf(text)
    return said.every((word) => own.includes(word))
  })
  return said.length && fitting.length > 1 ? { is: 'unanswered' } : undefined
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** What is to be added may be said after when it is. */
function titled(
  { led = '', said = '' }: Extract<Question, { of: 'title' }>,
  message: string,
  context: Context,
): Meaning | undefined {
  const rest = localeOf(context).withoutInterjections(message) || message
  const understanding = understand(rest, context)
  const [command] = understanding.commands
  if (command?.kind === 'update' && 'last' in command.target && (command.changes.due || command.changes.repeat))
    return { is: 'dated', said: message }
  if (!isAddition(understanding)) return undefined
  // "remind me" ... "to pick up the cake": how it goes on from there
  const [best] = [`${rest} ${said}`, `${led} ${rest} ${said}`]
    .map((text) => understand(text, context))
    .filter(isAddition)
    .sort((a, b) => titleLength(a) - titleLength(b))
  return best && { is: 'new', understanding: best }
}

const titleLength = ({ commands }: Understanding): number =>
  commands
    .flatMap((command) => (command.kind === 'add' ? command.tasks : []))
    .reduce((sum, { title }) => sum + title.length, 0)

/** "until 7" is of the quiet hours, and "Lisbon" of the time zone, where those were spoken of. */
function settingSaid({ question, did }: Talk, message: string, context: Context): Meaning | undefined {
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

function continued(talk: Talk, message: string, answer: Answer | null, context: Context): Meaning {
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
  const more = isNewTask(understanding) || isOfLast(understanding) ? locale.readMore(message) : null
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

const isAddition = ({ commands }: Understanding): boolean =>
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
  const words = title.split(' ')
  const old = was.toLowerCase().split(/\s+/)
  const at = words.findIndex((_, start) => old.every((word, i) => words[start + i]?.toLowerCase() === word))
  return at < 0 ? undefined : [...words.slice(0, at), is, ...words.slice(at + old.length)].join(' ')
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
