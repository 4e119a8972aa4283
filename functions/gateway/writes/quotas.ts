/** How much one person may have, so that nobody fills what all share. What they have stays theirs: only what would add to it is refused. */

import { BoundedMap } from '../../../shared/bounded/index.ts'
import { type QuotaConfig, USUAL_QUOTAS } from '../../../shared/config/functions.ts'
import type { Database, Statement } from '../../../shared/database/index.ts'
import { LIMITS } from '../../../shared/domain/bounds.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { TaskEvent } from '../../../shared/domain/task-event.ts'
import type { OutboxEvent } from '../../../shared/events/event.ts'
import { Problem } from '../../../shared/http/problem.ts'
import { openTasksOf, pendingRemindersOf } from '../statements.ts'
import type { ModelUsage, SpeechUsage } from '../usage.ts'

export interface QuotaOptions extends Partial<QuotaConfig> {
  /** milliseconds, from any start */
  elapsed?: () => number
}

/** What a change adds to what a person has; below 0 where it takes away. */
export interface Growth {
  tasks: number
  reminders: number
}

/** Of a person, before and after a commit. */
export interface Revisions {
  before: number
  after: number
}

export interface Quotas {
  /**
   * @returns the highest revision of the person at which there is room for it whatever was stored meanwhile, for `Commit.upTo`: above that it
   * has to be counted again; undefined for what adds nothing
   * @throws Problem 429 `too-many-tasks` or `too-many-reminders` when there is no room for it; DatabaseError
   */
  admit(personId: string, growth: Growth): Promise<number | undefined>
  /** The person is beyond the revision that was told: counts before the next change. */
  passed(personId: string): void
  /** Counts on, with what a commit stored, and where it took something away gives room at once. */
  grew(personId: string, growth: Growth, revisions: Revisions): void
  /** of what costs by use */
  perDay: { model: ModelUsage; speech: SpeechUsage }
}

/** Milliseconds for which a count that leaves no room is good: what was completed elsewhere makes room soon. */
const FULL_FOR = 1000
/** Seconds after which who has too much is told to try again. */
const TRY_AGAIN = 60
/** People whose counts are kept. */
const KNOWN = 10_000

/**
 * A quota is held without counting: each event of a person opens one task at most, so that who has fewer events than they may have tasks
 * has room. That the person is no further is looked at by the commit itself, which costs no round trip, and holds for all processes
 * together; only when they are, it is counted, and from that revision on the same is true of what is left. Reminders may pass their
 * quota by those that are not kept yet since their events wait in Kafka.
 */
export function createQuotas(
  database: Database,
  {
    openTasks = USUAL_QUOTAS.openTasks,
    pendingReminders = USUAL_QUOTAS.pendingReminders,
    elapsed = () => performance.now(),
    ...perDay
  }: QuotaOptions = {},
): Quotas {
  const tasks = createCount({ database, statement: openTasksOf, most: openTasks, perEvent: 1, elapsed })
  const reminders = createCount({
    database,
    statement: pendingRemindersOf,
    most: pendingReminders,
    perEvent: LIMITS.reminders,
    elapsed,
  })
  const most = { ...USUAL_QUOTAS, ...perDay }
  return {
    async admit(personId, growth) {
      const upTo: number[] = []
      if (growth.tasks > 0) upTo.push((await tasks.upTo(personId, growth.tasks)) ?? tooManyTasks(openTasks))
      if (growth.reminders > 0)
        upTo.push((await reminders.upTo(personId, growth.reminders)) ?? tooManyReminders(pendingReminders))
      return upTo.length ? Math.min(...upTo) : undefined
    },
    passed(personId) {
      tasks.passed(personId)
      reminders.passed(personId)
    },
    grew(personId, growth, revisions) {
      tasks.grew(personId, growth.tasks, revisions)
      reminders.grew(personId, growth.reminders, revisions)
    },
    perDay: {
      model: { calls: most.modelCallsPerDay, tokens: most.modelTokensPerDay },
      speech: { calls: most.speechCallsPerDay, seconds: most.speechSecondsPerDay },
    },
  }
}

interface CountOptions {
  database: Database
  statement: (personId: string, most: number) => Statement
  /** how many there may be, and how many are counted */
  most: number
  /** most that one event adds */
  perEvent: number
  elapsed: () => number
}

interface Counted {
  count: number
  /** of the person at which it is so */
  revision: number
  /** when it was counted */
  at: number
}

function createCount({ database, statement, most, perEvent, elapsed }: CountOptions) {
  /** of those who were counted: who was not had nothing when they began */
  const known = new BoundedMap<string, Counted>(KNOWN)
  const beginning: Counted = { count: 0, revision: 0, at: Number.NEGATIVE_INFINITY }

  async function count(personId: string): Promise<Counted> {
    const at = elapsed()
    const [row] = await database.query<{ count: string; revision: string }>(statement(personId, most))
    const counted = { count: Number(row!.count), revision: Number(row!.revision), at }
    known.set(personId, counted)
    return counted
  }

  const room = (last: Counted, more: number): number | undefined => {
    const left = most - last.count - more
    return left < 0 ? undefined : last.revision + Math.floor(left / perEvent)
  }

  return {
    /** @returns undefined when there is no room; waits only where it has to be counted */
    upTo(personId: string, more: number): number | undefined | Promise<number | undefined> {
      const last = known.get(personId) ?? beginning
      const isFull = last.count + more > most && elapsed() - last.at >= FULL_FOR
      return isFull ? count(personId).then((counted) => room(counted, more)) : room(last, more)
    },
    passed(personId: string): void {
      known.set(personId, { ...beginning, count: Number.POSITIVE_INFINITY })
    },
    grew(personId: string, more: number, { before, after }: Revisions): void {
      const last = known.get(personId)
      if (!last) return
      if (last.revision === before) Object.assign(last, { count: last.count + more, revision: after })
      if (more < 0) last.at = Number.NEGATIVE_INFINITY
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

const tooManyTasks = (most: number): never =>
  refuse(
    'too-many-tasks',
    most,
    `one person may have ${most} open tasks. Complete or delete some, or ask the operator for more.`,
  )

const tooManyReminders = (most: number): never =>
  refuse(
    'too-many-reminders',
    most,
    `one person may have ${most} reminders to come. Remove some, or complete their tasks, or ask the operator for more.`,
  )

function refuse(code: string, most: number, detail: string): never {
  throw new Problem({
    status: 429,
    code,
    detail: `Nothing was stored: ${detail}`,
    extra: { most },
    headers: { 'retry-after': String(TRY_AGAIN) },
  })
}
