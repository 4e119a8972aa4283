/** What a conversation remembers of a turn. */
import type { Task } from '../../../shared/domain/task.ts'
import { commandKinds } from '../../../shared/language/commands/table.ts'
import type { Command, Filter } from '../../../shared/language/types.ts'
import { addDays, type DateString } from '../../../shared/time/civil.ts'
import type { Conversation, Did, Told } from './conversation.ts'
import type { Reading } from './read-message.ts'
import { LIST_LIMIT } from './steps/list.ts'
import { pairWithSteps, type Step } from './turn.ts'

/**
 * @param seen the conversation that this turn was read in
 * @param conversation the same, or what a turn that was faster has made of it
 */
export function rememberTurn(
  seen: Conversation,
  conversation: Conversation,
  steps: Step[],
  tasks: Task[],
  reading: Reading,
  said: string,
): Conversation {
  const parts = pairWithSteps(steps, tasks)
  const replied = parts.map(({ step, changed }) => step.reply(changed)).join('\n')
  const idsOf = (list: Task[]): string[] => list.map(({ id }) => id)
  const listed = parts.findLast(({ step }) => step.isList)
  const list = listed && idsOf(listed.step.show ?? listed.changed)
  // A plan shows its tasks with numbers: "the second one" counts in them also when it was not carried out.
  const planned = parts.findLast(({ step }) => step.pending && step.show && step.show.length > 1)?.step.show
  const touchedBy = parts.map(({ step, changed }) => (step.isList && step.show ? [] : idsOf(step.show ?? changed)))
  const touched = touchedBy.flat()
  const single = list?.length === 1 ? list : undefined
  const created = steps.flatMap((step) => createdBy(step))
  const question = steps.findLast((step) => step.question)?.question ?? reading.question
  const isAnswered = !reading.waitsOn || (list !== undefined && conversation.question?.of === 'tasks')
  // What waits for a yes waits no more once it was answered, or something else was done, but for what this turn did not know of.
  const isSeen = conversation.proposed?.token === seen.proposed?.token
  return {
    // What only looks is no turn that an undo behind it could mean.
    ...((reading.cost || seen.cameToNothing || hasFailed(reading, steps)) && steps.every(doesNothing)
      ? { cameToNothing: true }
      : {}),
    ...dayOf(conversation.day, reading, parts),
    ...(list?.length && list.length < LIST_LIMIT && steps.every(doesNothing) ? { isListShown: true } : {}),
    ...(conversation.isModelHinted || reading.isModelHinted ? { isModelHinted: true } : {}),
    turns: withTurn(conversation.turns, { said, replied }),
    shown: list ?? (planned ? idsOf(planned) : conversation.shown),
    added: [...(conversation.added ?? []), ...created].slice(-MOST_ADDED),
    // Of several commands in one message, "it" is what the last of them was about.
    last: touchedBy.findLast((ids) => ids.length) ?? single ?? conversation.last,
    together: list ?? togetherOf(conversation, touched, reading),
    recent: recentOf(conversation.recent ?? [], touched),
    rest: restOf(conversation, steps, list, reading),
    proposed:
      steps.findLast((step) => step.pending)?.pending ?? (isSeen && !reading.waitsOn ? null : conversation.proposed),
    declined: reading.commands.some(({ kind }) => kind === 'cancel') ? seen.proposed : null,
    listed: reading.commands.some(({ kind }) => kind === 'list') ? reading.filterWords : conversation.listed,
    question: question ?? (isAnswered ? null : conversation.question),
    did:
      goneOn(isOneOf(touched, seen.last) ? seen.did : null, didIn(reading, parts)) ??
      (reading.chosen
        ? { kind: 'show', chosen: reading.chosen }
        : conversation.did && { ...conversation.did, isPast: true }),
  }
}

const doesNothing = ({ changes, collections, comments, events, profile, pending }: Step): boolean =>
  !changes.length && !collections && !comments && !events?.length && !profile && !pending

/** It was to change something and did not, and asks nothing either. */
const hasFailed = ({ commands }: Reading, steps: Step[]): boolean =>
  commands.some(({ kind }) => !commandKinds[kind].isAside && !NOTHING.includes(kind)) &&
  !steps.some(({ question }) => question)

/** To which it is an answer that nothing is done. */
const NOTHING: Command['kind'][] = ['cancel', 'undo', 'redo']

