import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Database, DatabaseError } from '../../shared/database/index.ts'
import type { TaskCommand } from '../../shared/domain/decide.ts'
import { DEFAULT_PROFILE } from '../../shared/domain/default-profile.ts'
import type { Profile } from '../../shared/domain/profile.ts'
import type { NewTask, Task } from '../../shared/domain/task.ts'
import type { StoredEvent } from '../../shared/events/event.ts'
import type { EventData } from '../../shared/events/schemas.ts'
import type { EventType } from '../../shared/events/types.ts'
import { newId } from '../../shared/ids/index.ts'
import { silentLog } from '../../shared/log/index.ts'
import type { Publisher } from '../../shared/outbox/index.ts'
import { traceOf } from '../../shared/tracing/trace.ts'
import { type ManualClock, manualClock } from '../../tests/clock.ts'
import { deliver, ping, sources } from '../../tests/delivery.ts'
import { committed, erased, eventsOf, left, openOutbox, type TestOutbox, written } from '../../tests/outbox.ts'
import { createApp } from './app.ts'
import { createWatch } from './watch.ts'

let outbox: TestOutbox
let database: Database
/** what the function itself uses: with the login of its role */
let own: Database
let publisher: Publisher
let clock: ManualClock
let person: string

beforeAll(async () => {
  clock = manualClock('2026-03-11T08:00:00.000Z')
  outbox = await openOutbox('reminder', () => clock.now())
  ;({ database, own, publisher } = outbox)
})
afterAll(() => outbox.close())
beforeEach(async () => {
  // What other tests left pending is not claimed by this one.
  await database.query({ text: 'delete from reminder.reminders', values: [] })
  clock = manualClock('2026-03-11T08:00:00.000Z')
  person = newId()
})

/** A function's process: an app and its watch, over the shared database. */
function startApp({ over = own, most }: { over?: Database; most?: number } = {}) {
  const watch = createWatch({
    database: over,
    publisher,
    timer: clock,
    log: silentLog,
    owner: newId(),
    ...(most && { most }),
  })
  const app = createApp({ sources, log: silentLog, ready: async () => {}, database: over, watch })
  return { app, watch, request: app.request }
}

const now = () => clock.now().toISOString()
const write = (command: TaskCommand, before?: Task) => written(database, { person, command, before, now: now() })
const append = <Type extends EventType>(type: Type, data: EventData<Type>, tasks?: Task[], profile?: Profile) =>
  committed(database, { person, type, data, tasks, profile, now: now() })

const create = (fields: Partial<NewTask>) =>
  write({ type: 'create', id: newId(), fields: { title: 'pay rent', ...fields } })
const due = (time: string, date = '2026-03-11') => ({ date, time, timeZone: 'UTC' })
const onTime = [{ minutesBefore: 0 }]

const fired = async (of = person) =>
  (await eventsOf(database, of)).filter(({ type }) => type === 'todo.reminder.fired.v1') as (StoredEvent & {
    data: EventData<'todo.reminder.fired.v1'>
  })[]
const reminders = () =>
  database.query<{ at: Date; state: string; owner: string | null }>({
    text: 'select at, state, owner from reminder.reminders where person_id = $1 order by at',
    values: [person],
  })
const ownersOf = (of: string) =>
  database.query({
    text: 'select owner from reminder.reminders where person_id = $1 and owner is not null',
    values: [of],
  })
const states = async () => (await reminders()).map(({ at, state }) => `${at.toISOString().slice(11, 16)} ${state}`)
/** When the process sleeps until an instant, it holds what is due then. */
const sleeping = () => expect.poll(() => clock.next).toBeDefined()

test('nothing reminds of a task before it starts, also when it is put away later', async () => {
  const { app } = startApp()
  const start = { date: '2026-03-11', time: '08:30', timeZone: 'UTC' }
  const { event, task } = await create({
    due: due('09:00'),
    start,
    reminders: [{ minutesBefore: 45 }, { minutesBefore: 15 }],
  })
  await deliver(app, event)
  expect(await states()).toEqual(['08:45 pending'])
  const away = await write({ type: 'change', changes: { start: due('08:50') } }, task)
  await deliver(app, away.event)
  expect((await states()).filter((state) => state.endsWith('pending'))).toEqual([])
})

