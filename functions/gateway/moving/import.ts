/** Brings tasks from elsewhere: looked at first, then stored in parts, as one turn that undo takes back. */
import type { Database } from '../../../shared/database/index.ts'
import type { CollectionChange } from '../../../shared/domain/collections/decide-collection.ts'
import type { CommentChange } from '../../../shared/domain/comments/decide-comment.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { Origin } from '../../../shared/events/event.ts'
import { idOf } from '../../../shared/ids/index.ts'
import type { Person } from '../person/person.ts'
import { tasksByIds, treesOfTasks } from '../statements.ts'
import {
  type ExecuteDeps,
  type ExecutionResult,
  execute,
  type Idempotency,
  type Plan,
  type TaskChange,
} from '../writes/execute.ts'
import { planCollections } from './collections.ts'
import type { FormatName, LeftOut, Said } from './formats/format.ts'
import type { Coming, CreateCommand, FileRead } from './read.ts'
import { openSeriesOf, statusesOf } from './statements.ts'
import { inTrees } from './trees.ts'

/** Tasks and lines of a preview that are shown. */
const SHOWN = 100
/** Tasks that are stored by one commit. */
const PART = 100
/** Ids of one question. */
const ASKED = 1000

/** What an import would come to. */
export interface Preview {
  format: FormatName
  /** tasks of the file, and what becomes of them: new, there already, or deleted here and coming back */
  found: number
  new: number
  known: number
  returning: number
  /** projects, sections, labels and filters that would be made */
  collections: number
  /** the first of those that would come */
  tasks: Pick<Task, 'title' | 'project' | 'section' | 'labels' | 'priority' | 'due' | 'recurrence' | 'status'>[]
  /** lines of which nothing comes, and those that come without a part of them; `more` than are told */
  leftOut: LeftOut[]
  without: LeftOut[]
  more: { leftOut: number; without: number }
}

/** What came of it. */
export interface Imported extends Pick<Preview, 'format' | 'found' | 'collections' | 'leftOut' | 'without' | 'more'> {
  added: number
  known: number
}

export interface Planned {
  preview: Preview
  /** tasks that are not there, in the order of the file */
  commands: CreateCommand[]
  /** what was said of these, by their ids */
  comments: ReadonlyMap<string, Coming['comments']>
  /** what the tasks are gathered in, where more is known of it than its name */
  collections: CollectionChange[]
}

/** Holds what was read against what there is. */
export async function planImport(database: Database, person: Person, read: FileRead, now: string): Promise<Planned> {
  const { coming, format, leftOut } = read
  const statuses = await statusesIn(database, person.id, coming)
  const idHere = ({ command, former }: Coming) =>
    [command.id, former].find((id) => id !== undefined && ![undefined, 'deleted'].includes(statuses.get(id)))
  const stored = await treesAround(database, person.id, coming, idHere)
  const trees = inTrees(coming, { stored, idHere })
  const collections = planCollections(read.collections, { personId: person.id, there: person.collections, now })
  const without = [...read.without, ...trees.without, ...collections.without]
  const commands = trees.coming.map(({ command }) => command)
  const returning = commands.filter(({ id }) => statuses.has(id)).length
  const preview: Preview = {
    format,
    found: coming.length + leftOut.length,
    new: commands.length - returning,
    known: coming.length - commands.length,
    returning,
    collections: collections.changes.length,
    tasks: commands.slice(0, SHOWN).map(shown),
    leftOut: leftOut.slice(0, SHOWN),
    without: without.slice(0, SHOWN),
    more: { leftOut: Math.max(0, leftOut.length - SHOWN), without: Math.max(0, without.length - SHOWN) },
  }
  return {
    preview,
    commands: await withOwnSeries(database, person.id, commands),
    comments: new Map(trees.coming.map(({ command, comments }) => [command.id, comments])),
    collections: collections.changes,
  }
}

/** Ids of which the trees are asked for at once. */
const TREES = 100

/** The trees of tasks that are there already, and that others of the file come under. */
async function treesAround(
  database: Database,
  personId: string,
  coming: Coming[],
  idHere: (each: Coming) => string | undefined,
): Promise<Map<string, Task>> {
  const under = new Set(coming.flatMap((each) => (each.under !== undefined && !idHere(each) ? [each.under] : [])))
  const ids = coming.flatMap((each) => (each.ref !== undefined && under.has(each.ref) ? (idHere(each) ?? []) : []))
  const stored = new Map<string, Task>()
  for (let from = 0; from < ids.length; from += TREES) {
    const rows = await database.query<{ task: Task }>(treesOfTasks(personId, ids.slice(from, from + TREES)))
    for (const { task } of rows) stored.set(task.id, task)
  }
  return stored
}

