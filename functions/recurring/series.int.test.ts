import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nextOccurrencesOf } from '../../shared/domain/next-occurrence.ts'
import type { Task, TaskChanges } from '../../shared/domain/task.ts'
import fc from '../../tests/properties.ts'
import { openSeriesWorld, type SeriesPerson, type SeriesWorld, type TaskRecord } from '../../tests/series.ts'

/** More and other histories: `SERIES_RUNS=5000 PROPERTY_SEED=2`. */
const RUNS = Number(process.env.SERIES_RUNS ?? 25)
const DAY = 86_400_000

let world: SeriesWorld
let me: SeriesPerson

beforeAll(async () => {
  world = await openSeriesWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  me = world.person()
})

const due = { date: '2026-03-13', time: '09:00', timeZone: 'Europe/Berlin' }
const repeating = (rule: string, counted: 'schedule' | 'completion' = 'schedule') => ({
  title: 'water the plants',
  due,
  recurrence: { rule, start: { date: due.date, time: due.time }, counted },
})

const add = async (fields: object = repeating('FREQ=WEEKLY')) =>
  (await me.call('POST', '/v1/tasks', fields)).body as Task
const act = (task: Task, action: 'complete' | 'skip' | 'reopen') => me.call('POST', `/v1/tasks/${task.id}/${action}`)
const change = (task: Task, changes: TaskChanges) => me.call('PATCH', `/v1/tasks/${task.id}`, changes)
const undo = () => me.call('POST', '/v1/undo')
const open = async () => (await me.tasks()).filter(({ status }) => status === 'open')
const dates = async () => (await open()).map((task) => task.due?.date)

/** Completes a task and lets recurring know; gives the next one. */
async function done(task: Task): Promise<Task> {
  await act(task, 'complete')
  await me.tellAll()
  return (await open()).find(({ seriesId }) => seriesId === task.seriesId)!
}

describe('what is reopened', () => {
  test('takes back the occurrence that followed, at once, and completing it again brings it back', async () => {
    const first = await add()
    const next = await done(first)
    for (let round = 0; round < 3; round++) {
      expect((await act(first, 'reopen')).status).toBe(200)
      expect(await open()).toMatchObject([{ id: first.id, recurrence: { rule: 'FREQ=WEEKLY' } }])
      await me.tellAll()
      await done(first)
      expect(await open()).toMatchObject([{ id: next.id, due: { date: '2026-03-20' } }])
    }
  })

  test('is a task of its own when the next one was changed by the person, and both keep their data', async () => {
    const first = await add()
    const next = await done(first)
    await change(next, { note: 'use rain water' })
    const { body } = await act(first, 'reopen')
    expect(body).toMatchObject({ status: 'open', recurrence: null, seriesId: null, due })
    expect(await open()).toMatchObject([{ id: first.id }, { id: next.id, note: 'use rain water', seriesId: first.id }])
    await done(body)
    expect(await dates()).toEqual(['2026-03-20'])
  })

  test('is a task of its own when the series has gone on past it', async () => {
    const first = await add()
    const second = await done(first)
    const third = await done(second)
    expect((await act(first, 'reopen')).body).toMatchObject({ recurrence: null, seriesId: null })
    expect(await open()).toMatchObject([{ id: first.id }, { id: third.id, seriesId: first.id }])
  })

  test('keeps its series going also when a clock that was behind says that another one was done later', async () => {
    const first = await add()
    const second = await done(first)
    me.wait(-65_000)
    await act(second, 'skip')
    expect((await act(second, 'reopen')).body).toMatchObject({ status: 'open', seriesId: first.id })
    await me.tellAll()
    expect(await open()).toMatchObject([{ id: second.id, recurrence: { rule: 'FREQ=WEEKLY' } }])
    expect((await done(second)).due?.date).toBe('2026-03-27')
  })

  test('says in the chat that it will not repeat', async () => {
    const first = await add()
    await change(await done(first), { title: 'water the cactus' })
    const { body } = await me.call('POST', '/v1/chat', { message: 'reopen water the plants' })
    expect(body).toMatchObject({ reply: expect.stringMatching(/open again.*will not repeat/) })
  })

  test('two in one batch: the one that was done last goes back into the series', async () => {
    const first = await add()
    const second = await done(first)
    const third = await done(second)
    const actions = [first, second].map(({ id }) => ({ action: 'reopen', id }))
    expect((await me.call('POST', '/v1/tasks/batch', { actions })).status).toBe(200)
    expect(await me.tasks()).toMatchObject([
      { id: first.id, status: 'open', seriesId: null },
      { id: second.id, status: 'open', seriesId: first.id },
      { id: third.id, status: 'deleted' },
    ])
  })

  test('is taken back by an undo, with the occurrence that went', async () => {
    const first = await add()
    const next = await done(first)
    await act(first, 'reopen')
    expect((await undo()).status).toBe(200)
    await me.tellAll()
    expect(await me.tasks()).toMatchObject([
      { id: first.id, status: 'completed' },
      { id: next.id, status: 'open' },
    ])
  })

  test('by an undo is one turn less to take back, and the occurrence that went with it comes by no further undo', async () => {
    const first = await add()
    await done(first)
    for (const expected of ['open', 'deleted'])
      expect((await undo()).body.tasks).toMatchObject([{ id: first.id, status: expected }])
    expect((await undo()).status).toBe(409)
    await me.tellAll()
    expect(await open()).toEqual([])
  })

  test('and given a repetition again begins a series of its own', async () => {
    const first = await add()
    await change(await done(first), { note: 'use rain water' })
    const { body } = await act(first, 'reopen')
    const again = await change(body, { recurrence: repeating('FREQ=DAILY').recurrence })
    expect(again.status).toBe(200)
    expect(again.body.seriesId).not.toBe(first.seriesId)
    expect(await open()).toHaveLength(2)
  })
})

