/** More of what was done before: with another thing ("and the bananas", "same for yoga"), on further days ("thursdays too"). Pure. */
import { localeOf, readDrafts, understand } from '../../../shared/language/index.ts'
import type { More } from '../../../shared/language/locale.ts'
import type { Command, Context, Or, Repeat, TaskDraft, Understanding } from '../../../shared/language/types.ts'
import type { Did } from './conversation.ts'
import { asUpdate, doneAgain, type Meaning, type Talk } from './meaning.ts'
import { daysOf, withMoreDays } from './more-days.ts'
import { bareTask, isAct, isAddition, isNewTask, isOfLast } from './understood.ts'

export function moreIn(
  talk: Talk,
  message: string,
  understanding: Understanding,
  context: Context,
): Meaning | undefined {
  const { did } = talk
  const { readInto, readMore } = localeOf(context)
  // "add a rake to it", of a project
  const thing = did?.project && readInto(message)
  if (thing) return { is: 'commands', commands: inProject(did!, understandThings(did!, thing, context).commands) }
  // "and the first one on friday", behind another change
  if (did && isChange(did) && isChangeOfNamed(understanding) && readMore(message))
    return { is: 'commands', commands: understanding.commands, isAgain: true }
  const more = isAddition(understanding) || isOfLast(understanding) ? readMore(message) : null
  if (!more || !(more.isThere || isNewTask(understanding) || isOfLast(understanding))) return undefined
  // "and the school call?", behind a question
  if (more.thing && isNewTask(understanding) && /[?؟]\s*$/.test(message))
    return { is: 'commands', commands: [{ kind: 'show', target: { title: more.thing.replace(/[?؟\s]+$/, '') } }] }
  if (more.isThere && did?.kind !== 'add') return addedThere(talk, more.text, context)
  return did ? doneToMore(did, more, context) : undefined
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

/** What was done to one thing, for the next; or a command behind a word that says that it goes on. */
function doneToMore(did: Did, { text, thing, isToo }: More, context: Context): Meaning | undefined {
  const understanding = understand(text, context)
  const repeat = did.repeat && moreDays(did.repeat, understanding)
  if (repeat) return asUpdate({ last: true }, { repeat })
  if (!isNewTask(understanding)) return isAct(understanding) ? { is: 'new', understanding } : undefined
  if (did.under)
    return { is: 'commands', commands: underTask(did.under, understand(thing ?? text, context)), isAgain: true }
  if (did.kind === 'add')
    return { is: 'commands', commands: inProject(did, understandThings(did, thing ?? text, context).commands) }
  if ((did.kind === 'make' || did.kind === 'arrange') && did.project)
    return {
      is: 'commands',
      commands: inProject(did, understandThings(did, thing ?? text, context).commands),
      isAgain: true,
    }
  const moved = isChange(did) ? movedToo(text, context) : null
  const title = thing ?? (isToo ? text : null)
  const again = title ? doneAgain(did, { title }) : null
  const commands = moved ?? (again && [again])
  if (!commands) return undefined
  // "call the school too", "peel the potatoes at two" may be one more thing to do; "the potatoes" are one that there is
  const isNamedAsThere = thing !== null && (thing !== text || bareTask(understanding) !== undefined)
  const or: Or = { where: 'none', commands: understanding.commands }
  return {
    is: 'commands',
    commands: isNamedAsThere ? commands : commands.map((each) => ({ ...each, or })),
    isAgain: true,
  }
}

const isChange = ({ kind }: Did): boolean => kind === 'update' || kind === 'change'

const isChangeOfNamed = (understanding: Understanding): boolean =>
  isAct(understanding) && !isOfLast(understanding) && understanding.commands.every(({ kind }) => kind === 'update')

function moreDays(before: Repeat, { commands }: Understanding): Repeat | undefined {
  const more = daysOf(before, commands)
  return more && withMoreDays(before, more)
}

/** "soap and a sponge" are two things where what was added is on a list. */
function understandThings(did: Did, text: string, context: Context): Understanding {
  const things = did.project ? localeOf(context).itemsOf(text, did.project) : [text]
  const [first, ...others] = things.map((thing) => understand(thing, context))
  const isList = others.length > 0 && [first!, ...others].every(isAddition)
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

const underTask = (title: string, { commands }: Understanding): Command[] =>
  commands.map((command) =>
    command.kind === 'add' ? { kind: 'addUnder', under: { title }, tasks: command.tasks } : command,
  )

const inProject = (did: Did, commands: Command[]): Command[] =>
  commands.map((command) =>
    command.kind === 'add' ? { kind: 'add', tasks: command.tasks.map((draft) => inProjectOf(draft, did)) } : command,
  )

const inProjectOf = (draft: TaskDraft, { project = null, section = null }: Did): TaskDraft =>
  draft.project ? draft : { ...draft, project, section: draft.section ?? section }
