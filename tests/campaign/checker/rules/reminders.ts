/** Every reminder that was wanted at its instant was told once in every way its person wants, and none that was not. */
import type { Hook } from '../../history.ts'
import { type Evidence, isOfTask, type StoredEvent, type TaskState, type Violation } from '../evidence.ts'

const MINUTE = 60_000
/** A change that is stored so close to an instant may come before the reminder or after it: clocks of processes are set in the campaign. */
const UNCERTAIN = 5 * MINUTE
/** What is to be told so shortly before the end is not looked at. */
const SETTLED = 10_000
/** What a process is sending is left to it for longer than this (docs/notifications.md: the first repetition follows after a minute). */
const LEASED = 50_000

export function checkReminders(evidence: Evidence): Violation[] {
  const fired = evidence.events.filter(({ type }) => type === 'todo.reminder.fired.v1')
  return [...firedOnce(fired), ...untold(evidence, fired), ...wrongly(evidence, fired), ...ways(evidence, fired)]
}

function firedOnce(fired: StoredEvent[]): Violation[] {
  return [...Map.groupBy(fired, ({ data }) => data.reminderId!).values()]
    .filter((copies) => copies.length > 1)
    .map(([first, ...more]) => ({
      rule: 'reminders',
      kind: 'doubled',
      person: first!.person,
      taskId: first!.subject,
      what: `one reminder fired ${more.length + 1} times`,
    }))
}

/** Reminders whose task stayed as it was until well after their instant, and that did not fire. */
function untold({ events, at }: Evidence, fired: StoredEvent[]): Violation[] {
  // Who is late by minutes finds done what was done meanwhile: how late they can be, those tell that fired.
  const within = Math.max(UNCERTAIN, ...fired.map(({ time, data }) => time - Date.parse(data.at!)))
  const told = new Set(fired.map(({ person, subject, data }) => `${person}/${subject}/${Date.parse(data.at!)}`))
  const byTask = Map.groupBy(
    events.filter(({ data }) => data.task),
    ({ person, subject }) => `${person}/${subject}`,
  )
  return [...byTask.values()].flatMap((own) =>
    own.flatMap((event, index) => {
      const { person, subject, type } = event
      return instantsOf(event)
        .filter((instant) => instant < at - SETTLED)
        .filter((instant) => isStill(own, index, { instant, within }) && !isTakenBack(own, index, { instant, within }))
        .filter((instant) => !told.has(`${person}/${subject}/${instant}`))
        .map((instant) => ({
          rule: 'reminders',
          kind: 'lost',
          person,
          taskId: subject,
          what: `the reminder of ${new Date(instant).toISOString()} (${type}) never fired`,
        }))
    }),
  )
}

/** The instants that an event asks for and that are not past by the clock of who took it; due dates here are in UTC. */
function instantsOf({ type, data, time }: StoredEvent): number[] {
  if (type === 'todo.reminder.snoozed.v1')
    return [Date.parse(data.until!)].filter((instant) => instant >= (data.task!.startAt ?? instant))
  if (type !== 'todo.task.created.v1') return []
  const { dueAt, reminders, due, startAt } = data.task!
  if (dueAt === null || due?.timeZone !== 'UTC' || !due.time) return []
  return reminders
    .flatMap(({ minutesBefore }) => (minutesBefore === undefined ? [] : [dueAt - minutesBefore * MINUTE]))
    .filter((instant) => instant > time && instant >= (startAt ?? instant))
}

interface Told {
  instant: number
  /** milliseconds after the instant within which it is told */
  within: number
}

/** Whether the task was open and due as the event says, when it was stored and from then until well after the instant. */
function isStill(own: StoredEvent[], index: number, { instant, within }: Told): boolean {
  const { dueAt } = own[index]!.data.task!
  const isSo = ({ data: { task } }: StoredEvent) =>
    task!.status === 'open' && task!.dueAt === dueAt && (task!.startAt ?? instant) <= instant
  // A snooze changes no task: what it says of it may have been so just before.
  const then = own.slice(0, index + 1).findLast(({ type }) => type.startsWith('todo.task.'))
  const later = own
    .slice(index + 1)
    .filter(({ type, time }) => type.startsWith('todo.task.') && time < instant + within)
  return then !== undefined && [then, ...later].every(isSo)
}

/** Whether putting a reminder off was undone before it fired. */
const isTakenBack = (own: StoredEvent[], index: number, { instant, within }: Told): boolean =>
  own[index]!.type === 'todo.reminder.snoozed.v1' &&
  own
    .slice(index + 1)
    .some(
      ({ type, data, time }) =>
        type === 'todo.reminder.unsnoozed.v1' && Date.parse(data.until!) === instant && time < instant + within,
    )

