import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { newId } from '../ids/index.ts'
import { decide, type TaskCommand } from './decide.ts'
import type { OpenSubtasks } from './open-subtasks.ts'
import { SUBTASKS, treesOf, withSubtasks } from './subtasks.ts'
import type { NewTask, Task } from './task.ts'
import type { TaskEvent } from './task-event.ts'

const now = '2026-03-11T09:00:00.000Z'
const before = '2026-03-10T09:00:00.000Z'

const made = (title: string, fields: Partial<NewTask> = {}, changed: Partial<Task> = {}): Task => ({
  ...decide({ type: 'create', id: newId(), fields: { title, ...fields } }, null, before)!.data.task,
  ...changed,
})
const under = (parent: Task, title: string, changed: Partial<Task> = {}): Task =>
  made(title, { parentId: parent.id, project: parent.project, section: parent.section }, changed)

interface Change {
  task: Task
  command: TaskCommand
  undoes?: string
}

/** What a commit comes to on what is there. */
function done(tree: Task[], changes: Change[], choice?: OpenSubtasks, at = now) {
  const parents = new Set(tree.flatMap(({ parentId }) => parentId ?? []))
  const isNew = ({ command }: Change): boolean => command.type === 'create'
  const named = changes.filter((change) => !isNew(change)).map(({ task }) => task)
  const known = { tasks: new Map(named.map((task) => [task.id, task])), parents }
  const decided = changes.map((change): TaskEvent => {
    const { type, data } = decide(change.command, isNew(change) ? null : change.task, at)!
    return { type, data: { ...data, ...(change.undoes && { undoes: change.undoes }) } }
  })
  const stored = treesOf(decided, known).length ? tree : []
  const choices = new Map(choice ? changes.map(({ task }) => [task.id, choice]) : [])
  return withSubtasks(decided, known, stored, at, choices)
}
const told = (events: TaskEvent[]) => events.map(({ type, data }) => `${type.split('.')[2]} ${data.task.title}`)
const created = (title: string, fields: Partial<NewTask>): Change => {
  const task = made(title)
  return { task, command: { type: 'create', id: task.id, fields: { title, ...fields } } }
}
const change = (task: Task, changes: Partial<Task>): Change => ({ task, command: { type: 'change', changes } })

const move = made('move', { project: 'home', section: 'spring' })
const box = under(move, 'box')
const tape = under(box, 'tape')
const van = under(move, 'van')
const other = made('other', { project: 'work' })
const tree = [move, box, tape, van, other]

test('a subtask is in its parent’s project, whatever it was in or said to be in', () => {
  const [event] = done(tree, [created('lamp', { parentId: move.id, project: 'work' })])
  expect(event!.data.task).toMatchObject({ parentId: move.id, project: 'home', section: 'spring' })
})

test('what nothing is under, and which is under nothing, needs to know of no tree', () => {
  const events = [
    decide({ type: 'complete' }, other, now)!,
    decide({ type: 'change', changes: { project: 'x' } }, other, now)!,
  ]
  expect(treesOf(events, { tasks: new Map([[other.id, other]]), parents: new Set() })).toEqual([])
})

describe('completing one with open subtasks', () => {
  test('completes them too, at its instant', () => {
    const events = done(tree, [{ task: move, command: { type: 'complete' } }])
    expect(told(events)).toEqual(['completed move', 'completed box', 'completed tape', 'completed van'])
    expect(new Set(events.map(({ data }) => data.task.completedAt))).toEqual(new Set([now]))
  })

  test('leaves them as they are where that is asked for', () => {
    expect(told(done(tree, [{ task: move, command: { type: 'complete' } }], 'keep'))).toEqual(['completed move'])
  })

  test('is refused where that is asked for, and says how many there are', () => {
    const complete = () => done(tree, [{ task: move, command: { type: 'complete' } }], 'refuse')
    expect(complete).toThrow(/“move” has 3 open subtasks/)
    const alone = tree.map((task) =>
      task.parentId ? { ...task, status: 'completed' as const, completedAt: before } : task,
    )
    expect(told(done(alone, [{ task: move, command: { type: 'complete' } }], 'refuse'))).toEqual(['completed move'])
  })

  test('passes over notes, which cannot be completed', () => {
    const note = under(move, 'note', { isNote: true })
    expect(told(done([move, note], [{ task: move, command: { type: 'complete' } }]))).toEqual(['completed move'])
  })

  test('names each once where they are named too', () => {
    const both = [move, box].map((task): Change => ({ task, command: { type: 'complete' } }))
    expect(told(done(tree, both)).toSorted()).toEqual([
      'completed box',
      'completed move',
      'completed tape',
      'completed van',
    ])
  })

  test('skips them where it is skipped', () => {
    expect(told(done([move, van], [{ task: move, command: { type: 'skip' } }]))).toEqual([
      'skipped move',
      'skipped van',
    ])
  })
})

