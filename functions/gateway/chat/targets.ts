/** Which tasks a person means by "it", "the second one", "the dentist thing" or "everything due today". */
import type { Database } from '../../../shared/database/index.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { CommandOf } from '../../../shared/language/commands/kind.ts'
import { commandKinds } from '../../../shared/language/commands/table.ts'
import { localeOf } from '../../../shared/language/index.ts'
import type { Command, Filter, Target } from '../../../shared/language/types.ts'
import type { FilterContext } from '../list/filter-sql.ts'
import { listTasks } from '../list/list.ts'
import { tasksByIds } from '../statements.ts'
import type { Conversation } from './conversation.ts'

export type Found =
  | { tasks: Task[] }
  /** several tasks fit the words: ask which one */
  | { which: Task[] }
  | { none: NotFound }

export type NotFound =
  | { why: 'title'; title: string; wanted: Wanted }
  /** a place in a list of which so many are shown */
  | { why: 'positions'; shown: number }
  /** `last`: nothing was spoken of yet; `words`: they carry no meaning */
  | { why: 'filter' | 'gone' | 'last' | 'words' }

export interface Finder {
  database: Database
  personId: string
  conversation: Conversation
  context: FilterContext
  /** in which tasks are named */
  language?: string | undefined
}

type Searcher = Omit<Finder, 'conversation'>

/** Most tasks that one sentence may name. */
const MOST_TITLES = 10
/** Most tasks that one sentence may change. */
const BULK_LIMIT = 500

type Wanted = 'open' | 'completed' | 'any'

export async function findTargets(finder: Finder, target: Target, wanted: Wanted): Promise<Found> {
  const { conversation } = finder
  if ('shown' in target)
    return target.shown === 'all' ? findTogether(finder, target) : findByPosition(finder, target.shown)
  if ('rest' in target) return findRest(finder, wanted)
  if ('last' in target) return findByIds(finder, conversation.last, 'last')
  if ('of' in target) return findBut(finder, target, wanted)
  if ('title' in target) return findByTitle(finder, target.title, wanted)
  // "everything", behind a list, is what is on it: no wider than what somebody has in mind
  if ('all' in target.filter && conversation.isListShown) return findTogether(finder, { shown: 'all' })
  const filter = { and: [target.filter, { status: wanted }] }
  const { tasks } = await listTasks(finder.database, finder.personId, { filter, limit: BULK_LIMIT }, finder.context)
  return tasks.length ? { tasks } : { none: { why: 'filter' } }
}

/**
 * Whether the tasks are there that commands name by their titles: by all of their words, for what is much alike may be another one.
 *
 * @param by `whole`: the title has no other words that carry a meaning
 */
export async function areThere(
  { finder }: { finder: Finder },
  commands: Command[],
  by: 'part' | 'whole' = 'part',
): Promise<boolean> {
  const named = commands.flatMap((command) =>
    'target' in command
      ? [command.target, ...(command.kind === 'place' ? besideOf(command) : [])].flatMap((target) =>
          'title' in target ? [findTitled(finder, target.title, commandKinds[command.kind].wanted, by)] : [],
        )
      : [],
  )
  return (await Promise.all(named)).every(({ length }) => length > 0)
}

const besideOf = ({ beside }: CommandOf<'place'>): Target[] =>
  typeof beside === 'string' ? [] : Object.values<Target>(beside)

/** "everything except the mopping"; what is excepted must be known, so that nothing is done to it for a slip of the finger. */
async function findBut(
  finder: Finder,
  { of, except }: Extract<Target, { of: Target }>,
  wanted: Wanted,
): Promise<Found> {
  const [found, not] = await Promise.all([findTargets(finder, of, wanted), findTargets(finder, except, 'any')])
  if (!('tasks' in found)) return found
  if ('none' in not) return not
  const excepted = new Set(('tasks' in not ? not.tasks : not.which).map(({ id }) => id))
  const tasks = found.tasks.filter(({ id }) => !excepted.has(id))
  return tasks.length ? { tasks } : { none: { why: 'filter' } }
}

/** "them", "both": what was shown or touched together, else what one turn after the other was about. */
function findTogether(finder: Finder, { count }: Extract<Target, { shown: 'all' }>): Promise<Found> {
  const { together, shown, recent } = finder.conversation
  const isOther = count !== undefined && together.length !== count
  const ids =
    isOther && recent.length >= count ? recent.slice(-count) : [together, shown, recent].find(({ length }) => length)
  return ids ? findByIds(finder, ids, 'gone') : Promise.resolve({ none: { why: 'positions', shown: 0 } })
}

function findByPosition(finder: Finder, positions: number[]): Promise<Found> {
  const { added, together, shown: listed } = finder.conversation
  // "the last two", "the first one", where none were shown: of those that were added
  const isFromEnd = positions.every((position) => position < 0)
  const shown = listed.length ? listed : !isFromEnd && together.length > 1 ? together : added
  const at = (position: number) => shown[position < 0 ? shown.length + position : position - 1]
  const ids = positions.map(at)
  const isMissing = !shown.length || ids.some((id) => !id)
  if (isMissing) return Promise.resolve({ none: { why: 'positions', shown: shown.length } })
  return findByIds(finder, ids as string[], 'gone')
}

async function findRest(finder: Finder, wanted: Wanted): Promise<Found> {
  const found = await findByIds(finder, finder.conversation.rest, 'last')
  if (!('tasks' in found) || wanted === 'any') return found
  const tasks = found.tasks.filter(({ status }) => (status === 'open') === (wanted === 'open'))
  return tasks.length ? { tasks } : { none: { why: 'filter' } }
}