describe('the next occurrence', () => {
  test('that was deleted stays so, whatever is told again', async () => {
    const first = await add()
    const next = await done(first)
    await me.call('DELETE', `/v1/tasks/${next.id}`)
    for (const event of await me.events()) await me.tell(event)
    expect(await open()).toEqual([])
  })

  test('that was deleted stays so when a reopening is taken back', async () => {
    const first = await add()
    const next = await done(first)
    await me.call('DELETE', `/v1/tasks/${next.id}`)
    await act(first, 'reopen')
    await undo()
    await me.tellAll()
    expect(await open()).toEqual([])
  })

  test('that is made again is like the task it follows, as that is now', async () => {
    const first = await add()
    await done(first)
    const { body } = await act(first, 'reopen')
    await change(body, { title: 'water the garden' })
    expect(await done(first)).toMatchObject({ title: 'water the garden', due: { date: '2026-03-20' } })
  })

  test('comes although the one of that date was done before', async () => {
    const first = await add(repeating('FREQ=DAILY'))
    const second = await done(first)
    const third = await done(second)
    await me.call('DELETE', `/v1/tasks/${third.id}`)
    await act(second, 'reopen')
    await change(second, { due: { ...due, date: '2026-03-12' } })
    expect(await done(second)).toMatchObject({ due: { date: '2026-03-13' } })
  })

  test('of what is counted from completion comes again on the same date when it is done twice a day', async () => {
    const first = await add(repeating('FREQ=DAILY;INTERVAL=3', 'completion'))
    const second = await done(first)
    const third = await done(second)
    expect([second.due?.date, third.due?.date]).toEqual(['2026-03-14', '2026-03-14'])
    expect(third.id).not.toBe(second.id)
  })

  test('does not come when the repetition was taken away before recurring was told', async () => {
    const first = await add()
    await act(first, 'complete')
    await change(first, { recurrence: null })
    await me.tellAll()
    expect(await open()).toEqual([])
  })

  test('is there once, when its completion is told while it is reopened, and the reopening taken back', async () => {
    const first = await add()
    await act(first, 'complete')
    await act(first, 'reopen')
    const [, completion] = await me.events()
    await me.tell(completion!)
    await undo()
    await me.tellAll()
    await me.tell(completion!)
    expect(await dates()).toEqual(['2026-03-20'])
  })
})