/** The one day of the tasks that were touched, or else of the list that was asked for; what was not about one day leaves it as it was. */
function dayOf(
  before: DateString | undefined,
  { commands }: Reading,
  parts: { step: Step; changed: Task[] }[],
): Pick<Conversation, 'day'> {
  const touched = parts.flatMap(({ step, changed }) => (step.isList ? [] : (step.show ?? changed)))
  const [date, ...others] = new Set(touched.flatMap(({ due }) => due?.date ?? []))
  const asked = commands.flatMap((command) => (command.kind === 'list' ? (dayIn(command.filter) ?? []) : []))
  const day = (others.length ? undefined : date) ?? asked.at(-1) ?? before
  return day ? { day } : {}
}

/** The day that a filter is of. */
function dayIn(filter: Filter): DateString | undefined {
  if ('and' in filter) return filter.and.map(dayIn).find(Boolean)
  const { from, to } = 'due' in filter ? filter.due : { from: null, to: null }
  const day = from?.slice(0, 10)
  return day && to && (to.slice(0, 10) === day || to === addDays(day, 1)) ? day : undefined
}

const recentOf = (recent: string[], touched: string[]): string[] =>
  [...recent.filter((id) => !touched.includes(id)), ...new Set(touched)].slice(-MOST_ADDED)

/** Tasks that "the last three" may count in. */
const MOST_ADDED = 10

const createdBy = ({ changes }: Step): string[] =>
  changes.filter(({ command }) => command.type === 'create').map(({ taskId }) => taskId)

/** Turns that are kept, and characters of each text: a model is told no more, and the state store keeps little. */
const [MOST_TURNS, LONGEST_TEXT] = [10, 600]

const withTurn = (turns: Told[] = [], { said, replied }: Told): Told[] =>
  [...turns, { said: cut(said), replied: cut(replied) }].slice(-MOST_TURNS)

const cut = (text: string): string => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)} …` : text)

function togetherOf({ together, last }: Conversation, touched: string[], { isMore, isAgain }: Reading): string[] {
  if (isAgain) return [...last, ...touched]
  if (isMore) return [...(together.length ? together : last), ...touched]
  return touched.length > 1 ? touched : together
}

/** What is left of a list, or of what was added together. */
function restOf(
  { rest, last }: Conversation,
  steps: Step[],
  list: string[] | undefined,
  { isMore }: Reading,
): string[] {
  const created = steps.flatMap(createdBy)
  const whole = list ?? (isMore ? [...(rest.length ? rest : last), ...created] : created.length > 1 ? created : rest)
  const dealtWith = steps
    .flatMap(({ changes }) => changes.map(({ taskId }) => taskId))
    .filter((id) => !created.includes(id))
  return whole.filter((id) => !dealtWith.includes(id))
}

const isOneOf = ([id, ...others]: string[], ids: string[]): boolean =>
  id !== undefined && !others.length && ids.includes(id)

/** What was added is gone on from although it was corrected since, and what repeats although its time was changed: "and butter", "not on sundays". */
function goneOn(before: Did | null, did: Did | undefined): Did | undefined {
  if (!before || before.isPast || did?.kind !== 'update' || !did.changes) return did
  const isNew = before.kind === 'add' || before.isNew
  if (did.changes.title && before.kind === 'add')
    return before.titles?.length === 1 ? { ...before, titles: did.titles! } : before
  return {
    ...did,
    ...(isNew && { isNew }),
    project: did.changes.project ?? before.project ?? null,
    ...(before.repeat && did.changes.repeat === undefined && { repeat: before.repeat }),
  }
}

/** What the last command has done, undefined when it did nothing. */
function didIn({ chosen }: Reading, parts: { step: Step; changed: Task[] }[]): Did | undefined {
  if (!parts.some(({ step }) => step.changes.length || step.collections || step.events?.length || step.profile))
    return undefined
  const { step, changed } = parts.findLast(({ step }) => step.did) ?? {}
  const titles = changed?.map(({ title }) => title) ?? []
  return (
    step?.did && {
      ...step.did,
      ...(titles.length && titles.length <= MOST_TITLES && { titles }),
      ...(chosen && { chosen }),
    }
  )
}

/** Tasks of which one is meant by a word of its title, where something was done to all of them. */
const MOST_TITLES = 20