test('a reminder fires on its instant, not before, and the request that brought it is answered only then', async () => {
  const { app } = startApp()
  const { event, task } = await create({ due: due('08:01'), reminders: onTime })
  let answered = false
  const response = deliver(app, event).then((answer) => {
    answered = true
    return answer
  })
  await sleeping()
  clock.advance(59_999)
  expect(await fired()).toEqual([])
  expect(answered).toBe(false)
  clock.advance(1)
  expect((await response).status).toBe(204)
  const [one] = await fired()
  expect(one!.data).toMatchObject({ at: '2026-03-11T08:01:00.000Z', firedAt: '2026-03-11T08:01:00.000Z', task })
  expect(one).toMatchObject({ subject: task.id, causationId: event.id, correlationId: event.correlationId })
  expect(traceOf(one!.traceParent).traceId).toBe(traceOf(event.traceParent).traceId)
  expect(await states()).toEqual(['08:01 fired'])
  await publisher.flush()
  const text = 'select from todo.events where id = $1 and published_at is not null'
  expect(await database.query({ text, values: [one!.id] })).toHaveLength(1)
})

test.each([
  ['longer than any event', { note: 'n'.repeat(200_000) }, { note: '' }],
  ['with a title of 4,000 characters', { title: 't'.repeat(4000) }, { title: 't'.repeat(4000) }],
])('a task that was stored before tasks had bounds reminds: one %s', async (_, fields, told) => {
  const { app } = startApp()
  const { event, task } = await create({ due: due('08:01'), reminders: onTime })
  const text = 'update todo.tasks set task = task || $2 where person_id = $1'
  await database.query({ text, values: [person, JSON.stringify(fields)] })
  const answer = deliver(app, event)
  await sleeping()
  clock.advance(60_000)
  expect((await answer).status).toBe(204)
  expect((await fired()).map(({ data }) => data.task)).toEqual([{ ...task, ...told }])
})

test('a task due on the last day that a year of four digits has is taken as any other', async () => {
  const { event, task } = await create({ due: due('08:10'), reminders: onTime })
  const old = { ...task, due: { date: '9999-12-31', time: null, timeZone: 'UTC' }, title: 't'.repeat(4000) }
  const done = await write({ type: 'complete' }, old)
  for (const each of [event, done.event]) expect((await deliver(startApp().app, each)).status).toBe(204)
  expect(await states()).toEqual(['08:10 cancelled'])
})

test('what is due later is left to the ping before it', async () => {
  const { app } = startApp()
  const { event } = await create({ due: due('08:10'), reminders: onTime })
  expect((await deliver(app, event)).status).toBe(204)
  expect((await ping(app)).status).toBe(204)
  expect(clock.next).toBeUndefined()
  clock.advance(9 * 60_000)
  const answer = ping(app)
  await sleeping()
  clock.advance(60_000)
  expect((await answer).status).toBe(204)
  expect((await fired()).map(({ data }) => data.firedAt)).toEqual(['2026-03-11T08:10:00.000Z'])
})

test('a delivery that comes five times, also at once, reminds once', async () => {
  const { app } = startApp()
  const { event } = await create({ due: due('08:01'), reminders: onTime })
  const answers = [1, 2, 3, 4].map(() => deliver(app, event))
  await sleeping()
  clock.advance(60_000)
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([204, 204, 204, 204])
  expect((await deliver(app, event)).status).toBe(204)
  await ping(app)
  expect(await fired()).toHaveLength(1)
})

test('completing the task cancels its reminders, reopening it sets those that are still to come', async () => {
  const { app } = startApp()
  const { event, task } = await create({ due: due('09:00'), reminders: [{ minutesBefore: 30 }, { minutesBefore: 0 }] })
  await deliver(app, event)
  expect(await states()).toEqual(['08:30 pending', '09:00 pending'])
  const done = await write({ type: 'complete' }, task)
  await deliver(app, done.event)
  expect(await states()).toEqual(['08:30 cancelled', '09:00 cancelled'])
  clock.advance(40 * 60_000)
  await deliver(app, (await write({ type: 'reopen' }, done.task)).event)
  expect(await states()).toEqual(['08:30 cancelled', '09:00 pending'])
})

