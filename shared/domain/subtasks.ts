/**
 * Tasks under tasks. A subtask names its parent; what is done with a task concerns those under it, and is decided here, on the whole tree and
 * as one commit: docs/subtasks.md has the rules as tables. Postgres refuses, whoever writes, a circle, a fifth level and a parent that is
 * not there (the migration of subtasks); what would come to that is refused in words here.
 */
import { decide, type TaskCommand } from './decide.ts'
import type { OpenSubtasks } from './open-subtasks.ts'
import { inOrder } from './order.ts'
import { Refusal } from './refusal.ts'
import type { Task } from './task.ts'
import type { TaskEvent } from './task-event.ts'

/** Most levels, that of the task which is under none included; and most open tasks of one tree. */
export const SUBTASKS = { levels: 4, tree: 200 } as const

/** What is known of the tasks of a commit before it. */
export interface Before {
  /** by id */
  tasks: ReadonlyMap<string, Task>
  /** those that have subtasks */
  parents: ReadonlySet<string>
}

/** The tasks of which the whole tree has to be known. None for nearly all commits, which then cost nothing more. */
export const treesOf = (events: TaskEvent[], before: Before): string[] => [
  ...new Set(
    events.flatMap(({ data: { task } }) => {
      const was = before.tasks.get(task.id)
      const isParent = before.parents.has(task.id)
      const concernsOthers = isParent && was && (was.status !== task.status || !isSamePlace(was, task))
      return [
        ...(joins(task, was) ? [task.parentId!] : []),
        ...(isParent && (concernsOthers || joins(task, was)) ? [task.id] : []),
      ]
    }),
  ),
]

/** Tasks of which it is decided by what is known that nothing is under them, and that would take it along. */
export const takenForAlone = (events: TaskEvent[], before: Before): string[] =>
  events.flatMap(({ data: { task } }) => {
    const was = before.tasks.get(task.id)
    const isTaking = was?.status === 'open' && (task.status !== 'open' || !isSamePlace(was, task))
    return isTaking && !before.parents.has(task.id) ? [task.id] : []
  })

/**
 * The events of a commit, changed and added to by what they mean for the trees that they are in.
 *
 * @param stored the trees that `treesOf` names
 * @param choices what becomes of open subtasks, by the task that is completed or skipped
 * @throws Refusal for a parent that there is not, a circle, a level too many, too many tasks, or open subtasks where these are refused
 */
export function withSubtasks(
  events: TaskEvent[],
  before: Before,
  stored: Task[],
  now: string,
  choices: ReadonlyMap<string, OpenSubtasks> = new Map(),
): TaskEvent[] {
  const tree = createTree([...before.tasks.values(), ...stored], events)
  const settled = new Set<string>()
  for (const { data } of events) settle(tree, data.task.id, before, settled)
  for (const { data } of events) {
    if (before.parents.has(data.task.id)) takeAlong(tree, data.task.id, now, choices.get(data.task.id))
  }
  return tree.events()
}

type Tree = ReturnType<typeof createTree>

/** Tasks as they will be, and as they are, by what is decided so far. */
function createTree(stored: Task[], decided: TaskEvent[]) {
  const was = new Map(stored.map((task) => [task.id, task]))
  const events = new Map(decided.map((event) => [event.data.task.id, event]))
  const tasks = new Map([...was, ...decided.map(({ data }) => [data.task.id, data.task] as const)])
  const children = Map.groupBy([...was.values()].sort(inOrder), ({ parentId }) => parentId ?? null)
  /** of all that were or will be under one: a look at each task of a tree for each of a commit would be many */
  const ever = new Map<string, Set<string>>()
  const remember = ({ id, parentId }: Task) => {
    if (!parentId) return
    const known = ever.get(parentId)
    if (known) known.add(id)
    else ever.set(parentId, new Set([id]))
  }
  for (const task of tasks.values()) remember(task)
  return {
    get: (id: string): Task | undefined => tasks.get(id),
    was: (id: string): Task | undefined => was.get(id),
    events: (): TaskEvent[] => [...events.values()],
    event: (id: string): TaskEvent | undefined => events.get(id),
    put(event: TaskEvent): void {
      events.set(event.data.task.id, event)
      tasks.set(event.data.task.id, event.data.task)
      remember(event.data.task)
    },
    /** as they were before the commit, but not those that are deleted */
    childrenOf: (id: string): Task[] => (children.get(id) ?? []).filter(({ status }) => status !== 'deleted'),
    /** as they will be */
    under: (id: string): Task[] =>
      [...(ever.get(id) ?? [])]
        .map((each) => tasks.get(each)!)
        .filter((task) => task.parentId === id && task.status !== 'deleted'),
  }
}

const joins = (task: Task, was: Task | undefined): boolean =>
  Boolean(task.parentId) && task.status !== 'deleted' && (was?.parentId !== task.parentId || was?.status === 'deleted')

const isSamePlace = (a: Task, b: Task): boolean =>
  a.project === b.project && a.section === b.section && (a.parentId ?? null) === (b.parentId ?? null)

/** A task under its parent: one that comes to it is checked, and takes its project; one that goes to another project leaves it. */
function settle(tree: Tree, id: string, before: Before, settled: Set<string>): void {
  if (settled.has(id)) return
  settled.add(id)
  const { type, data } = tree.event(id)!
  const { task } = data
  if (!task.parentId || task.status === 'deleted') return
  // Whose project it takes is to be where it will be.
  if (tree.event(task.parentId)) settle(tree, task.parentId, before, settled)
  const was = before.tasks.get(id)
  const above = tree.get(task.parentId)
  const parent = above?.status === 'deleted' ? undefined : above
  if (!joins(task, was)) {
    const isMoved = was !== undefined && !(was.project === task.project && was.section === task.section)
    if (isMoved && !(parent?.project === task.project && parent.section === task.section)) leave(tree, id)
    return
  }
  const refusal = parent ? refusalAt(tree, task, parent) : missing(task)
  // An undo brings back what it can.
  const isBack = type === 'todo.task.restored.v1' || data.undoes !== undefined
  if (refusal && !isBack) throw refusal
  if (refusal) leave(tree, id)
  else amend(tree, id, { project: parent!.project, section: parent!.section })
}