describe('reopening', () => {
  const ended = (task: Task, completedAt: string): Task => ({ ...task, status: 'completed', completedAt })
  const earlier = ended(van, '2026-03-09T09:00:00.000Z')
  const all = [ended(move, before), ended(box, before), earlier]

  test('opens what went along with it, and not what was done before', () => {
    expect(told(done(all, [{ task: all[0]!, command: { type: 'reopen' } }]))).toEqual(['reopened move', 'reopened box'])
  })

  test('of a subtask opens it alone', () => {
    expect(told(done(all, [{ task: earlier, command: { type: 'reopen' } }]))).toEqual(['reopened van'])
  })
})

test('deleting takes all along, done or not', () => {
  const done1 = { ...van, status: 'completed' as const, completedAt: before }
  expect(told(done([move, box, done1], [{ task: move, command: { type: 'delete' } }]))).toEqual([
    'deleted move',
    'deleted box',
    'deleted van',
  ])
})

test('what an undo takes back takes along what was put under it since, as a part of the undo', () => {
  const events = done(
    [move, van],
    [{ task: move, command: { type: 'revert', previous: { status: 'deleted' } }, undoes: 't' }],
  )
  expect(told(events)).toEqual(['deleted move', 'deleted van'])
  expect(events.map(({ data }) => data.undoes)).toEqual(['t', 't'])
})

describe('moving', () => {
  test('to another project takes all along', () => {
    const events = done(tree, [change(move, { project: 'work', section: null })])
    expect(told(events)).toEqual(['updated move', 'updated box', 'updated tape', 'updated van'])
    expect(events.every(({ data }) => data.task.project === 'work' && data.task.section === null)).toBe(true)
    expect(events[2]!.data.previous).toEqual({ project: 'home', section: 'spring' })
  })

  test('under another task takes all along to its project', () => {
    const events = done(tree, [change(box, { parentId: other.id })])
    expect(events.map(({ data }) => [data.task.title, data.task.project])).toEqual([
      ['box', 'work'],
      ['tape', 'work'],
    ])
    expect(events[0]!.data.previous).toEqual({ parentId: move.id, project: 'home', section: 'spring' })
  })

  test('of a subtask alone to another project makes it a task of its own, with what is under it', () => {
    const events = done(tree, [change(box, { project: 'work' })])
    expect(events.map(({ data }) => [data.task.title, data.task.parentId, data.task.project])).toEqual([
      ['box', null, 'work'],
      ['tape', box.id, 'work'],
    ])
    expect(events[0]!.data.previous).toMatchObject({ parentId: move.id })
  })

  test('of all of them together keeps them together, in whatever order', () => {
    const all = [move, box, tape, van].map((task) => change(task, { project: 'work' }))
    for (const changes of [all, all.toReversed()]) {
      expect(
        done(tree, changes)
          .map(({ data }) => data.task.parentId ?? null)
          .toSorted(),
      ).toEqual([null, move.id, box.id, move.id].toSorted())
    }
  })

  test('a subtask that is changed itself comes along too', () => {
    const events = done(tree, [change(van, { title: 'lorry' }), change(move, { project: 'work' })])
    expect(events.find(({ data }) => data.task.id === van.id)!.data).toMatchObject({
      task: { title: 'lorry', project: 'work' },
      previous: { title: 'van', project: 'home' },
    })
  })

  test('out from under its parent leaves it in the project', () => {
    const [event] = done(tree, [change(box, { parentId: null })])
    expect(event!.data.task).toMatchObject({ parentId: null, project: 'home' })
  })
})