test('moving the task moves its reminders', async () => {
  const { app } = startApp()
  const { event, task } = await create({ due: due('09:00'), reminders: [{ minutesBefore: 30 }] })
  await deliver(app, event)
  await deliver(app, (await write({ type: 'change', changes: { due: due('11:00') } }, task)).event)
  expect(await states()).toEqual(['08:30 cancelled', '10:30 pending'])
})

test('in whatever order the changes of a task arrive, only what it wants in the end fires', async () => {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ]
  for (const order of orders) {
    person = newId()
    const { app } = startApp()
    const first = await create({ due: due('09:00', '2026-03-12'), reminders: onTime })
    const moved = await write({ type: 'change', changes: { due: due('10:00', '2026-03-12') } }, first.task)
    const back = await write({ type: 'change', changes: { due: due('09:00', '2026-03-12') } }, moved.task)
    for (const index of order) await deliver(app, [first, moved, back][index]!.event)
    clock = manualClock('2026-03-12T12:00:00.000Z')
    await ping(startApp().app)
    expect(
      (await fired()).map(({ data }) => data.at),
      order.join(),
    ).toEqual(['2026-03-12T09:00:00.000Z'])
    clock = manualClock('2026-03-11T08:00:00.000Z')
  }
})

test('a task completed a moment before does not remind, even when nobody has told this function yet', async () => {
  const { app } = startApp()
  const { event, task } = await create({ due: due('08:01'), reminders: onTime })
  const answer = deliver(app, event)
  await sleeping()
  clock.advance(30_000)
  await write({ type: 'complete' }, task)
  clock.advance(30_000)
  expect((await answer).status).toBe(204)
  expect(await fired()).toEqual([])
  expect(await states()).toEqual(['08:01 cancelled'])
})

test('cancelled between claim and instant by its event, it does not fire', async () => {
  const { app } = startApp()
  const { event, task } = await create({ due: due('08:01'), reminders: onTime })
  const answer = deliver(app, event)
  await sleeping()
  await deliver(app, (await write({ type: 'delete' }, task)).event)
  expect(await states()).toEqual(['08:01 cancelled'])
  clock.advance(60_000)
  expect((await answer).status).toBe(204)
  expect(await fired()).toEqual([])
})

/** The database, with something that happens once between the last look at a reminder and its firing. */
function withMoment(happens: () => Promise<unknown>): Database {
  let moment: Promise<unknown> | undefined
  return {
    ...own,
    async query(statement) {
      if (statement.name === 'fire-reminders') {
        moment ??= happens()
        await moment
      }
      return database.query(statement)
    },
  }
}

test('completed in the very moment in which it fires, a task is judged again and does not remind', async () => {
  const { event, task } = await create({ due: due('08:01'), reminders: onTime })
  const over = withMoment(() => write({ type: 'complete' }, task))
  const answer = deliver(startApp({ over }).app, event)
  await sleeping()
  clock.advance(60_000)
  expect((await answer).status).toBe(204)
  expect(await fired()).toEqual([])
  expect(await states()).toEqual(['08:01 cancelled'])
})

test('completed by a commit that is under way when it fires, a task does not remind either', async () => {
  const { event, task } = await create({ due: due('08:01'), reminders: onTime })
  const completed = JSON.stringify({ status: 'completed', version: task.version + 1 })
  let committing: Promise<unknown> | undefined
  const over = withMoment(async () => {
    committing = database.transaction([
      { text: 'update todo.people set revision = revision where id = $1', values: [person] },
      {
        text: 'update todo.tasks set version = version + 1, task = task || $2::jsonb where person_id = $1',
        values: [person, completed],
      },
      { text: 'select pg_sleep(1)', values: [] },
    ])
    const text = `select from pg_stat_activity
      where state = 'active' and query = 'select pg_sleep(1)' and datname = current_database()`
    await expect.poll(() => database.query({ text, values: [] })).not.toEqual([])
  })
  const answer = deliver(startApp({ over }).app, event)
  await sleeping()
  clock.advance(60_000)
  expect((await answer).status).toBe(204)
  await committing
  expect(await fired()).toEqual([])
  expect(await states()).toEqual(['08:01 cancelled'])
})

