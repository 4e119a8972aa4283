/** The commands of the table as tools: what they would change is staged, what they show is told to the model. */

import type { SavedFilter } from '../../../../shared/domain/collections/collection.ts'
import type { Profile } from '../../../../shared/domain/profile.ts'
import { snoozeTask } from '../../../../shared/domain/snooze.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import type { CollectionCommand } from '../../../../shared/language/collection-replies.ts'
import type { CommandOf, Kind, TargetKind } from '../../../../shared/language/commands/kind.ts'
import { commandKinds } from '../../../../shared/language/commands/table.ts'
import { createPhraseReader, type PhraseReader, ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import { z } from '../../../../shared/language/commands/zod.ts'
import { localeOf } from '../../../../shared/language/index.ts'
import { newTaskOf, taskChangesOf } from '../../../../shared/language/stored-fields.ts'
import type { Command, Context, Filter, Target } from '../../../../shared/language/types.ts'
import { joinWall } from '../../../../shared/time/civil.ts'
import { instantOf, isTimeZone } from '../../../../shared/time/zone.ts'
import { collectionNamed } from '../../collections/remove.ts'
import { readComments } from '../../comments/keep.ts'
import { countTasks, listTasks } from '../../list/list.ts'
import { readFilter } from '../../list/list-query.ts'
import { KIND_OF } from '../../person/person.ts'
import { tasksByIds } from '../../statements.ts'
import type { TargetCommand } from '../conversation.ts'
import { type Beside, changesOfPlace } from '../steps/place.ts'
import { recallTasks } from '../steps/recall.ts'
import { withOtherEnd } from '../steps/setting.ts'
import { MORNING } from '../steps/snooze.ts'
import { countsFromDate } from '../steps/update.ts'
import { findTargets } from '../targets.ts'
import { repliesOf } from '../turn.ts'
import { stageCollection } from './collections.ts'
import { needsYes } from './needs-yes.ts'
import type { Staged } from './staging.ts'
import type { Desk, Tool } from './tool.ts'
import { cut, shownCollections, shownTask, shownTasks } from './view.ts'

/** Tasks that one look finds. */
const MOST_FOUND = 40
const MOST_NAMES = 50
/** Comments of one task, the last ones, and characters of each. */
const MOST_COMMENTS = 10
const COMMENT = 300

export function commandTools(): Tool[] {
  return Object.values(commandKinds).flatMap(({ tool: make, isRead }): Tool[] => {
    const tool = make?.(z)
    if (!tool) return []
    const { name, description, parameters } = tool
    return [
      {
        name,
        description,
        parameters,
        isRead: isRead === true,
        run: async (given, desk) => perform(tool.readArguments(given, phrasesOf(desk.turn.context)), desk),
      },
    ]
  })
}

/** What a model or an agent quotes is in the person's language, or in English. */
export function phrasesOf(context: Context): PhraseReader {
  const own = createPhraseReader(localeOf(context), context)
  const english = createPhraseReader(localeOf({}), { ...context, language: 'en' })
  const either =
    <Read>(first: (words: string) => Read, second: (words: string) => Read) =>
    (words: string): Read => {
      try {
        return first(words)
      } catch (error) {
        if (error instanceof ToolArgumentError) return second(words)
        throw error
      }
    }
  return {
    when: either(own.when, english.when),
    changes: either(own.changes, english.changes),
    filter: either(own.filter, english.filter),
    moment: either(own.moment, english.moment),
  }
}

/** What is told where a yes of the person is needed, whatever else is done. */
const WAITS = { waits: 'The person is asked whether to do this. It is not done yet.' }

type Perform<K extends Kind> = (command: CommandOf<K>, desk: Desk) => unknown

function refuse(why: string) {
  return () => {
    throw new ToolArgumentError(why)
  }
}

const PERFORM: { [K in Kind]: Perform<K> } = {
  add: ({ tasks }, desk) => ({
    added: tasks.map((draft) => shownTask(desk.staging.add(newTaskOf(draft, desk.turn.context)), desk)),
  }),
  addUnder: ({ under, tasks }, desk) =>
    onOne(under, desk, (parent) => ({
      added: tasks.map((draft) => {
        const fields = { ...newTaskOf(draft, desk.turn.context), parentId: parent.id }
        return shownTask(desk.staging.add(fields), desk)
      }),
    })),
  list,
  recall,
  names: ({ of }, { turn }) => ({ [of]: shownCollections(turn.person, KIND_OF[of]).slice(0, MOST_NAMES) }),
  setting: set,
  undo({ count = 1 }, { staging }) {
    staging.takeBack({ undo: count })
    return WAITS
  },
  redo({ count = 1 }, { staging }) {
    staging.takeBack({ redo: count })
    return WAITS
  },
  help: (_, { turn }) => ({ help: repliesOf(turn).help(turn.context) }),
  cancel(_, desk) {
    desk.drop()
    return { dropped: desk.turn.pending !== null }
  },
  none: () => ({ hint: 'Tell the person in one sentence that you only know their tasks.' }),
  confirm: refuse('only the person can say yes'),
  make: collect,
  arrange: collect,
  remove: collect,
  save: collect,
  open,
  copy: refuse('add a task with the same fields'),
  swap: refuse('change the two dates'),
  show: onTargets(async (_, tasks, desk) => {
    desk.show(tasks.slice(0, MOST_FOUND))
    const found = shownTasks(tasks, desk)
    const { database, personId } = desk.turn.finder
    const said = await readComments(database, personId, tasks.length === 1 ? [tasks[0]!.id] : [])
    const comments = [...said.values()].flat().slice(-MOST_COMMENTS)
    return comments.length ? { ...found, comments: comments.map(({ text }) => cut(text, COMMENT)) } : found
  }),
  subtasks: onTargets(async (_, [task], desk) => {
    const { tasks } = await find(desk, { under: task!.id }, MOST_FOUND)
    return shownTasks(tasks.map(desk.staging.now), desk)
  }),
  nest: onTargets(({ under }, tasks, desk) =>
    under ? onOne(under, desk, (parent) => nest(tasks, parent.id, desk)) : nest(tasks, null, desk),
  ),
  place: onTargets(async ({ beside }, tasks, desk) => {
    if (typeof beside === 'string') return place(tasks, beside, desk)
    const isBefore = 'before' in beside
    return onOne(isBefore ? beside.before : beside.after, desk, (other) =>
      place(tasks, isBefore ? { before: other } : { after: other }, desk),
    )
  }),
  comment: onTargets(({ text }, tasks, { staging }) => {
    for (const task of tasks) staging.comment(task, text)
    return { commented: tasks.length }
  }),
  snooze: onTargets(snooze),
  update: onTargets(update),
  complete: onTargets<'complete'>(act),
  reopen: onTargets<'reopen'>(act),
  skip: onTargets<'skip'>(act),
  delete: onTargets<'delete'>((command, tasks, desk) => ({ ...act(command, tasks, desk), ...WAITS })),
}

const perform = async (command: Command, desk: Desk): Promise<unknown> =>
  (PERFORM[command.kind] as Perform<Kind>)(command, desk)

async function list({ filter, sort, answer }: CommandOf<'list'>, desk: Desk): Promise<unknown> {
  const { finder } = desk.turn
  if (answer === 'count') return { count: await countTasks(finder.database, finder.personId, filter, finder.context) }
  const { tasks, next } = await find(desk, filter, MOST_FOUND, sort)
  const found = shownTasks(tasks.map(desk.staging.now), desk)
  return next ? { ...found, more: found.more ?? 'yes: narrow it down' } : found
}

/** Without the numbers by which tasks are changed: they are not what they were. */
async function recall(command: CommandOf<'recall'>, { turn }: Desk): Promise<unknown> {
  const { tasks, next } = await recallTasks(turn, command, MOST_FOUND)
  const shown = tasks.map(({ title, due, status }) => ({ title: cut(title, 200), due: due && joinWall(due), status }))
  return { asItWas: joinWall(command.at), tasks: shown, ...(next && { more: 'yes: narrow it down' }) }
}

export const find = ({ turn: { finder } }: Desk, filter: Filter, limit: number, sort?: CommandOf<'list'>['sort']) =>
  listTasks(finder.database, finder.personId, { filter, limit, ...(sort && { sort }) }, finder.context)

/** Does something with the tasks that a command is about; several that fit are told instead. */
function onTargets<K extends TargetKind>(
  run: (command: CommandOf<K>, tasks: Task[], desk: Desk) => unknown,
): Perform<K> {
  return async (command, desk) => {
    const found = await targetsOf(command as TargetCommand, desk)
    return 'which' in found
      ? { error: 'Several tasks fit these words: name one by its number.', ...shownTasks(found.which, desk) }
      : run(command, found.tasks, desk)
  }
}

/** The one task under which, or beside which, others come. */
async function onOne(target: Target, desk: Desk, run: (task: Task) => unknown): Promise<unknown> {
  const found = await targetsOf({ kind: 'nest', target, under: null }, desk)
  const tasks = 'which' in found ? found.which : found.tasks
  return tasks.length === 1
    ? run(tasks[0]!)
    : { error: 'Several tasks fit these words: name one by its number.', ...shownTasks(tasks, desk) }
}

/** Keys are worked out on what is stored: what this turn has moved or made has none yet. */
async function place(tasks: Task[], beside: Beside, desk: Desk): Promise<unknown> {
  const { turn, staging } = desk
  const others = typeof beside === 'string' ? [] : Object.values<Task>(beside)
  if (others.some(({ id }) => tasks.some((task) => task.id === id)))
    throw new ToolArgumentError('a task cannot come beside itself')
  const named = [...tasks, ...others]
  const moved = named.find(({ id }) => staging.staged().some((each) => each.taskId === id && isMoved(each)))
  if (moved)
    throw new ToolArgumentError(
      `“${moved.title}” is moved or added in this turn already: name all of them in one call, in their order`,
    )
  const changes = await changesOfPlace(turn, tasks, beside)
  const now = await tasksNow(
    desk,
    changes.map(({ taskId }) => taskId),
  )
  for (const { taskId, command } of changes)
    if (command.type === 'change') staging.change(now.get(taskId)!, command.changes)
  return { placed: shownTasks(tasks.map(staging.now), desk).tasks }
}

const isMoved = ({ command }: Staged): boolean =>
  command.type === 'create' ||
  (command.type === 'change' && ('order' in command.changes || 'parentId' in command.changes))

export async function tasksNow({ turn: { finder }, staging }: Desk, ids: string[]): Promise<Map<string, Task>> {
  const rows = await finder.database.query<{ task: Task }>(tasksByIds(finder.personId, ids))
  return new Map(rows.map(({ task }) => [task.id, staging.now(task)]))
}

function nest(tasks: Task[], parentId: string | null, desk: Desk): unknown {
  const after = tasks.map((task) => desk.staging.change(task, { parentId, order: null }) ?? task)
  return { changed: shownTasks(after, desk).tasks }
}

function act(command: CommandOf<'complete' | 'reopen' | 'skip' | 'delete'>, tasks: Task[], desk: Desk) {
  const { kind } = command
  const subtasks = 'subtasks' in command ? command.subtasks : undefined
  const after = tasks.map((task) => desk.staging.act(task, kind, subtasks) ?? task)
  return { [kind]: shownTasks(after, desk).tasks }
}

/** By their numbers as they are in this turn, with what is staged; else as a person's words are looked up. */
async function targetsOf(
  { kind, target }: TargetCommand,
  { turn, handles, staging }: Desk,
): Promise<{ tasks: Task[] } | { which: Task[] }> {
  if ('shown' in target && target.shown !== 'all') {
    const tasks = target.shown.map((handle) => {
      const task = handles.find(handle)
      if (!task) throw new ToolArgumentError(`no result has a task with the number ${handle}; look for tasks first`)
      return staging.now(task)
    })
    return { tasks: [...new Map(tasks.map((task) => [task.id, task])).values()] }
  }
  const found = await findTargets(turn.finder, target, commandKinds[kind].wanted)
  if ('none' in found) throw new ToolArgumentError('no task fits; look for tasks and name them by their numbers')
  return 'tasks' in found ? { tasks: found.tasks.map(staging.now) } : found
}

function update({ changes }: CommandOf<'update'>, tasks: Task[], desk: Desk): unknown {
  const undated = countsFromDate(changes) && tasks.find(({ due }) => !due)
  if (undated) throw new ToolArgumentError(`“${undated.title}” has no date to count a reminder from`)
  const after = tasks.map((task) => desk.staging.change(task, taskChangesOf(changes, task, desk.turn.context)) ?? task)
  return { changed: shownTasks(after, desk).tasks }
}

function snooze({ until }: CommandOf<'snooze'>, tasks: Task[], { turn, staging }: Desk): unknown {
  const at =
    'minutes' in until
      ? Date.parse(turn.origin.now) + until.minutes * 60_000
      : instantOf(`${until.date}T${until.time ?? MORNING}`, turn.context.timeZone)
  for (const task of tasks) {
    if (task.status !== 'open') throw new ToolArgumentError(`“${task.title}” is not open`)
    snoozeTask(task, at)
    staging.snooze(task, at)
  }
  return { snoozed: tasks.length }
}

async function collect(command: CollectionCommand, desk: Desk): Promise<unknown> {
  const { count } = await stageCollection(command, desk)
  return {
    [command.kind]: command.name,
    ...(count && { openTasks: count }),
    ...(needsYes(desk.staging) && WAITS),
  }
}

async function open({ name }: CommandOf<'open'>, desk: Desk): Promise<unknown> {
  const { person, finder } = desk.turn
  const found = collectionNamed(person, 'filter', name) as SavedFilter | undefined
  if (!found) throw new ToolArgumentError(`there is no filter '${name}'; list_names gives those that there are`)
  const filter = await readFilter(found.words, person, new Date(finder.context.now))
  return list({ kind: 'list', filter, answer: 'list' }, desk)
}

function set({ timeZone, quietHours }: CommandOf<'setting'>, { turn, staging }: Desk): unknown {
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw new ToolArgumentError(`'${timeZone}' is no time zone`)
  const hours = quietHours && withOtherEnd(quietHours, turn.person.profile)
  if (hours && !(hours.from && hours.to)) throw new ToolArgumentError('quiet hours need both ends')
  staging.set({
    ...(timeZone && { timeZone }),
    ...(quietHours !== undefined && { quietHours: hours as Profile['quietHours'] }),
  })
  return WAITS
}
