/**
 * What a message means in its conversation: an answer to what was asked, more of what was done, a correction of it, or something new. Pure: it
 * depends on what waits, what was done, the message and the context alone. The words are the language's (`readAnswer` and its like).
 */
import type { Answer } from '../../../shared/language/answers.ts'
import { localeOf, understand } from '../../../shared/language/index.ts'
import type { Command, Context, Understanding } from '../../../shared/language/types.ts'
import type { Did, Pending, Question, TargetCommand } from './conversation.ts'
import { goingOn, settingAsBefore, understandBehind } from './going-on.ts'
import { KINDS, type Meaning, type Talk } from './meaning.ts'
import { datedAnew } from './past.ts'
import { settingSaid } from './setting-said.ts'
import { isAddition, isNewTask, isOfLast } from './understood.ts'

export function meaningOf(talk: Talk, message: string, context: Context): Meaning {
  const { proposed, question } = talk
  const ticked = proposed && tickedOf(proposed, message)
  if (ticked) return ticked
  const answer = answerTo(talk, message, context)
  const past = question?.of === 'readings' && !isNumber(answer) ? question.past : undefined
  const commands = past && datedAnew(past, message, context)
  if (commands) return { is: 'commands', commands }
  return (
    (answer && answered(talk, answer)) ??
    afterAll(talk, message, context) ??
    (question && namedIn(question, message, context)) ??
    (question?.of === 'title' ? titled(question, message, context) : undefined) ??
    settingSaid(talk, message, context) ??
    goingOn(talk, message, answer, context)
  )
}

/** "no, don't repeat it": where nothing was asked, what says how the last task changes is no answer. */
function answerTo(talk: Talk, message: string, context: Context): Answer | null {
  const answer = answerIn(talk, message, context)
  const isAsked = talk.proposed !== null || talk.question !== null
  return answer && !isAsked && isOfLast(understandBehind(talk, message, context)) ? null : answer
}

/** "no, I still need it": the reason behind an answer says nothing of its own. */
function answerIn(talk: Talk, message: string, context: Context): Answer | null {
  const { readAnswer, withoutReason } = localeOf(context)
  const titles = titlesOf(talk)
  const answer = readAnswer(message, titles)
  if (answer) return answer
  const reasoned = readAnswer(withoutReason(message) ?? '', titles)
  return reasoned && (reasoned.scratch || talk.proposed || talk.question) ? reasoned : null
}

/** "2", "the second one". */
const isNumber = (answer: Answer | null): boolean => answer !== null && answer.places.length > 0 && !answer.isNamed

/** Of what may be named in an answer. */
function titlesOf({ proposed, question, did }: Talk): string[] {
  if (question?.of === 'tasks') return question.titles
  if (question?.of === 'readings') return question.choices.map(({ label }) => label)
  return proposed ? partsOf(proposed) : (did?.chosen?.titles ?? [])
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
  const back = ((answer.scratch && !did?.isPast) || answer.undo === 1) && settingAsBefore(did)
  if (back) return back
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
  const { verdict, all, other, undo, places, except, again, act } = answer
  if (again) return { is: 'unanswered' }
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
  if (verdict === 'no' || (!isMany && except.length)) return { is: 'declined' }
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
  const { verdict, all, undo, places, except, again, act } = answer
  const isSome = places.length > 0 || except.length > 0
  if (again) return { is: 'unanswered' }
  if ((verdict === 'no' || undo) && !isSome) return { is: 'declined' }
  if (question.of === 'title' || question.of === 'hours') return isSome || all ? undefined : { is: 'unanswered' }
  if (question.of === 'readings' && act) {
    const kinds = question.choices.map(({ commands }) => commands[0]?.kind)
    const placesOf = (is: (kind: Command['kind'] | undefined) => boolean): number[] =>
      kinds.flatMap((kind, at) => (is(kind) ? [at] : []))
    const wanted = act === 'plan' ? 'confirm' : act === 'add' ? 'add' : KINDS[act]
    const fitting = placesOf((kind) => kind === wanted)
    // "done with", where the choice is between something to do and whatever ends it
    const ending =
      act === 'complete' && !fitting.length && kinds.includes('add') ? placesOf((kind) => kind !== 'add') : []
    const [place, ...more] = [...fitting, ...ending]
    return place !== undefined && !more.length ? choose(question, [place]) : { is: 'unanswered' }
  }
  if (question.of === 'readings' && (question.past || question.yesIsFirst) && (verdict === 'yes' || all) && !isSome)
    return choose(question, [0])
  const { length } = question.of === 'readings' ? question.choices : question.titles
  const chosen = isSome ? placesIn(length, answer) : all && question.of === 'tasks' ? allOf(length) : undefined
  if (!chosen || (question.of === 'readings' && chosen.length > 1)) return { is: 'unanswered' }
  return choose(question, chosen)
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
  { verdict, other, too, undo, places, except }: Answer,
  isPlan: boolean,
): Meaning | undefined {
  // "not the shed, the fence"
  const isNot = except.includes(place + 1)
  const instead = isNot && !places.length ? except.filter((each) => each !== place + 1) : places
  const [named, ...more] = placesIn(titles.length, { places: instead, except: [] }) ?? []
  const isSame = instead.length > 0 && named === place
  const isOther = other || (too && isSame)
  if (!isOther && (named === undefined || more.length || isSame || !(too || undo || verdict === 'no' || isNot)))
    return undefined
  const others = isOther ? allOf(titles.length).filter((each) => each !== place) : [named!]
  // "no, the other one", of three
  if (others.length > 1 && !too) return { is: 'unanswered' }
  const commands: Command[] = [withPlaces(command, others)]
  return {
    is: 'commands',
    commands: too || isPlan ? commands : [{ kind: 'undo' }, ...commands],
    ...(others.length === 1 && { chosen: { command, place: others[0]!, titles } }),
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
  // "is that free?" asks something back, "can you remind me to buy milk?" does not
  if (isNewTask(understanding) && /[?؟]\s*$/.test(message)) return { is: 'unanswered' }
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
