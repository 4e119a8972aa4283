/**
 * A message that is no answer to what was asked: how it goes on from what was just done ("and the bananas", "I meant pilates", "same for yoga"), or
 * something new. Pure.
 */
import type { Answer } from '../../../shared/language/answers.ts'
import { commandKinds, isOnTarget } from '../../../shared/language/commands/table.ts'
import { localeOf, readDrafts, understand } from '../../../shared/language/index.ts'
import type { More } from '../../../shared/language/locale.ts'
import type { Proposal } from '../../../shared/language/replies.ts'
import type {
  Changes,
  Command,
  Context,
  Repeat,
  Target,
  TaskDraft,
  Understanding,
} from '../../../shared/language/types.ts'
import { parseTime, timeOf } from '../../../shared/time/civil.ts'
import type { Did } from './conversation.ts'
import type { Meaning, Talk } from './meaning.ts'
import { weeklyOn, withFewerDays, withMoreDays } from './more-days.ts'
import { isNamedBy, retitle, sharesWord, withInstead } from './retitle.ts'

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
  const hours = locale.readHours(message, context) ?? (did?.hours && nearerEnd(did.hours, message, context))
  if (!hours) return undefined
  const quietHours = { from: hours.from ?? asked?.from ?? null, to: hours.to ?? asked?.to ?? null }
  return { is: 'commands', commands: [{ kind: 'setting', quietHours }] }
}

type Hours = { from: string; to: string }
type Ends = { from: string | null; to: string | null }

/** "make it 11": the end that is nearer to it on the clock. */
function nearerEnd(hours: Hours, message: string, context: Context): Ends | undefined {
  const [command, ...more] = understand(localeOf(context).withoutInterjections(message) || message, context).commands
  const due = command?.kind === 'update' && 'last' in command.target && !more.length ? command.changes.due : undefined
  const said = due?.time ? parseTime(due.time)! : undefined
  if (said === undefined || due!.date) return undefined
  const times = due!.isOpenHour ? [said, (said + HALF_DAY) % DAY] : [said]
  const away = (time: number, end: string): number => {
    const minutes = Math.abs(time - parseTime(end)!)
    return Math.min(minutes, DAY - minutes)
  }
  const [nearest] = times
    .flatMap((time) => (['from', 'to'] as const).map((end) => ({ time, end, away: away(time, hours[end]) })))
    .sort((a, b) => a.away - b.away)
  return { from: null, to: null, [nearest!.end]: timeOf(nearest!.time) }
}

const DAY = 24 * 60
const HALF_DAY = DAY / 2

export function continued(talk: Talk, message: string, answer: Answer | null, context: Context): Meaning {
  const { did, last } = talk
  const locale = localeOf(context)
  const understanding = understandBehind(talk, message, context)
  const changes =
    last.length === 1 && isAddition(understanding)
      ? (locale.readAbout(message, context) ?? changedBy(talk, understanding, message, context))
      : null
  if (changes) return { is: 'commands', commands: [{ kind: 'update', target: { last: true }, changes }] }
  const fewer = fewerDays(talk, message, context)
  if (fewer) return fewer
  const project = did?.project && locale.readInto(message)
  if (project) return { is: 'commands', commands: moreCommands(did, null, understand(project, context))! }
  const corrected = isAddition(understanding)
    ? (renamed(talk, message, context) ?? withOther(talk, message, context))
    : undefined
  if (corrected) return corrected
  const said = isAddition(understanding) || isOfLast(understanding) ? locale.readMore(message) : null
  const more = said && (said.isThere || isNewTask(understanding) || isOfLast(understanding)) ? said : null
  // "and the school call?", behind a question
  if (more?.thing && isNewTask(understanding) && /[?؟]\s*$/.test(message))
    return { is: 'commands', commands: [{ kind: 'show', target: { title: more.thing.replace(/[?؟\s]+$/, '') } }] }
  if (more?.isThere && did?.kind !== 'add') return addedThere(talk, more.text, context)
  const meant = more && moreOf(did, more, context)
  if (meant) return meant
  if (did && takesBack(did, understanding))
    return { is: 'commands', commands: [{ kind: did.kind === 'undo' ? 'redo' : 'undo' }] }
  if (answer && isNewTask(understanding)) {
    const meaning = unasked(answer)
    if (meaning) return meaning
  }
  const draft = isWaiting(talk) ? bareTask(understanding) : undefined
  return draft ? { is: 'unclear', draft, commands: understanding.commands } : { is: 'new', understanding }
}