test('taken over in the very moment in which it fires, it is left to the process that has it now', async () => {
  const { event } = await create({ due: due('08:01'), reminders: onTime })
  const text = `update reminder.reminders set owner = 'another' where person_id = $1`
  const over = withMoment(() => database.query({ text, values: [person] }))
  const answer = deliver(startApp({ over }).app, event)
  await sleeping()
  clock.advance(60_000)
  expect((await answer).status).toBe(204)
  expect(await fired()).toEqual([])
  expect(await reminders()).toMatchObject([{ state: 'pending', owner: 'another' }])
})

test('renamed between claim and instant, it fires with the new title', async () => {
  const { app } = startApp()
  const { event, task } = await create({ due: due('08:01'), reminders: onTime })
  const answer = deliver(app, event)
  await sleeping()
  await write({ type: 'change', changes: { title: 'pay the rent' } }, task)
  clock.advance(60_000)
  await answer
  expect((await fired()).map(({ data }) => data.task.title)).toEqual(['pay the rent'])
})

test('a task that was already past its reminder when it was written does not remind', async () => {
  const { app } = startApp()
  const { event } = await create({ due: due('08:10'), reminders: [{ minutesBefore: 30 }, { minutesBefore: 0 }] })
  await deliver(app, event)
  expect(await states()).toEqual(['08:10 pending'])
})

test('reminders that came due while everything was down fire once, late, and say when they were meant', async () => {
  const { event, task } = await create({ due: due('08:10'), reminders: onTime })
  clock.advance(3_600_000)
  const edited = await write({ type: 'change', changes: { title: 'pay rent now' } }, task)
  const { app } = startApp()
  await deliver(app, edited.event)
  await deliver(app, event)
  await ping(app)
  expect((await fired()).map(({ data }) => [data.at, data.firedAt])).toEqual([
    ['2026-03-11T08:10:00.000Z', '2026-03-11T09:00:00.000Z'],
  ])
})