/** What was done or deleted by then is judged in the statement that fires. */
function wrongly({ events }: Evidence, fired: StoredEvent[]): Violation[] {
  const byTask = Map.groupBy(
    events.filter(({ type }) => type.startsWith('todo.task.')),
    ({ person, subject }) => `${person}/${subject}`,
  )
  return fired.flatMap(({ person, subject, revision, data }) => {
    const before = byTask.get(`${person}/${subject}`)?.findLast((event) => event.revision < revision)
    const task: TaskState | undefined = before?.data.task
    const at = Date.parse(data.at!)
    const wrong =
      task && task.status !== 'open'
        ? task.status
        : task && (task.startAt ?? at) > at
          ? 'put away until later'
          : undefined
    if (!wrong) return []
    return [
      {
        rule: 'reminders',
        kind: 'wrong',
        person,
        taskId: subject,
        what: `revision ${revision} reminds of what was ${wrong}`,
      },
    ]
  })
}

/** In-app by an event, and by the person's webhook once that is known to be theirs: each once. */
function ways({ events, deliveries, history }: Evidence, fired: StoredEvent[]): Violation[] {
  const confirmed = new Map(
    events
      .filter(({ type, data }) => type === 'todo.channel.updated.v1' && data.state === 'confirmed')
      .map(({ person, revision }) => [person, revision]),
  )
  const done = Map.groupBy(
    events.filter((event) => isOfTask(event) && event.data.task?.status !== 'open'),
    ({ person, subject }) => `${person}/${subject}`,
  )
  const inApp = Map.groupBy(
    events.filter(({ type, data }) => type === 'todo.notification.delivered.v1' && data.channel === 'in-app'),
    ({ data }) => data.reminderId!,
  )
  const hooks = Map.groupBy(history.hooks, ({ reminderId }) => reminderId)
  const byWebhook = new Map(
    deliveries.filter(({ channel }) => channel === 'webhook').map((each) => [each.reminderId, each]),
  )
  const known = new Set(fired.map(({ data }) => data.reminderId))
  const strangers = history.hooks
    .filter(({ reminderId }) => !known.has(reminderId))
    .map(({ person, taskId, due }) => ({
      rule: 'notifications',
      kind: 'wrong' as const,
      person,
      taskId,
      what: `a webhook was told of ${new Date(due).toISOString()}, which never came`,
    }))
  const ofFired = fired.flatMap(({ person, subject, revision, data }) => {
    const { reminderId = '' } = data
    const about = { rule: 'notifications', kind: 'lost' as const, person, taskId: subject }
    const told = inApp.get(reminderId)?.length ?? 0
    const calls = hooks.get(reminderId) ?? []
    const delivery = byWebhook.get(reminderId)
    const found: Violation[] = []
    if (told !== 1)
      found.push({ ...about, kind: told ? 'doubled' : 'lost', what: `a reminder was told ${told} times in the app` })
    if (!delivery && revision > (confirmed.get(person) ?? Number.POSITIVE_INFINITY))
      found.push({ ...about, what: 'it was not on its way to its webhook' })
    if (delivery?.state === 'dropped' && !done.get(`${person}/${subject}`)?.some((event) => event.revision > revision))
      found.push({ ...about, what: 'its webhook was spared what nobody had done' })
    if (delivery?.state === 'delivered' && !calls.length) found.push({ ...about, what: 'its webhook was never called' })
    // Of what was told and not stored as told, the next attempt may be hours away.
    if (
      delivery &&
      !['delivered', 'dropped'].includes(delivery.state) &&
      !(delivery.state === 'waiting' && calls.length)
    )
      found.push({ ...about, what: `its webhook is still ${delivery.state}` })
    if (
      calls.some(
        ({ taskId, title, due }) => taskId !== subject || title !== data.task?.title || due !== Date.parse(data.at!),
      )
    )
      found.push({ ...about, kind: 'wrong', what: 'its webhook was told otherwise than it is stored' })
    return [...found, ...sentTwice(calls).map((what) => ({ ...about, kind: 'doubled' as const, what }))]
  })
  return [...strangers, ...ofFired]
}

/** A repetition under the same id is known for one; it may only follow when the process that sent the first is given up. */
function sentTwice(calls: Hook[]): string[] {
  if (new Set(calls.map(({ id }) => id)).size > 1) return ['its webhook was called under two ids']
  const soon = calls.slice(1).find(({ at }, index) => at - calls[index]!.at < LEASED)
  return soon ? ['its webhook was called again while the first call was leased'] : []
}