/** "put butter on there", of the list that was last shown */
function addedThere({ listed }: Talk, text: string, context: Context): Meaning {
  const shown = listed ? localeOf(context).parseFilter(listed, context) : null
  const project = shown && 'project' in shown ? shown.project : null
  const { drafts } = readDrafts(text, context)
  return {
    is: 'commands',
    commands: [{ kind: 'add', tasks: drafts.map((draft) => ({ ...draft, project: draft.project ?? project })) }],
  }
}

/**
 * "oh no, sorry, move it to friday": what is said behind the interjections, where that is a command. A task has lost them only in the middle
 * of a conversation and before a comma: "No, Minister" may be a title.
 */
function understandBehind({ did, ...talk }: Talk, message: string, context: Context): Understanding {
  const rest = localeOf(context).withoutInterjections(message)
  const whole = understand(message, context)
  // "sorry, I meant tomorrow" is a correction, and not the list of tomorrow.
  if (!rest || rest === message || isOfLast(whole)) return whole
  const isApart = /[,،!.:]\s*$/.test(message.slice(0, -rest.length))
  const behind = understand(rest, context)
  const isMeant = isCommand(behind) || (isApart && isNewTask(behind) && (did !== null || isWaiting(talk)))
  return isMeant ? behind : whole
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
function moreOf(did: Did | null, { text, thing }: More, context: Context): Meaning | null {
  const understanding = understand(text, context)
  const days = did?.repeat && moreDays(did.repeat, understanding)
  if (days) return days
  if (!isNewTask(understanding)) return did && isAct(understanding) ? { is: 'new', understanding } : null
  const moved = did && isChange(did) ? movedToo(text, context) : null
  const commands = moved ?? (did && moreCommands(did, thing, understandThings(did, thing ?? text, context)))
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

/** "not that one, the sweeping": what was just done is taken back, and done to another task. */
function withOther({ did }: Talk, message: string, context: Context): Meaning | undefined {
  const title = did && !did.isPast && localeOf(context).readOther(message)
  const kind = did && kindOf(did)
  const again = title && kind && isOnTarget(kind) && commandKinds[kind].again?.({ title }, did.changes)
  return again ? { is: 'commands', commands: [{ kind: 'undo' }, again] } : undefined
}

/** "I meant pilates", of a task that was just added: what it is to be called, and when, where that is said too. */
function renamed({ did }: Talk, message: string, context: Context): Meaning | undefined {
  if (did?.isPast) return undefined
  const { readMeant, readInstead } = localeOf(context)
  // "buy a rug instead", of what is to be added no more
  const afresh = did?.kind === 'undo' && readMeant(message)
  if (afresh) return { is: 'new', understanding: understand(afresh, context) }
  if (did?.kind !== 'add' && !(did?.kind === 'update' && did.titles)) return undefined
  const { titles = [] } = did
  const [only = '', ...others] = titles
  const instead = others.length ? null : readInstead(message)
  const retitled = instead && withInstead(only, instead)
  if (retitled) return asUpdate({ last: true }, { title: retitled })
  const meant = readMeant(message)
  const [command, ...more] = meant ? understand(meant, context).commands : []
  if (command?.kind !== 'add' || more.length || command.tasks.length !== 1) return undefined
  const [{ title, due, repeat }] = command.tasks as [TaskDraft]
  if (!title) return undefined
  const when = { ...(due && { due: due.time === null ? { date: due.date } : due }), ...(repeat && { repeat }) }
  const { fillers } = localeOf(context)
  const corrected = (target: Target, before: string): Meaning => {
    if (!isNamedBy(before, title, fillers)) return asUpdate(target, { title: retitle(before, title), ...when })
    return due || repeat ? asUpdate(target, when) : { is: 'commands', commands: [{ kind: 'show', target }] }
  }
  if (!others.length) return corrected({ last: true }, only)
  const [named, ...alike] = titles.filter((each) => sharesWord(each, title))
  return named && !alike.length ? corrected({ title: named }, named) : undefined
}

const asUpdate = (target: Target, changes: Changes): Meaning => ({
  is: 'commands',
  commands: [{ kind: 'update', target, changes }],
})

/** "thursdays too" */
function moreDays(before: Repeat, { commands }: Understanding): Meaning | null {
  const more = daysOf(before, commands)
  const repeat = more && withMoreDays(before, more)
  return repeat ? asUpdate({ last: true }, { repeat }) : null
}

/** "but not on sundays" */
function fewerDays({ did }: Talk, message: string, context: Context): Meaning | undefined {
  const off = did?.repeat && !did.isPast && localeOf(context).readDaysOff(message)
  const fewer = off && daysOf(did.repeat!, understand(off, context).commands)
  const repeat = fewer && withFewerDays(did.repeat!, fewer, context)
  return repeat ? asUpdate({ last: true }, { repeat }) : undefined
}

/** Days of the week that are said alone, as something that repeats. */
function daysOf(before: Repeat, [command, ...others]: Command[]): Repeat | undefined {
  if (others.length || command?.kind !== 'update' || !('last' in command.target)) return undefined
  const { repeat, due, ...more } = command.changes
  if (repeat) return repeat
  return due?.date && !due.time && !Object.keys(more).length ? weeklyOn(before, due.date) : undefined
}

/** A change of the task that was spoken of. */
const isOfLast = ({ commands: [command, ...more] }: Understanding): boolean =>
  !more.length && command?.kind === 'update' && 'last' in command.target

const isAct = ({ reason, commands }: Understanding): boolean =>
  reason === 'grammar' && commands.every(({ kind }) => kind !== 'none' && kind !== 'add')

const isChange = ({ kind }: Did): boolean => kind === 'update' || kind === 'change'

/** "soap and a sponge" are two things where what was added is on a list. */
function understandThings(did: Did, text: string, context: Context): Understanding {
  const things = did.kind === 'add' && did.project ? localeOf(context).itemsOf(text, did.project) : [text]
  const [first, ...others] = things.map((thing) => understand(thing, context))
  const isList = others.length > 0 && [first!, ...others].every(isNewTask)
  return isList
    ? { ...first!, commands: [first!, ...others].flatMap(({ commands }) => commands) }
    : understand(text, context)
}

/** "and the rent to friday", behind another move */
function movedToo(text: string, context: Context): Command[] | null {
  const { commands } = understand(localeOf(context).asMove(text), context)
  const [command, ...more] = commands
  return !more.length && command?.kind === 'update' && !('last' in command.target) ? commands : null
}

function moreCommands(did: Did, thing: string | null, { commands }: Understanding): Command[] | null {
  const { under } = did
  if (under || did.kind === 'add' || (did.kind === 'make' && did.project))
    return commands.map((command): Command => {
      if (command.kind !== 'add') return command
      const tasks = command.tasks.map((draft) => inProjectOf(draft, did))
      return under ? { kind: 'addUnder', under: { title: under }, tasks, otherwise: [] } : { kind: 'add', tasks }
    })
  const kind = kindOf(did)
  const again = thing && isOnTarget(kind) ? commandKinds[kind].again?.({ title: thing }, did.changes) : null
  return again ? [again] : null
}

/** What was done is done again by a command of this kind. */
const kindOf = (did: Did): Command['kind'] | Proposal['act'] => KINDS[did.kind as keyof typeof KINDS] ?? did.kind

const inProjectOf = (draft: TaskDraft, { project = null, section = null }: Did): TaskDraft =>
  draft.project ? draft : { ...draft, project, section: draft.section ?? section }

/** "bring them back": what has just gone. */
function takesBack(did: Did, { commands }: Understanding): boolean {
  const [command] = commands
  if (commands.length !== 1 || command?.kind !== 'reopen') return false
  const isPronoun = 'last' in command.target || ('shown' in command.target && command.target.shown === 'all')
  return isPronoun && ['complete', 'delete', 'skip', 'undo'].includes(did.kind)
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
