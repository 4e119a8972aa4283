/** How much one person may have, so that nobody fills what all share. What they have stays theirs: only what would add to it is refused. */
import { BoundedMap } from '../../shared/bounded/index.ts'
import type { QuotaConfig } from '../../shared/config/functions.ts'
import type { Database, Statement } from '../../shared/database/index.ts'
import type { TaskEvent } from '../../shared/domain/decide.ts'
import type { Task } from '../../shared/domain/task.ts'
import { Problem } from '../../shared/http/problem.ts'
import type { OutboxEvent } from '../../shared/outbox/index.ts'
import { openTasksOf, pendingRemindersOf } from './statements.ts'

export interface QuotaOptions extends Partial<QuotaConfig> {
  /** milliseconds, from any start */
  elapsed?: () => number
}

/** What a change adds to what a person has; below 0 where it takes away. */
export interface Growth {
  tasks: number
  reminders: number
}

export interface Quotas {
  /** @throws Problem 429 `too-many-tasks` or `too-many-reminders` when there is no room for it; DatabaseError */
  admit(personId: string, growth: Growth): Promise<void>
  /** Counts on, with what was stored. */
  grew(personId: string, growth: Growth): void
  modelCallsPerDay: number
}

/** Milliseconds for which a count is good, with what this process adds to it. */
const GOOD_FOR = 60_000
/** The same for one that leaves no room: what was completed elsewhere makes room soon. */
const FULL_FOR = 1000
/** People whose counts are kept. */
const KNOWN = 10_000

/**
 * What a person has is counted once a minute, and in between what this process stores is added: a quota may be passed by what other
 * processes, or requests at the same moment, store meanwhile, and by reminders that are not kept yet since their events wait in Kafka.
 */
export function createQuotas(
  database: Database,
  {
    openTasks = 100_000,
    pendingReminders = 20_000,
    modelCallsPerDay = 200,
    elapsed = () => performance.now(),
  }: QuotaOptions = {},
): Quotas {
  const tasks = createCount(database, openTasksOf, openTasks, elapsed)
  const reminders = createCount(database, pendingRemindersOf, pendingReminders, elapsed)
  return {
    async admit(personId, growth) {
      if (growth.tasks > 0 && !(await tasks.hasRoom(personId, growth.tasks))) throw tooManyTasks(openTasks)
      if (growth.reminders > 0 && !(await reminders.hasRoom(personId, growth.reminders)))
        throw tooManyReminders(pendingReminders)
    },
    grew(personId, growth) {
      tasks.add(personId, growth.tasks)
      reminders.add(personId, growth.reminders)
    },
    modelCallsPerDay,
  }
}

/** @param most how many there may be, and how many are counted */
function createCount(
  database: Database,
  statement: (personId: string, most: number) => Statement,
  most: number,
  elapsed: () => number,
) {
  const known = new BoundedMap<string, { count: number; at: number }>(KNOWN)
  return {
    async hasRoom(personId: string, more: number): Promise<boolean> {
      const at = elapsed()
      const last = known.get(personId)
      const age = last ? at - last.at : Number.POSITIVE_INFINITY
      if (last && age < (last.count + more > most ? FULL_FOR : GOOD_FOR)) return last.count + more <= most
      const [row] = await database.query<{ count: string }>(statement(personId, most))
      const count = Number(row!.count)
      known.set(personId, { count, at })
      return count + more <= most
    },
    add(personId: string, more: number): void {
      const last = known.get(personId)
      if (last) last.count += more
    },
  }
}

/** @param more events that change no task */
export function growthOf(events: TaskEvent[], more: OutboxEvent[]): Growth {
  const growth = { tasks: 0, reminders: more.filter(({ type }) => type === 'todo.reminder.snoozed.v1').length }
  for (const { type, data } of events) {
    const before = type === 'todo.task.created.v1' ? [] : [{ ...data.task, ...data.previous }]
    growth.tasks += open([data.task]).length - open(before).length
    growth.reminders += remindersOf([data.task]) - remindersOf(before)
  }
  return growth
}

type Had = Pick<Task, 'status' | 'reminders'>
const open = (tasks: Had[]): Had[] => tasks.filter(({ status }) => status === 'open')
const remindersOf = (tasks: Had[]): number => open(tasks).reduce((sum, { reminders }) => sum + reminders.length, 0)

/** Codes of what is refused here: an answer like any other to who speaks. */
export const QUOTA_CODES: string[] = ['too-many-tasks', 'too-many-reminders']

const tooManyTasks = (most: number): Problem =>
  tooMany(
    'too-many-tasks',
    `one person may have ${most} open tasks. Complete or delete some, or ask the operator for more.`,
  )

const tooManyReminders = (most: number): Problem =>
  tooMany(
    'too-many-reminders',
    `one person may have ${most} reminders to come. Remove some, or complete their tasks, or ask the operator for more.`,
  )

const tooMany = (code: string, detail: string): Problem =>
  new Problem({
    status: 429,
    code,
    detail: `Nothing was stored: ${detail}`,
    headers: { 'retry-after': String(GOOD_FOR / 1000) },
  })