describe('the repetition of a task that is done', () => {
  test('goes on when it is taken away, recurring is told, and an undo gives it back', async () => {
    const first = await add()
    await act(first, 'complete')
    await change(first, { recurrence: null })
    await me.tellAll()
    await undo()
    await me.tellAll()
    expect(await dates()).toEqual(['2026-03-20'])
  })

  test('goes on from there when it is given only now', async () => {
    const first = await add({ title: 'water the plants', due })
    await act(first, 'complete')
    await me.tellAll()
    await change(first, { recurrence: repeating('FREQ=WEEKLY').recurrence })
    await me.tellAll()
    for (const event of await me.events()) await me.tell(event)
    expect(await dates()).toEqual(['2026-03-20'])
  })

  test('brings nothing that was there before and was deleted', async () => {
    const first = await add()
    await me.call('DELETE', `/v1/tasks/${(await done(first)).id}`)
    await change(first, { recurrence: null })
    await change(first, { recurrence: repeating('FREQ=WEEKLY').recurrence })
    await me.tellAll()
    expect(await open()).toEqual([])
  })
})

test('Postgres itself refuses a second open occurrence, as something to decide again', async () => {
  const first = await add()
  await act(first, 'complete')
  const [, { id: completion }] = (await me.events()) as [TaskRecord, TaskRecord]
  const [event] = (await me.events()).filter(({ id }) => id === completion)
  const answers = await Promise.all([me.tell(event!), act(first, 'reopen'), me.tell(event!), act(first, 'complete')])
  expect(answers.map((answer) => (typeof answer === 'number' ? answer : answer.status))).toEqual([204, 200, 204, 200])
  await me.tellAll()
  expect(await open()).toHaveLength(1)
})

const RULES = ['FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=DAILY;INTERVAL=3']
/** Clocks of replicas differ: one may be behind. */
const WAITS = [0, 1, 60_000, DAY, 3 * DAY, -65_000, -DAY]

const step = fc.record({
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('complete', 'reopen') },
    { weight: 3, arbitrary: fc.constantFrom('tell', 'undo', 'batch', 'both') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'create',
        'skip',
        'delete',
        'note',
        'due',
        'repeat',
        'stop',
        'wait',
        'again',
        'settle',
      ),
    },
  ),
  on: fc.nat(20),
  which: fc.nat(1000),
})
type Step = { what: string; on: number; which: number }

/** What a person wrote last in each task that they did not delete: it must stay. An undo may bring back what they wrote before. */
interface Written {
  last: Map<string, string>
  ever: Set<string>
}

async function carryOut(steps: Step[]): Promise<void> {
  const written: Written = { last: new Map(), ever: new Set() }
  await add(repeating('FREQ=DAILY'))
  for (const [index, each] of steps.entries()) {
    await taken(each, written, index)
    await check(written)
  }
  await me.tellAll()
  await checkSettled()
  for (const event of await me.events()) await me.tell(event)
  await checkSettled()
  await check(written)
}