describe('refused is', () => {
  test.each([
    ['a task under itself', () => change(move, { parentId: move.id }), /“move” cannot be under itself/],
    ['a circle', () => change(move, { parentId: tape.id }), /“move” cannot be under “tape”, which is under it/],
    ['a parent that there is not', () => created('x', { parentId: newId() }), /no task that “x” could be under/],
  ])('%s', (_, make, message) => {
    expect(() => done(tree, [make()])).toThrow(message)
  })

  test('a circle that two changes of one commit would make', () => {
    const [a, b] = [made('a'), made('b')]
    expect(() => done([a, b], [change(a, { parentId: b.id }), change(b, { parentId: a.id })])).toThrow(
      /cannot be under/,
    )
  })

  test('a parent that is deleted', () => {
    const gone = { ...other, status: 'deleted' as const }
    expect(() => done([gone], [created('x', { parentId: gone.id })])).toThrow(/no task that/)
  })

  test('a fifth level, whether it is added or moved there', () => {
    const knife = under(tape, 'knife')
    const deep = [...tree, knife]
    expect(() => done(deep, [created('blade', { parentId: knife.id })])).toThrow(/4 levels deep at most/)
    expect(() => done(deep, [change(move, { parentId: other.id })])).toThrow(/4 levels deep at most/)
    expect(told(done(deep, [change(box, { parentId: other.id })]))).toHaveLength(3)
  })

  test('one more than a tree may have', () => {
    const many = Array.from({ length: SUBTASKS.tree - 1 }, (_, n) => under(move, `${n}`))
    expect(() => done([move, ...many], [created('x', { parentId: move.id })])).toThrow(/199 open subtasks/)
    const less = many.with(0, { ...many[0]!, status: 'completed', completedAt: before })
    expect(told(done([move, ...less], [created('x', { parentId: move.id })]))).toEqual(['created x'])
  })
})

test('what an undo brings back where its parent is gone is a task of its own', () => {
  const gone = { ...move, status: 'deleted' as const }
  const lost = { ...van, status: 'deleted' as const }
  const [event] = done(
    [gone, lost],
    [{ task: lost, command: { type: 'revert', previous: { status: 'open' } }, undoes: 't' }],
  )
  expect(event).toMatchObject({ type: 'todo.task.restored.v1', data: { task: { parentId: null, status: 'open' } } })
})

describe('docs/subtasks.md', () => {
  const rows = readFileSync(new URL('../../docs/subtasks.md', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, what, becomes] = line.split('|').map((cell) => cell.trim())
      return what && /^(complete|delete|box|move|van|other) /.test(what) ? [[what, becomes!] as const] : []
    })

  /** Each on what the one before left; a minute later. */
  const carriedOut = (what: string): string => {
    let tasks = tree
    let last: TaskEvent[] = []
    let choice: OpenSubtasks | undefined
    const named = (title: string) => tasks.find((task) => task.title === title)!
    const steps = what.split(', ').filter((step) => step !== 'keep' && step !== 'refuse')
    if (/, (keep|refuse)$/.test(what)) choice = what.split(', ').at(-1) as OpenSubtasks
    for (const [minute, step] of steps.entries()) {
      const [, verb, title] = /^(complete|reopen|delete) (\w+)$/.exec(step) ?? []
      const [, moved, how, to] = /^(\w+) (to #|under )(\w+)$/.exec(step) ?? []
      const task = named(title ?? moved!)
      const changes = how === 'to #' ? { project: to!, section: null } : { parentId: named(to!)?.id ?? null }
      const command: TaskCommand = verb ? { type: verb as 'complete' } : { type: 'change', changes }
      last = done(tasks, [{ task, command }], choice, new Date(Date.parse(now) + minute * 60_000).toISOString())
      const after = new Map(last.map(({ data }) => [data.task.id, data.task]))
      tasks = tasks.map((each) => after.get(each.id) ?? each)
    }
    const placed = ({ project, parentId }: Task) =>
      `(#${project}, under ${tasks.find(({ id }) => id === parentId)?.title ?? 'nothing'})`
    return last
      .map(
        ({ type, data }) =>
          `${told([{ type, data }])}${type === 'todo.task.updated.v1' ? ` ${placed(data.task)}` : ''}`,
      )
      .join(', ')
  }

  test.each(rows)('%s', (what, becomes) => {
    const refused = /^refused: (.+)$/.exec(becomes)
    if (refused) expect(() => carriedOut(what)).toThrow(expect.objectContaining({ code: refused[1] }))
    else expect(carriedOut(what)).toBe(becomes)
  })
  test('says what is done in many ways', () => expect(rows.length).toBeGreaterThan(15))
})