test('two processes that fire for the same people at the same instant fire each reminder once, and lose no revision', async () => {
  const processes = [startApp(), startApp()]
  const events = new Map<string, StoredEvent[]>()
  for (let index = 0; index < 30; index++) {
    person = newId()
    const made = []
    for (let copy = 0; copy < 4; copy++) made.push((await create({ due: due('08:05'), reminders: onTime })).event)
    events.set(person, made)
  }
  clock.advance(4 * 60_000 + 30_000)
  const answers: Promise<Response>[] = []
  for (const [person, made] of events) {
    // Each process claims what its delivery brought before the next one arrives.
    for (const [index, event] of made.entries()) {
      const answer = deliver(processes[index % 2]!.app, event)
      answers.push(answer)
      await expect.poll(() => ownersOf(person), { interval: 3 }).toHaveLength(index + 1)
    }
  }
  clock.advance(60_000)
  expect((await Promise.all(answers)).every(({ status }) => status === 204)).toBe(true)
  for (const of of events.keys()) {
    const all = await eventsOf(database, of)
    expect(all.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(await fired(of)).toHaveLength(4)
  }
})

test('killed while it holds a reminder, another process fires it once the lease has ended', async () => {
  const killed = startApp()
  const { event } = await create({ due: due('08:01'), reminders: onTime })
  void deliver(killed.app, event)
  await sleeping()
  // Nobody wakes a dead process: the same instant in a world without it.
  clock = manualClock('2026-03-11T08:01:01.000Z')
  const next = startApp()
  await ping(next.app)
  expect(await fired()).toEqual([])
  clock.advance(20_000)
  await ping(next.app)
  expect((await fired()).map(({ data }) => data.firedAt)).toEqual(['2026-03-11T08:01:21.000Z'])
})

describe('a process whose own clock is wrong', () => {
  afterEach(() => vi.useRealTimers())
  const setClock = (by: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + by })

  test.each([300_000, -300_000])('by %d ms fires on the instant all the same', async (wrong) => {
    setClock(wrong)
    const { app } = startApp()
    const { event } = await create({ due: due('08:01'), reminders: onTime })
    const answer = deliver(app, event)
    await sleeping()
    clock.advance(59_999)
    expect(await fired()).toEqual([])
    // Set again while it sleeps.
    setClock(-2 * wrong)
    clock.advance(1)
    expect((await answer).status).toBe(204)
    expect((await fired()).map(({ data }) => data.firedAt)).toEqual(['2026-03-11T08:01:00.000Z'])
  })

  test.each([300_000, -300_000])('by %d ms takes nothing that another holds, and what another left', async (wrong) => {
    const killed = startApp()
    const { event } = await create({ due: due('08:01'), reminders: onTime })
    void deliver(killed.app, event)
    await sleeping()
    const [holder] = await ownersOf(person)
    clock = manualClock('2026-03-11T08:01:15.000Z')
    setClock(wrong)
    const other = startApp()
    await ping(other.app)
    expect([await ownersOf(person), await fired()]).toEqual([[holder], []])
    clock.advance(6000)
    await ping(other.app)
    expect((await fired()).map(({ data }) => data.firedAt)).toEqual(['2026-03-11T08:01:21.000Z'])
  })

  test('by which a task was written does not lose the reminders of the next minutes', async () => {
    const ahead = new Date(clock.now().getTime() + 300_000).toISOString()
    const command = {
      type: 'create' as const,
      id: newId(),
      fields: { title: 'x', due: due('08:03'), reminders: onTime },
    }
    await deliver(startApp().app, (await written(database, { person, command, now: ahead })).event)
    expect(await states()).toEqual(['08:03 pending'])
  })
})

test('a process that was thought dead, and wakes again, fires nothing that another took over', async () => {
  const slow = startApp()
  const slowClock = clock
  const { event } = await create({ due: due('08:01'), reminders: onTime })
  const answer = deliver(slow.app, event)
  await sleeping()
  clock = manualClock('2026-03-11T08:02:00.000Z')
  await ping(startApp().app)
  slowClock.advance(180_000)
  expect((await answer).status).toBe(204)
  expect(await fired()).toHaveLength(1)
})

test('asked to stop, it gives back what it holds, and the refused delivery lets another process fire on time', async () => {
  const stopping = startApp()
  const { event } = await create({ due: due('08:01'), reminders: onTime })
  const refused = deliver(stopping.app, event)
  await sleeping()
  await stopping.watch.stop()
  expect((await refused).status).toBe(503)
  expect((await reminders()).map(({ owner }) => owner)).toEqual([null])
  expect((await ping(stopping.app)).status).toBe(503)
  const answer = deliver(startApp().app, event)
  await sleeping()
  clock.advance(60_000)
  expect((await answer).status).toBe(204)
  expect((await fired()).map(({ data }) => data.firedAt)).toEqual(['2026-03-11T08:01:00.000Z'])
})

test('more reminders than one process holds at once all fire, also when all are due at nine', async () => {
  const { task } = await create({})
  await database.query({
    text: `
      insert into reminder.reminders (id, person_id, task_id, version, kind, at, trace_parent, causation_id, correlation_id)
      select gen_random_uuid(), $1, $2, 1, 'snooze', $3, '', '', '' from generate_series(1, 5600)`,
    values: [person, task.id, '2026-03-11T09:00:00.000Z'],
  })
  const { app } = startApp({ most: 2000 })
  clock.advance(59 * 60_000 + 30_000)
  const answer = ping(app)
  await sleeping()
  clock.advance(30_000)
  await answer
  const [row] = await database.query<{ fired: number; last: string }>({
    text: `
      select count(*)::int as fired, (select revision from todo.people where id = $1) as last
      from reminder.reminders where person_id = $1 and state = 'fired'`,
    values: [person],
  })
  expect(row).toEqual({ fired: 5600, last: '5601' })
})