async function taken({ what, on, which }: Step, written: Written, index: number): Promise<void> {
  const tasks = await me.tasks()
  const task = tasks[on % tasks.length]!
  const accepted = async (answer: ReturnType<typeof act>) => {
    const { status, body } = await answer
    expect([200, 201, 204, 404, 409, 422]).toContain(status)
    return status < 300 ? body : undefined
  }
  switch (what) {
    case 'complete':
    case 'skip':
    case 'reopen':
      await accepted(act(task, what))
      return
    case 'create':
      await accepted(me.call('POST', '/v1/tasks', repeating(RULES[which % 3]!, which % 2 ? 'schedule' : 'completion')))
      return
    case 'delete':
      if (await accepted(me.call('DELETE', `/v1/tasks/${task.id}`))) written.last.delete(task.id)
      return
    case 'note':
      if (await accepted(change(task, { note: `note ${index}` }))) {
        written.last.set(task.id, `note ${index}`)
        written.ever.add(`${task.id} note ${index}`)
      }
      return
    case 'due':
      await accepted(change(task, { due: { ...due, date: `2026-03-${10 + (which % 20)}` } }))
      return
    case 'repeat':
      await accepted(change(task, { due, recurrence: repeating(RULES[which % 3]!).recurrence }))
      return
    case 'stop':
      await accepted(change(task, { recurrence: null }))
      return
    case 'undo': {
      const undone = await accepted(undo())
      for (const { id, note, status } of undone?.tasks ?? []) {
        if (status === 'deleted' || !note || !written.ever.has(`${id} ${note}`)) written.last.delete(id)
        else if (written.last.has(id)) written.last.set(id, note)
      }
      return
    }
    case 'batch': {
      const action = ['reopen', 'complete', 'reopen'][which % 3]
      const actions = [...new Set([on, on + 1, which])].map((n) => ({ action, id: tasks[n % tasks.length]!.id }))
      const once = [...new Map(actions.map((one) => [one.id, one])).values()]
      await accepted(me.call('POST', '/v1/tasks/batch', { actions: once }))
      return
    }
    case 'both': {
      const other = tasks[which % tasks.length]!
      const events = await me.events()
      const told = me.tell(events[which % events.length]!)
      await Promise.all([accepted(act(task, 'reopen')), accepted(act(other, 'complete')), told])
      expect(await told).toBe(204)
      return
    }
    case 'tell':
    case 'again': {
      const events = (await me.events()).filter(({ type }) => /completed|skipped/.test(type))
      const event = what === 'tell' ? events.at(-1 - (which % 3)) : events[which % (events.length || 1)]
      if (event) expect(await me.tell(event)).toBe(204)
      return
    }
    case 'wait':
      return me.wait(WAITS[which % WAITS.length]!)
    case 'settle':
      await me.tellAll((count) => which % count)
      return checkSettled()
  }
}

/** Holds at every moment. */
async function check(written: Written): Promise<void> {
  const tasks = await me.tasks()
  const inSeries = tasks.filter(({ status, seriesId }) => status === 'open' && seriesId).map(({ seriesId }) => seriesId)
  expect(inSeries).toHaveLength(new Set(inSeries).size)
  for (const [id, note] of written.last)
    expect(tasks.find((task) => task.id === id)).toMatchObject({ note, status: expect.not.stringMatching('deleted') })
}

/** Holds when recurring was told all. */
async function checkSettled(): Promise<void> {
  const [tasks, events] = await Promise.all([me.tasks(), me.events()])
  expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index + 1))
  const completionOf = (id: string | null) => {
    const { subject, data } = events.find((event) => event.id === id)!
    return `${subject} ${data.task.completedAt}`
  }
  const made = events.filter(({ source }) => source === '/todo-chatbot/recurring')
  const causes = made.map(({ causationId }) => completionOf(causationId))
  expect(causes, 'one occurrence a completion').toHaveLength(new Set(causes).size)
  for (const { causationId, subject } of made) {
    const done = events.find(({ id }) => id === causationId)!.data.task
    // As it was when it was done, or as it was changed since.
    const states = events
      .map(({ data: { task } }) => task)
      .filter((task) => task.id === done.id && task.completedAt === done.completedAt)
    const ids = states.flatMap((task) => [...nextOccurrencesOf(task)].map(({ id }) => id))
    expect(ids, 'an id by series and date').toContain(subject)
  }
  for (const seriesId of new Set(tasks.flatMap((task) => task.seriesId ?? []))) {
    if (tasks.some((task) => task.seriesId === seriesId && task.status === 'open')) continue
    expect(hasReasonToEnd(seriesId, tasks, events), `series ${seriesId} has ended without a reason`).toBe(true)
  }
}

/** A series without an open occurrence: the last one that was open was deleted, or stopped to repeat, or it was an undo that ended it. */
function hasReasonToEnd(seriesId: string, tasks: Task[], events: TaskRecord[]): boolean {
  const last = events.findLast(
    ({ data: { task, previous } }) => previous.status === 'open' && (previous.seriesId ?? task.seriesId) === seriesId,
  )
  if (!last || last.type === 'todo.task.deleted.v1' || last.data.undoes) return true
  const task = tasks.find(({ id }) => id === last.subject)!
  return !task.recurrence || task.completedAt !== last.data.task.completedAt
}

test('whatever is done in whatever order, a series has one open occurrence at most and goes on once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), carryOut).beforeEach(async () => {
      me = world.person()
    }),
    { numRuns: RUNS, endOnFailure: false },
  )
}, 1_200_000)