async function findByIds({ database, personId }: Finder, ids: string[], why: 'gone' | 'last'): Promise<Found> {
  if (!ids.length) return { none: { why } }
  const rows = await database.query<{ task: Task }>(tasksByIds(personId, ids))
  const tasks = ids.flatMap((id) => rows.find(({ task }) => task.id === id && task.status !== 'deleted')?.task ?? [])
  return tasks.length ? { tasks } : { none: { why } }
}

/** Those with all the words of a title, the newest first. */
async function findTitled(finder: Searcher, title: string, wanted: Wanted, by: 'part' | 'whole'): Promise<Task[]> {
  const words = wordsIn(title, finder)
  const tasks = words.length ? await searchTasks(finder, words, 'and', wanted) : []
  return by === 'part' ? tasks : tasks.filter((task) => wordsIn(task.title, finder).length === words.length)
}

/** Most tasks in which words are listened for: the newest. */
const MOST_HEARD = 500

async function searchTasks(finder: Searcher, words: string[], word: 'and' | 'or', wanted: Wanted): Promise<Task[]> {
  const searches = words.map((each) => ({ search: each }))
  const found = await newestTasks(finder, word === 'and' ? { and: searches } : { or: searches }, wanted, 50)
  return found.length || word === 'or' ? found : heardTasks(finder, words.join(' '), wanted)
}

/** Those whose titles sound so: what was typed in Roman letters is named in Urdu script. */
export async function heardTasks(finder: Searcher, title: string, wanted: Wanted): Promise<Task[]> {
  const { soundsLike } = localeOf(finder)
  const words = wordsIn(title, finder)
  if (!soundsLike || !words.length) return []
  const tasks = await newestTasks(finder, { all: true }, wanted, MOST_HEARD)
  return tasks.filter(({ title }) => {
    const own = wordsIn(title, finder)
    return words.every((word) => own.some((each) => soundsLike(each, word)))
  })
}

async function newestTasks(
  { database, personId, context }: Searcher,
  which: Filter,
  wanted: Wanted,
  limit: number,
): Promise<Task[]> {
  // What is put away has its name all the same.
  const filter = { and: [{ status: wanted }, { started: 'any' as const }, which] }
  const sort = [{ by: 'created' as const, descending: true }]
  return (await listTasks(database, personId, { filter, sort, limit }, context)).tasks
}

/** First tasks with all the words, then those with most of them; an exact title wins over longer ones. */
async function findByTitle(finder: Searcher, title: string, wanted: Wanted): Promise<Found> {
  const wordsOf = (text: string): string[] => wordsIn(text, finder)
  const search = (words: string[], word: 'and' | 'or') => searchTasks(finder, words, word, wanted)
  const [first = '', ...others] = wordsOf(title)
  const isSeveral = others.length > 0 && localeOf(finder).several.has(first)
  const words = isSeveral ? others : wordsOf(title)
  if (!words.length) return { none: { why: 'words' } }
  const all = await search(words, 'and')
  const exact = all.filter((task) => wordsOf(task.title).join(' ') === words.join(' '))
  if (exact.length === 1) return { tasks: exact }
  if (all.length === 1) return { tasks: all }
  if (isSeveral && all.length) return { tasks: all }
  if (all.length) return { which: all.slice(0, 9) }
  const several = await findByTitles(finder, title, wanted)
  if (several) return several
  const ranked = rankTasks(await search(words, 'or'), words, wordsOf)
  const [best, second] = ranked
  if (!best || best.score * 2 < words.length) return { none: { why: 'title', title, wanted } }
  if (!second || second.score < best.score) return { tasks: [best.task] }
  return {
    which: ranked
      .filter(({ score }) => score === best.score)
      .slice(0, 9)
      .map(({ task }) => task),
  }
}

/** "milk and eggs": two tasks, where none has both words and each of them means just one. */
async function findByTitles(finder: Searcher, titles: string, wanted: Wanted): Promise<Found | undefined> {
  const { conjunctions } = localeOf(finder)
  const parts = titles
    .split(/[,&]/)
    .flatMap((part) => splitAt(part.trim().split(/\s+/), (word) => conjunctions.has(word.toLowerCase())))
    .map((words) => words.join(' '))
    .filter(Boolean)
  if (parts.length < 2 || parts.length > MOST_TITLES) return undefined
  const found = await Promise.all(parts.map((part) => findByTitle(finder, part, wanted)))
  const tasks = found.flatMap((each) => ('tasks' in each ? each.tasks : []))
  return tasks.length === parts.length
    ? { tasks: [...new Map(tasks.map((task) => [task.id, task])).values()] }
    : undefined
}

function splitAt(words: string[], isBreak: (word: string) => boolean): string[][] {
  const parts: string[][] = [[]]
  for (const word of words) {
    if (isBreak(word)) parts.push([])
    else parts.at(-1)!.push(word)
  }
  return parts
}

function rankTasks(
  tasks: Task[],
  words: string[],
  wordsOf: (title: string) => string[],
): { task: Task; score: number }[] {
  const score = (task: Task) => {
    const own = wordsOf(task.title)
    return words.filter((word) => own.some((each) => each.startsWith(word) || word.startsWith(each))).length
  }
  return tasks.map((task) => ({ task, score: score(task) })).sort((a, b) => b.score - a.score)
}

/** Words that carry a title's meaning: "the dentist thing" is "dentist". */
function wordsIn(text: string, finder: Searcher): string[] {
  const { fillers } = localeOf(finder)
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const meaning = words.filter((word) => !fillers.has(word))
  return (meaning.length ? meaning : words).slice(0, 12)
}
