/** What a reminder says, the same in every channel. */

import type { Profile } from '../../shared/domain/profile.ts'
import type { EventData } from '../../shared/events/schemas.ts'
import type { Notices } from '../../shared/language/notices.ts'

export type ReminderFired = EventData<'todo.reminder.fired.v1'>

/** What a channel gets to send. */
export interface Message {
  /** of the delivery, the same on every attempt: a receiver that knows it ignores the repetition */
  id: string
  personId: string
  endpoint: string
  reminder: ReminderFired
  profile: Profile
}

/** Resolves when the other side has taken it. @throws Undelivered */
export type Send = (message: Message) => Promise<void>

/** What a channel gets to find out whether an address is the person's. */
export interface Question {
  /** of the delivery, the same on every attempt */
  id: string
  personId: string
  endpoint: string
  /** a UUID that only who reads what is sent there can know */
  challenge: string
  profile: Pick<Profile, 'locale'>
}

/** Resolves when the question was taken, and, by a webhook, answered. @throws Undelivered */
export type Ask = (question: Question) => Promise<void>

/** “Tuesday, 31 March at 09:00”, by the person's locale and the clocks of where it is due; null without a due date. */
export function dueWords({ task }: ReminderFired, { locale }: Profile): string | null {
  const { due, dueAt } = task
  if (!due || dueAt === null) return null
  const day = { weekday: 'long', day: 'numeric', month: 'long', timeZone: due.timeZone } as const
  // A date without a time is due until its day ends: the instant is the midnight after it.
  if (!due.time) return new Intl.DateTimeFormat(locale, day).format(dueAt - 1)
  const hour = locale === 'en-US' ? 'numeric' : '2-digit'
  return new Intl.DateTimeFormat(locale, { ...day, hour, minute: '2-digit' }).format(dueAt)
}

/** The title on one line. */
export const headline = ({ task }: ReminderFired): string => task.title.replace(/\s+/g, ' ')

export function text(reminder: ReminderFired, profile: Profile, { due: dueIn }: Pick<Notices, 'due'>): string {
  const { task } = reminder
  const due = dueWords(reminder, profile)
  const where = [task.project && `#${task.project}`, ...task.labels.map((label) => `@${label}`)].filter(Boolean)
  return [task.title, due && dueIn(due), where.join(' '), task.note].filter(Boolean).join('\n\n')
}