test('while the database is away at the instant, it tries again until it is back', async () => {
  let away = false
  const over: Database = {
    ...own,
    query: (statement) =>
      (away
        ? database.query({ text: 'select pg_terminate_backend(pg_backend_pid())', values: [] })
        : database.query(statement)) as never,
  }
  const { app } = startApp({ over })
  const { event } = await create({ due: due('08:01'), reminders: onTime })
  const answer = deliver(app, event)
  await sleeping()
  away = true
  clock.advance(60_000)
  await expect.poll(() => clock.next).toBe(Date.parse('2026-03-11T08:01:01.000Z'))
  away = false
  clock.advance(1000)
  expect((await answer).status).toBe(204)
  expect(await fired()).toHaveLength(1)
})

test('“snooze it ten minutes” reminds once more, unless the task is done by then', async () => {
  const { app } = startApp()
  const { task } = await create({ due: due('08:00') })
  const done = await create({ due: due('08:00') })
  for (const each of [task, done.task]) {
    await deliver(app, await append('todo.reminder.snoozed.v1', { task: each, until: '2026-03-11T08:10:00.000Z' }))
  }
  await deliver(app, (await write({ type: 'complete' }, done.task)).event)
  clock.advance(9 * 60_000 + 30_000)
  const answer = ping(app)
  await sleeping()
  clock.advance(30_000)
  await answer
  expect((await fired()).map(({ data }) => [data.task.id, data.at])).toEqual([[task.id, '2026-03-11T08:10:00.000Z']])
})

test('a snooze that is taken back does not remind, in whichever order its events come, and may be asked for again', async () => {
  const { app } = startApp()
  const until = '2026-03-11T08:10:00.000Z'
  const made = [await create({}), await create({}), await create({})]
  const events = async ({ task }: (typeof made)[number]) => [
    await append('todo.reminder.snoozed.v1', { task, until }),
    await append('todo.reminder.unsnoozed.v1', { task, until, undoes: newId() }),
  ]
  const [inOrder, reversed, again] = [await events(made[0]!), await events(made[1]!), await events(made[2]!)]
  again.push(await append('todo.reminder.snoozed.v1', { task: made[2]!.task, until }))
  for (const event of [...inOrder, ...inOrder, ...reversed.toReversed(), ...again]) await deliver(app, event)
  clock.advance(9 * 60_000 + 30_000)
  const answer = ping(app)
  await sleeping()
  clock.advance(30_000)
  await answer
  expect((await fired()).map(({ data }) => data.task.id)).toEqual([made[2]!.task.id])
})

test('when a person moves to another time zone, reminders at a wall time without a due date move along', async () => {
  const { app } = startApp()
  const berlin = { ...DEFAULT_PROFILE, timeZone: 'Europe/Berlin' }
  await append('todo.person.updated.v1', { profile: berlin, previous: DEFAULT_PROFILE }, [], berlin)
  const { event } = await create({ reminders: [{ at: '2026-03-11T10:00' }] })
  await deliver(app, event)
  expect(await states()).toEqual(['09:00 pending'])
  const lisbon = { ...berlin, timeZone: 'Europe/Lisbon' }
  await deliver(app, await append('todo.person.updated.v1', { profile: lisbon, previous: berlin }, [], lisbon))
  clock.advance(3_600_000)
  await ping(app)
  expect(await fired()).toEqual([])
  clock.advance(3_600_000)
  await ping(app)
  expect((await fired()).map(({ data }) => data.at)).toEqual(['2026-03-11T10:00:00.000Z'])
})

test('replaying the whole topic afterwards changes no row and fires nothing', async () => {
  const { app } = startApp()
  const first = await create({ due: due('08:01'), reminders: onTime })
  const answer = deliver(app, first.event)
  await sleeping()
  clock.advance(60_000)
  await answer
  const moved = await write({ type: 'change', changes: { due: due('12:00') } }, first.task)
  await deliver(app, moved.event)
  const before = await reminders()
  clock.advance(120_000)
  for (const event of [first.event, moved.event]) expect((await deliver(app, event)).status).toBe(204)
  expect(await reminders()).toEqual(before)
  expect(await fired()).toHaveLength(1)
})