const leave = (tree: Tree, id: string): void => amend(tree, id, { parentId: null })

/** Fields of a task that its own event changes too. */
function amend(tree: Tree, id: string, fields: Partial<Task>): void {
  const { type, data } = tree.event(id)!
  const was = tree.was(id)
  const names = Object.keys(fields) as (keyof typeof data.previous & keyof Task)[]
  const changed = names.filter((name) => (data.task[name] ?? null) !== (fields[name] ?? null))
  if (!changed.length) return
  const before = was && Object.fromEntries(changed.map((name) => [name, was[name] ?? null]))
  tree.put({ type, data: { ...data, task: { ...data.task, ...fields }, previous: { ...before, ...data.previous } } })
}

const missing = ({ title }: Task): Refusal =>
  new Refusal('parent-missing', `There is no task that “${title}” could be under.`)

/** Why a task cannot be under another. */
function refusalAt(tree: Tree, task: Task, parent: Task): Refusal | undefined {
  let level = 1
  let top = parent
  for (let above: Task | undefined = parent; above; above = above.parentId ? tree.get(above.parentId) : undefined) {
    if (above.id === task.id) {
      const whose = parent.id === task.id ? 'itself' : `“${parent.title}”, which is under it`
      return new Refusal('parent-in-circle', `“${task.title}” cannot be under ${whose}.`)
    }
    if (++level > SUBTASKS.levels) break
    top = above
  }
  if (level + levelsUnder(tree, task.id) > SUBTASKS.levels) {
    return new Refusal(
      'too-deep',
      `Tasks go ${SUBTASKS.levels} levels deep at most: “${task.title}” cannot be under “${parent.title}”.`,
    )
  }
  if (sizeOf(tree, top.id) > SUBTASKS.tree) {
    return new Refusal(
      'too-many-subtasks',
      `“${top.title}” may have ${SUBTASKS.tree - 1} open subtasks in all. Please complete some, or make it several tasks.`,
    )
  }
  return undefined
}

const levelsUnder = (tree: Tree, id: string, left: number = SUBTASKS.levels): number =>
  left ? Math.max(0, ...tree.under(id).map((task) => 1 + levelsUnder(tree, task.id, left - 1))) : 0

const sizeOf = (tree: Tree, id: string, left: number = SUBTASKS.levels): number =>
  Number(tree.get(id)?.status === 'open') +
  (left ? tree.under(id).reduce((sum, task) => sum + sizeOf(tree, task.id, left - 1), 0) : 0)

/** What a task's change means for those that were under it. One that the commit changes itself is as that says. */
function takeAlong(tree: Tree, id: string, now: string, choice: OpenSubtasks = 'complete'): void {
  const was = tree.was(id)!
  const { task, undoes } = tree.event(id)!.data
  const under = descendants(tree, id).filter((child) => !tree.event(child.id))
  const carry = (children: Task[], command: TaskCommand, fields?: Partial<Task>): void => {
    for (const child of children) {
      const event = decide(command, child, now)
      if (!event) continue
      const data = { ...event.data, task: { ...event.data.task, ...fields }, ...(undoes !== undefined && { undoes }) }
      tree.put({ ...event, data })
    }
  }
  const [wasDone, isDone] = [was, task].map(({ status }) => status === 'completed' || status === 'skipped')
  if (was.status === task.status) {
    if (was.project !== task.project || was.section !== task.section) movePlace()
  } else if (task.status === 'deleted') {
    carry(under, { type: 'delete' })
  } else if (wasDone && task.status === 'open') {
    const along = under.filter((child) => wentAlong(child, was))
    carry(along, { type: 'reopen' })
  } else if (isDone && undoes === undefined) {
    // What an undo closes again, it says of each.
    endOpen()
  }

  function movePlace(): void {
    const place = { project: task.project, section: task.section }
    for (const child of descendants(tree, id)) {
      if (tree.event(child.id) && isUnder(tree, child.id, id)) amend(tree, child.id, place)
    }
    carry(under, { type: 'change', changes: place })
  }

  function endOpen(): void {
    const open = under.filter(({ status, isNote }) => status === 'open' && !isNote)
    if (choice === 'refuse' && open.length) throw hasOpen(task, open.length)
    const { completedAt } = task
    if (choice === 'complete') carry(open, { type: task.status === 'skipped' ? 'skip' : 'complete' }, { completedAt })
  }
}

/** At one instant: so it is known what went along with a task, when that is opened again. */
const wentAlong = (child: Task, { status, completedAt }: Task): boolean =>
  child.status === status && child.completedAt === completedAt

const hasOpen = ({ title }: Task, count: number): Refusal =>
  new Refusal(
    'open-subtasks',
    `“${title}” has ${count} open subtask${count > 1 ? 's' : ''}. Say whether they are done too, or stay.`,
  )

/** Whether it will be. */
function isUnder(tree: Tree, id: string, above: string): boolean {
  const parentId = tree.get(id)?.parentId
  return Boolean(parentId) && (parentId === above || isUnder(tree, parentId!, above))
}

function descendants(tree: Tree, id: string, left: number = SUBTASKS.levels): Task[] {
  return left ? tree.childrenOf(id).flatMap((child) => [child, ...descendants(tree, child.id, left - 1)]) : []
}
