/** The kinds of messages that the courier carries: whether one is still wanted, how it is sent, and who is told what became of it. */

import type { Statement } from '../../shared/database/index.ts'
import type { Profile } from '../../shared/domain/profile.ts'
import type { Origin, OutboxEvent } from '../../shared/events/event.ts'
import type { Channel, EventData } from '../../shared/events/schemas.ts'
import { idOf } from '../../shared/ids/index.ts'
import { type Beside, eventOf } from '../../shared/outbox/index.ts'
import { traceOf } from '../../shared/tracing/trace.ts'
import type { Ask, ReminderFired, Send } from './message.ts'
import { isWay } from './plan.ts'
import { quietUntil } from './quiet-hours.ts'
import {
  type ConfirmationContent,
  confirmChannel,
  type DeliveryRow,
  noteAsking,
  type ReminderContent,
} from './statements.ts'
import type { Undelivered } from './undelivered.ts'

export type Senders = Record<Exclude<Channel, 'in-app'>, Send>
export type Askers = Record<'email' | 'webhook', Ask>

export interface Kind<Content> {
  /** why it is not sent any more */
  unwanted(delivery: DeliveryRow, content: Content, profile: Profile): string | undefined
  /** epoch milliseconds until which it has to wait; null when it need not */
  waitsUntil(at: number, profile: Profile): number | null
  /** @throws Undelivered */
  send(delivery: DeliveryRow, content: Content, profile: Profile): Promise<void>
  /** what is stored after each attempt, beside the delivery */
  noted?(delivery: DeliveryRow, content: Content, failure: Undelivered | undefined): Statement
  /** what is stored with the event at the end. `at` is RFC 3339 */
  beside?(delivery: DeliveryRow, content: Content, failure: Undelivered | undefined, at: string): Beside | undefined
  /** the event at the end; undefined when there is nothing to tell. `at` is RFC 3339 */
  told(delivery: DeliveryRow, content: Content, failure: Undelivered | undefined, at: string): OutboxEvent | undefined
  /** what it is about, in logs */
  subject(delivery: DeliveryRow, content: Content): string
}

export const createReminders = (senders: Senders): Kind<ReminderContent> => ({
  unwanted(delivery, { status }, profile) {
    if (status !== 'open') return 'The task was done or deleted meanwhile.'
    return isWay(profile, delivery) && delivery.isConfirmed ? undefined : 'The person no longer wants it this way.'
  },
  waitsUntil: quietUntil,
  send: ({ id, personId, channel, endpoint }, { reminder }, profile) =>
    senders[channel as keyof Senders]({ id, personId, endpoint, reminder, profile }),
  told: (delivery, { reminder }, failure, at) =>
    resultOf(
      reminder,
      { ...delivery, channel: delivery.channel as Channel },
      failure?.message ?? null,
      originOf(delivery, at),
    ),
  subject: (_, { reminder }) => reminder.task.id,
})

/**
 * The event that says what became of a reminder by one channel.
 *
 * @param reason why it failed; null when it was delivered
 */
export function resultOf(
  { reminderId, task }: ReminderFired,
  { id, channel }: { id: string; channel: Channel },
  reason: string | null,
  origin: Origin,
): OutboxEvent {
  const type = `todo.notification.${reason === null ? 'delivered' : 'failed'}.v1` as const
  const data = { reminderId, taskId: task.id, title: task.title, channel, at: origin.now, reason }
  return eventOf(type, task.id, data, origin, idOf('notification', id))
}

/** Nobody is disturbed by what they are waiting for: quiet hours do not hold a question back. */
export const createConfirmations = (askers: Askers): Kind<ConfirmationContent> => ({
  unwanted(delivery, { challenge }, profile) {
    if (delivery.isConfirmed) return 'It was confirmed meanwhile.'
    return challenge && isWay(profile, delivery) ? undefined : 'The address was changed or removed meanwhile.'
  },
  waitsUntil: () => null,
  send: ({ id, personId, channel, endpoint }, { challenge }, profile) =>
    askers[channel as keyof Askers]({ id, personId, endpoint, challenge: challenge!, profile }),
  noted({ personId, channel }, { challenge }, failure) {
    if (!failure && channel === 'webhook') return confirmChannel(personId, challenge!)
    return noteAsking(personId, challenge!, failure?.message ?? null)
  },
  told(delivery, _, failure, at) {
    // What became of the e-mail the person decides, by the link in it.
    if (!failure && delivery.channel === 'email') return undefined
    const channel = delivery.channel as keyof Askers
    const { endpoint, personId } = delivery
    const state = failure ? 'failed' : 'confirmed'
    const data: EventData<'todo.channel.updated.v1'> = { channel, endpoint, state, reason: failure?.message ?? null }
    return eventOf('todo.channel.updated.v1', personId, data, originOf(delivery, at), idOf('channel', delivery.id))
  },
  subject: ({ personId }) => personId,
})

export const originOf = ({ traceParent, causationId, correlationId }: DeliveryRow, now: string) => ({
  source: 'notification',
  trace: traceOf(traceParent),
  causationId,
  correlationId,
  now,
})
