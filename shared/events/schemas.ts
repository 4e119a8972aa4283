/** The data of the events: one zod schema per type, from which the TypeScript types, the JSON Schemas and the AsyncAPI document are made. */
import * as z from 'zod/mini'
import { collectionChangedSchemas } from '../domain/collections/collection-event.ts'
import { commentChangedSchema } from '../domain/comments/comment.ts'
import { profileSchema } from '../domain/profile.ts'
import { taskSchema } from '../domain/task.ts'
import { taskChangedSchema } from '../domain/task-event.ts'
import type { EventType } from './types.ts'

const channelSchema = z.enum(['in-app', 'email', 'webhook', 'web-push'])

const reminderFired = z.object({
  reminderId: z.uuid(),
  task: taskSchema(),
  /** the instant it was set for, and the one at which it fired */
  at: z.iso.datetime(),
  firedAt: z.iso.datetime(),
})

/** `undoes`: the turn that it takes back, of what is put off after all */
const reminderSnoozed = z.object({ task: taskSchema(), until: z.iso.datetime(), undoes: z.optional(z.string()) })

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

/** Who has to say that an address is the person's, before it is used. */
const confirmedChannelSchema = z.enum(['email', 'webhook'])

const confirmationRequested = z.object({
  channel: confirmedChannelSchema,
  /** address or URL */
  endpoint: z.string(),
})

const channelUpdated = z.object({
  ...confirmationRequested.shape,
  state: z.enum(['confirmed', 'failed']),
  /** why it could not be confirmed; null when it was */
  reason: z.nullable(z.string()),
})

/** An access token, as its person knows it: never the token itself. */
const tokenNamed = z.object({ tokenId: z.uuid(), name: z.string() })

const tokenCreated = z.object({ ...tokenNamed.shape, scopes: z.array(z.string()), expiresAt: z.iso.datetime() })

const sessionsEnded = z.object({ sessions: z.array(z.object({ id: z.uuid(), device: z.string() })) })

const webhookNamed = z.object({ webhookId: z.uuid(), url: z.string() })

const webhookTold = z.object({
  ...webhookNamed.shape,
  types: z.array(z.string()),
  state: z.enum(['asked', 'active', 'paused', 'refused', 'disabled']),
  /** why it is refused or disabled */
  reason: z.nullable(z.string()),
})

export const EVENT_SCHEMAS = {
  'todo.task.created.v1': taskChangedSchema,
  'todo.task.updated.v1': taskChangedSchema,
  'todo.task.completed.v1': taskChangedSchema,
  'todo.task.reopened.v1': taskChangedSchema,
  'todo.task.skipped.v1': taskChangedSchema,
  'todo.task.deleted.v1': taskChangedSchema,
  'todo.task.restored.v1': taskChangedSchema,
  'todo.project.created.v1': collectionChangedSchemas.project,
  'todo.project.updated.v1': collectionChangedSchemas.project,
  'todo.project.deleted.v1': collectionChangedSchemas.project,
  'todo.project.restored.v1': collectionChangedSchemas.project,
  'todo.section.created.v1': collectionChangedSchemas.section,
  'todo.section.updated.v1': collectionChangedSchemas.section,
  'todo.section.deleted.v1': collectionChangedSchemas.section,
  'todo.section.restored.v1': collectionChangedSchemas.section,
  'todo.label.created.v1': collectionChangedSchemas.label,
  'todo.label.updated.v1': collectionChangedSchemas.label,
  'todo.label.deleted.v1': collectionChangedSchemas.label,
  'todo.label.restored.v1': collectionChangedSchemas.label,
  'todo.filter.created.v1': collectionChangedSchemas.filter,
  'todo.filter.updated.v1': collectionChangedSchemas.filter,
  'todo.filter.deleted.v1': collectionChangedSchemas.filter,
  'todo.filter.restored.v1': collectionChangedSchemas.filter,
  'todo.comment.created.v1': commentChangedSchema(),
  'todo.comment.updated.v1': commentChangedSchema(),
  'todo.comment.deleted.v1': commentChangedSchema(),
  'todo.comment.restored.v1': commentChangedSchema(),
  'todo.person.updated.v1': z.object({ profile: profileSchema(), previous: profileSchema() }),
  /** The person has left: whoever keeps anything of theirs erases it. */
  'todo.person.deleted.v1': z.object({ leftAt: z.iso.datetime() }),
  'todo.reminder.fired.v1': reminderFired,
  'todo.reminder.snoozed.v1': reminderSnoozed,
  /** The snooze until then was taken back, with its turn. */
  'todo.reminder.unsnoozed.v1': z.object({ ...reminderSnoozed.shape, undoes: z.string() }),
  'todo.confirmation.requested.v1': confirmationRequested,
  'todo.channel.updated.v1': channelUpdated,
  'todo.token.created.v1': tokenCreated,
  /** For the first time. */
  'todo.token.used.v1': tokenNamed,
  'todo.token.revoked.v1': tokenNamed,
  /** The person signed out of browsers from another one: those drop what they kept. */
  'todo.session.ended.v1': sessionsEnded,
  /** Its receiver is to be asked whether it wants events. */
  'todo.webhook.requested.v1': webhookTold,
  'todo.webhook.updated.v1': webhookTold,
  'todo.webhook.deleted.v1': webhookNamed,
  'todo.notification.delivered.v1': notificationResult,
  'todo.notification.failed.v1': notificationResult,
} as const satisfies Record<EventType, z.ZodMiniType>

export type EventData<Type extends EventType> = z.infer<(typeof EVENT_SCHEMAS)[Type]>
export type Channel = z.infer<typeof channelSchema>
