import type { Database } from '../../shared/database/index.ts'
import type { Task } from '../../shared/domain/task.ts'
import type { TaskEventType } from '../../shared/domain/task-event.ts'
import { createAwake } from '../../shared/http/awake.ts'
import { consume, type Delivery, inboxOf, type Outcome } from '../../shared/http/consume.ts'
import { createFunctionApp, type DeliveryDeps } from '../../shared/http/function-app.ts'
import { idOf } from '../../shared/ids/index.ts'
import { INBOX_DAYS } from '../../shared/outbox/statements.ts'
import { instantsOf } from './instants.ts'
import {
  cancelOlder,
  floatingTasks,
  forget,
  forgetPerson,
  keep,
  type NewReminder,
  timeZoneOf,
  unsnooze,
} from './statements.ts'
import { type Watch, WINDOW } from './watch.ts'

const FORGOTTEN_AT_ONCE = 1000

interface Deps extends DeliveryDeps {
  database: Database
  watch: Watch
}

/** Keeps the reminders that tasks ask for, and fires each on its instant. */
export function createApp({ database, watch, ...base }: Deps) {
  const app = createFunctionApp(base)
  const awake = createAwake()

  async function onTask(delivery: Delivery<TaskEventType>): Promise<Outcome> {
    const { personId, data } = delivery
    const { task } = data
    // The cut seconds are those that a wall time lacks: what is due this very minute is not late.
    const changed = Math.floor(Date.parse(task.updatedAt) / 60_000) * 60_000
    if (!task.reminders.length) return cancelReminders(personId, task)
    const timeZone = task.due?.timeZone ?? (await personsTimeZone(personId))
    return keepReminders(delivery, task, remindersOf(personId, task, timeZone), changed)
  }

  async function onPerson(delivery: Delivery<'todo.person.updated.v1'>): Promise<Outcome> {
    const { personId, data } = delivery
    const { timeZone } = data.profile
    if (timeZone === data.previous.timeZone) return 'ignored'
    const rows = await database.query<{ task: Task }>(floatingTasks(personId))
    // Those of the zone left behind are found unwanted at their instant.
    const wanted = rows.flatMap(({ task }) => remindersOf(personId, task, timeZone))
    return keepReminders(delivery, null, wanted, null)
  }

  async function onSnooze(delivery: Delivery<'todo.reminder.snoozed.v1'>): Promise<Outcome> {
    return keepReminders(delivery, null, [snoozeOf(delivery)], null)
  }

  async function onUnsnooze(delivery: Delivery<'todo.reminder.unsnoozed.v1'>): Promise<Outcome> {
    const { personId, id: causationId, correlationId, trace } = delivery
    const { traceParent } = trace
    const rows = await database.query(
      unsnooze(personId, snoozeOf(delivery), { causationId, correlationId, traceParent }),
    )
    return rows.length ? 'done' : 'ignored'
  }

  async function keepReminders(
    delivery: Delivery,
    task: Task | null,
    wanted: NewReminder[],
    since: number | null,
  ): Promise<Outcome> {
    const { personId, trace, correlationId, sequence } = delivery
    const inbox = inboxOf(delivery, 'reminder')
    const { traceParent } = trace
    const [row] = await database.query<{ fresh: boolean; soon: boolean }>(
      keep({ personId, inbox, task, wanted, since, traceParent, correlationId, sequence }, WINDOW),
    )
    // A repeated delivery may come because the process that held its reminder is gone: then this one takes over.
    if (row!.soon) await untilFired()
    return row!.fresh ? 'done' : 'duplicate'
  }

  async function onLeaving({ personId, sequence }: Delivery<'todo.person.deleted.v1'>): Promise<Outcome> {
    let outcome: Outcome = 'ignored'
    while ((await database.query(forgetPerson(personId, sequence, FORGOTTEN_AT_ONCE))).length) outcome = 'done'
    return outcome
  }

  /** Most tasks have no reminders. Versions alone make this happen once: no inbox row is written for nothing. */
  async function cancelReminders(personId: string, { id, version }: Task): Promise<Outcome> {
    if (version === 1) return 'ignored'
    const rows = await database.query(cancelOlder(personId, id, version))
    return rows.length ? 'done' : 'ignored'
  }

  async function untilFired(): Promise<void> {
    await watch.take()
    await awake.hold(watch.settled())
  }

  async function personsTimeZone(personId: string): Promise<string> {
    const [row] = await database.query<{ timeZone: string | null }>(timeZoneOf(personId))
    return row?.timeZone ?? 'UTC'
  }

  consume(app, {
    ...base,
    handlers: {
      'todo.task.created.v1': onTask,
      'todo.task.updated.v1': onTask,
      'todo.task.completed.v1': onTask,
      'todo.task.reopened.v1': onTask,
      'todo.task.skipped.v1': onTask,
      'todo.task.deleted.v1': onTask,
      'todo.task.restored.v1': onTask,
      'todo.person.updated.v1': onPerson,
      'todo.reminder.snoozed.v1': onSnooze,
      'todo.reminder.unsnoozed.v1': onUnsnooze,
      'todo.person.deleted.v1': onLeaving,
    },
    async ping() {
      await untilFired()
      await database.query(forget(INBOX_DAYS, FORGOTTEN_AT_ONCE))
      return 'done'
    },
  })
  return app
}

type Snooze = Delivery<'todo.reminder.snoozed.v1' | 'todo.reminder.unsnoozed.v1'>

const snoozeOf = ({ personId, sequence, data: { task, until } }: Snooze): NewReminder => ({
  id: idOf('snooze', personId, task.id, until),
  taskId: task.id,
  version: sequence,
  kind: 'snooze',
  at: Date.parse(until),
  dueAt: task.dueAt,
})

const remindersOf = (personId: string, task: Task, timeZone: string): NewReminder[] =>
  instantsOf(task, timeZone).map((at) => ({
    id: idOf('reminder', personId, task.id, new Date(at).toISOString()),
    taskId: task.id,
    version: task.version,
    kind: 'task',
    at,
    dueAt: null,
  }))
