/**
 * The events of the system: one zod schema per type, from which the TypeScript types, the JSON Schemas and the AsyncAPI
 * document are made. A type's name ends in its version; a change that old consumers cannot read is a new version.
 */
import * as z from 'zod/mini'
import { taskFields, taskSchema, timeSchema, timeZoneSchema } from '../domain/task.ts'
import { TOPICS, type Topic } from './topics.ts'

/** The task after the change, and what the changed fields were before: enough to undo it without asking anybody. */
const taskChanged = z.object({
  task: taskSchema,
  previous: z.partial(
    z.object({
      ...taskFields,
      status: taskSchema.shape.status,
      seriesId: taskSchema.shape.seriesId,
      completedAt: taskSchema.shape.completedAt,
    }),
  ),
  /** the turn that this event takes back */
  undoes: z.optional(z.string()),
})

export const channelSchema = z.enum(['in-app', 'email', 'webhook', 'web-push'])
export type Channel = z.infer<typeof channelSchema>

export const profileSchema = z.object({
  timeZone: timeZoneSchema,
  locale: z.enum(['en-US', 'en-GB']),
  /** no notification but in-app between these wall times; `from` after `to` spans midnight */
  quietHours: z.nullable(z.object({ from: timeSchema, to: timeSchema })),
  email: z.nullable(z.email().check(z.maxLength(254))),
  webhook: z.nullable(z.object({ url: z.url({ protocol: /^https?$/ }).check(z.maxLength(2000)) })),
  /** browsers that asked for web push, as `PushSubscription.toJSON()` gives them */
  webPush: z
    .array(
      z.object({
        endpoint: z.url({ protocol: /^https?$/ }).check(z.maxLength(1000)),
        keys: z.object({ p256dh: z.string().check(z.maxLength(100)), auth: z.string().check(z.maxLength(50)) }),
      }),
    )
    .check(z.maxLength(10)),
})
export type Profile = z.infer<typeof profileSchema>

/** Until a person says otherwise. */
export const DEFAULT_PROFILE: Profile = {
  timeZone: 'UTC',
  locale: 'en-US',
  quietHours: null,
  email: null,
  webhook: null,
  webPush: [],
}

const reminderFired = z.object({
  reminderId: z.uuid(),
  task: taskSchema,
  /** the instant it was set for, and the one at which it fired */
  at: z.iso.datetime(),
  firedAt: z.iso.datetime(),
})

const notificationResult = z.object({
  /** the reminder event that asked for it */
  reminderId: z.uuid(),
  taskId: z.uuid(),
  title: z.string(),
  channel: channelSchema,
  at: z.iso.datetime(),
  /** why it was not delivered; null when it was */
  reason: z.nullable(z.string()),
})

export const EVENT_TYPES = {
  'todo.task.created.v1': { topic: TOPICS.taskEvents, data: taskChanged },
  'todo.task.updated.v1': { topic: TOPICS.taskEvents, data: taskChanged },
  'todo.task.completed.v1': { topic: TOPICS.taskEvents, data: taskChanged },
  'todo.task.reopened.v1': { topic: TOPICS.taskEvents, data: taskChanged },
  'todo.task.skipped.v1': { topic: TOPICS.taskEvents, data: taskChanged },
  'todo.task.deleted.v1': { topic: TOPICS.taskEvents, data: taskChanged },
  'todo.task.restored.v1': { topic: TOPICS.taskEvents, data: taskChanged },
  'todo.person.updated.v1': {
    topic: TOPICS.taskEvents,
    data: z.object({ profile: profileSchema, previous: profileSchema }),
  },
  'todo.reminder.fired.v1': { topic: TOPICS.reminders, data: reminderFired },
  'todo.reminder.snoozed.v1': {
    topic: TOPICS.taskEvents,
    data: z.object({ task: taskSchema, until: z.iso.datetime() }),
  },
  'todo.notification.delivered.v1': { topic: TOPICS.notifications, data: notificationResult },
  'todo.notification.failed.v1': { topic: TOPICS.notifications, data: notificationResult },
} as const satisfies Record<string, { topic: Topic; data: z.ZodMiniType }>

export type EventType = keyof typeof EVENT_TYPES
export type EventData<Type extends EventType> = z.infer<(typeof EVENT_TYPES)[Type]['data']>
export type TaskEventType = Extract<EventType, `todo.task.${string}`>
export type TaskChanged = z.infer<typeof taskChanged>

export const isEventType = (type: string): type is EventType => Object.hasOwn(EVENT_TYPES, type)
export const isTaskEventType = (type: string): type is TaskEventType =>
  type.startsWith('todo.task.') && isEventType(type)