test('what is long past is forgotten, and a replay of it does not remind again', async () => {
  const { app } = startApp()
  const { event } = await create({ due: due('08:01'), reminders: onTime })
  const answer = deliver(app, event)
  await sleeping()
  clock.advance(60_000)
  await answer
  clock.advance(99 * 86_400_000)
  await ping(app)
  expect(await states()).toEqual(['08:01 fired'])
  clock.advance(2 * 86_400_000)
  await ping(app)
  expect(await states()).toEqual([])
  await database.query({ text: 'delete from todo.inbox where id = $1', values: [event.id] })
  await deliver(app, event)
  await ping(app)
  expect(await fired()).toHaveLength(1)
})

test('when the database goes away between two claims, what was claimed fires all the same', async () => {
  let claims = 0
  const over: Database = {
    ...own,
    async query(statement) {
      if (statement.name === 'claim-reminders' && ++claims === 2) throw new DatabaseError('away', 'connection')
      return database.query(statement)
    },
  }
  const { task } = await create({})
  await database.query({
    text: `
      insert into reminder.reminders (id, person_id, task_id, version, kind, at, trace_parent, causation_id, correlation_id)
      select gen_random_uuid(), $1, $2, 1, 'snooze', $3, '', '', '' from generate_series(1, 500)`,
    values: [person, task.id, '2026-03-11T08:00:30.000Z'],
  })
  const { app, watch } = startApp({ over })
  expect((await ping(app)).status).toBe(503)
  clock.advance(30_000)
  await watch.settled()
  expect(await fired()).toHaveLength(500)
})

test("of a later revision's event, what is known here is kept: a kind of reminder that is not is passed over", async () => {
  const { event } = await create({ due: due('09:00'), reminders: onTime })
  const data = structuredClone(event.data) as never as { task: Record<string, unknown> }
  Object.assign(data.task, { energy: 'low', priority: 9, reminders: [...onTime, { place: 'home' }] })
  expect((await deliver(startApp().app, { ...event, data } as never)).status).toBe(204)
  expect(await states()).toEqual(['09:00 pending'])
})

test('an event whose data is not what its type says is refused for good, with the reason', async () => {
  const { event } = await create({})
  const response = await deliver(startApp().app, { ...event, data: { task: 'none' } as never })
  expect(response.status).toBe(422)
  expect(response.headers.get('kne-reason')).toBe('invalid-event')
})

test('an event that says that somebody left, who did not, takes no reminder away', async () => {
  const { app } = startApp()
  const { event } = await create({ due: due('09:00'), reminders: onTime })
  await deliver(app, event)
  const told = await append('todo.person.deleted.v1', { leftAt: now() }, [])
  expect((await deliver(app, told)).status).toBe(204)
  expect(await states()).toEqual(['09:00 pending'])
})

test('a reminder of a person who leaves is not fired, while their tasks are still being erased either', async () => {
  const { app, watch } = startApp()
  const { event } = await create({ due: due('08:01'), reminders: onTime })
  const held = deliver(app, event)
  await vi.waitFor(() => expect(clock.next).toBeDefined())
  await left(database, person, now())
  clock.advance(60_000)
  await watch.settled()
  expect((await held).status).toBe(204)
  expect(await fired()).toEqual([])
})

test('when a person leaves, their reminders go; one of before that comes late is not set, one of afterwards is', async () => {
  const { app } = startApp()
  const { event, task } = await create({ due: due('09:00'), reminders: onTime })
  await deliver(app, event)
  const late = await write({ type: 'change', changes: { due: due('10:00') } }, task)
  const leaving = await left(database, person, now())
  await erased(database, person)
  const anew = await create({ due: due('11:00'), reminders: onTime })
  for (const each of [leaving, late.event, anew.event, leaving]) await deliver(app, each)
  expect(await states()).toEqual(['11:00 pending'])
})