async function statusesIn(
  database: Database,
  personId: string,
  coming: Coming[],
): Promise<Map<string, Task['status']>> {
  const ids = coming.flatMap(({ command, former }) => [command.id, ...(former ? [former] : [])])
  const found = new Map<string, Task['status']>()
  for (let from = 0; from < ids.length; from += ASKED) {
    const rows = await database.query<{ id: string; status: Task['status'] }>(
      statusesOf(personId, ids.slice(from, from + ASKED)),
    )
    for (const { id, status } of rows) found.set(id, status)
  }
  return found
}

const shown = ({ fields, past }: CreateCommand): Preview['tasks'][number] => ({
  title: fields.title,
  project: fields.project ?? null,
  section: fields.section ?? null,
  labels: fields.labels ?? [],
  priority: fields.priority ?? 4,
  due: fields.due ?? null,
  recurrence: fields.recurrence ?? null,
  status: past?.status ?? 'open',
})

/** A series has one open date: another one that a file has begins a series of its own. */
async function withOwnSeries(
  database: Database,
  personId: string,
  commands: CreateCommand[],
): Promise<CreateCommand[]> {
  const series = [...new Set(commands.flatMap(({ seriesId }) => seriesId ?? []))]
  if (!series.length) return commands
  const rows = await database.query<{ seriesId: string }>(openSeriesOf(personId, series))
  const open = new Set(rows.map(({ seriesId }) => seriesId))
  return commands.map((command) => {
    const { seriesId, past } = command
    if (!seriesId || past?.status !== 'open') return command
    if (open.has(seriesId)) return { ...command, seriesId: command.id }
    open.add(seriesId)
    return command
  })
}

interface Running {
  personId: string
  origin: Origin
  idempotency: Idempotency
  /** is told how many of the tasks are stored */
  onProgress: (done: number) => void
}

/**
 * Each part is a commit of its own, between which others have their turn. What is there when its part comes is left as it is, so that the same
 * file again adds what is missing and nothing else.
 *
 * @throws Problem 429 before anything is stored, when there is no room for all of it
 */
export async function runImport(
  deps: ExecuteDeps,
  { commands, comments, collections }: Omit<Planned, 'preview'>,
  running: Running,
): Promise<ExecutionResult> {
  const { personId, origin, idempotency, onProgress } = running
  const { database, quotas } = deps
  const open = commands.filter(({ past }) => past?.status === 'open')
  await quotas.admit(personId, {
    tasks: open.length,
    reminders: open.reduce((sum, { fields }) => sum + (fields.reminders?.length ?? 0), 0),
  })
  const planFrom = (from: number) => async (): Promise<Plan> => {
    onProgress(from)
    const part = commands.slice(from, from + PART)
    const rows = await database.query<{ task: Task }>(
      tasksByIds(
        personId,
        part.map(({ id }) => id),
      ),
    )
    const before = new Map(rows.map(({ task }) => [task.id, task]))
    const changes = part.flatMap((command): TaskChange[] => {
      const there = before.get(command.id)
      if (!there) return [{ taskId: command.id, command }]
      return there.status === 'deleted' ? [{ taskId: command.id, command: comingBack(command) }] : []
    })
    const said = changes.flatMap(({ taskId, command }) =>
      command.type === 'create' ? (comments.get(taskId) ?? []).map((each, at) => commentOf(taskId, each, at)) : [],
    )
    const next = from + PART
    return {
      changes,
      comments: said,
      ...(from === 0 && { collections }),
      before: { tasks: before, parents: new Set() },
      ...(next < commands.length && { rest: planFrom(next) }),
    }
  }
  return execute(deps, { personId, changes: planFrom(0), origin, idempotency })
}

const commentOf = (taskId: string, said: Said, at: number): CommentChange => ({
  id: idOf('imported-comment', taskId, String(at)),
  taskId,
  command: { type: 'create', ...said },
})

const comingBack = ({ past }: CreateCommand): TaskChange['command'] => ({
  type: 'revert',
  previous: { status: past?.status ?? 'open' },
})
