/** Trees of tasks stay trees, and what is done with a task concerns those under it as docs/subtasks.md says. */
import type { History } from '../../history.ts'
import { type Evidence, isByPerson, isOfTask, type StoredEvent, type TaskState, type Violation } from '../evidence.ts'
import { after, type Commit, commitsOf, type Tasks, under } from '../replay.ts'

const LEVELS = 4

export function checkSubtasks({ events, tasks, history }: Evidence): Violation[] {
  const byPerson = Map.groupBy(tasks, ({ person }) => person)
  const alone = doneAlone(history)
  return [
    ...[...byPerson].flatMap(([person, own]) => inTheEnd(person, new Map(own.map(({ id, task }) => [id, task])))),
    ...[...Map.groupBy(events, ({ person }) => person).values()].flatMap((own) => inBetween(own, alone)),
  ]
}

/** Tasks that were at some time done by themselves, because their person said so: as `person/task`. */
const doneAlone = ({ operations }: History): Set<string> =>
  new Set(
    operations.filter(({ path }) => path.includes('subtasks=keep')).map(({ person, taskId }) => `${person}/${taskId}`),
  )

function inTheEnd(person: string, tasks: Tasks): Violation[] {
  return [...tasks.values()].flatMap((task): Violation[] => {
    if (!task.parentId || task.status === 'deleted') return []
    const violation = { rule: 'subtasks', kind: 'wrong' as const, person, taskId: task.id }
    const parent = tasks.get(task.parentId)
    if (!parent) return [{ ...violation, what: 'is under a task that there is not' }]
    if (!isWithin(tasks, task)) return [{ ...violation, what: `is in a circle, or deeper than ${LEVELS} levels` }]
    if (task.status !== 'open') return []
    if (parent.status === 'deleted')
      return [{ ...violation, kind: 'lost', what: 'is open under a task that is deleted' }]
    if (parent.status !== 'open' || isSamePlace(task, parent)) return []
    return [{ ...violation, what: `is in ${placeOf(task)}, and its parent in ${placeOf(parent)}` }]
  })
}

function isWithin(tasks: Tasks, task: TaskState): boolean {
  let above: TaskState | undefined = task
  for (let level = 1; level <= LEVELS; level++) {
    above = above.parentId ? tasks.get(above.parentId) : undefined
    if (!above) return true
  }
  return false
}

const isSamePlace = (a: TaskState, b: TaskState): boolean => a.project === b.project && a.section === b.section
const placeOf = ({ project, section }: TaskState): string => `#${project} /${section}`

function inBetween(events: StoredEvent[], alone: ReadonlySet<string>): Violation[] {
  const byId = new Map(events.map((event) => [event.id, event]))
  const found: Violation[] = []
  for (const commit of commitsOf(events)) {
    for (const event of commit.events) {
      if (!isOfTask(event)) continue
      const said = isByPerson(event) ? byItsPerson(commit, event, alone) : comesAgain(commit, event, byId)
      if (said) found.push({ rule: 'subtasks', person: event.person, taskId: event.subject, ...said })
    }
  }
  return found
}

type Said = Pick<Violation, 'kind' | 'what'>

function byItsPerson(commit: Commit, event: StoredEvent, alone: ReadonlySet<string>): Said | undefined {
  const { person, subject: id, type, revision, data } = event
  const was = commit.before.get(id)
  const { status } = data.task!
  if (!was || was.status === status) return undefined
  const now = after(commit)
  const below = under(now, id)
  const isDone = status === 'completed' || status === 'skipped'
  const mayStay = isDone && (data.undoes !== undefined || alone.has(`${person}/${id}`))
  const open = below.find((task) => task.status === 'open')
  if (open && status !== 'open' && !mayStay)
    return { kind: 'lost', what: `revision ${revision} (${type}) left “${open.title}” open under it` }
  if (status !== 'open' || data.undoes !== undefined || was.status === 'deleted') return undefined
  const stayed = [...now.values()].find((task) => task.parentId === id && wentAlong(task, was))
  return (
    stayed && { kind: 'lost', what: `revision ${revision} (${type}) left “${stayed.title}” done, which went along` }
  )
}

const wentAlong = ({ status, completedAt }: TaskState, parent: TaskState): boolean =>
  (status === 'completed' || status === 'skipped') && completedAt === parent.completedAt

/** With the next occurrence of a task come copies of all that was under it. */
function comesAgain(commit: Commit, event: StoredEvent, byId: ReadonlyMap<string, StoredEvent>): Said | undefined {
  const { data, revision, causationId, subject } = event
  const { task } = data
  const done = byId.get(causationId ?? '')?.data.task
  // Of the commit's events that of the occurrence itself: its copies are under it, and in no series with what was done.
  if (!done || task!.status !== 'open' || !task!.seriesId || task!.seriesId !== done.seriesId) return undefined
  const wanted = titlesOf(lastUnder(commit.before, done.id))
  const came = titlesOf(under(after(commit), subject).filter(({ status }) => status === 'open'))
  if (wanted === came) return undefined
  return {
    kind: 'lost',
    what: `revision ${revision} brought [${came}] again where [${wanted}] was under the one before`,
  }
}

/** All that is under a task, but of a subtask that repeats only the last occurrence, with what is under that one. */
function lastUnder(tasks: Tasks, id: string): TaskState[] {
  const direct = [...tasks.values()].filter(({ parentId, status }) => parentId === id && status !== 'deleted')
  const bySeries = Map.groupBy(direct, (task) => task.seriesId ?? task.id)
  return [...bySeries.values()].flatMap((same) => {
    const last = same.reduce((a, b) => ((b.dueAt ?? 0) > (a.dueAt ?? 0) ? b : a))
    return [last, ...lastUnder(tasks, last.id)]
  })
}

const titlesOf = (tasks: TaskState[]): string =>
  tasks
    .map(({ title }) => title)
    .sort()
    .join()
