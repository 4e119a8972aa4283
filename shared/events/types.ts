/**
 * The events of the system by type. A type's name ends in its version; a change that old consumers cannot read is a new version. Their
 * schemas are in schemas.ts, by themselves: who only sends events does not wait for them.
 */
import { TOPICS, type Topic } from './topics.ts'

/** Where the events of each type go. */
export const EVENT_TOPICS = {
  'todo.task.created.v1': TOPICS.taskEvents,
  'todo.task.updated.v1': TOPICS.taskEvents,
  'todo.task.completed.v1': TOPICS.taskEvents,
  'todo.task.reopened.v1': TOPICS.taskEvents,
  'todo.task.skipped.v1': TOPICS.taskEvents,
  'todo.task.deleted.v1': TOPICS.taskEvents,
  'todo.task.restored.v1': TOPICS.taskEvents,
  'todo.project.created.v1': TOPICS.taskEvents,
  'todo.project.updated.v1': TOPICS.taskEvents,
  'todo.project.deleted.v1': TOPICS.taskEvents,
  'todo.project.restored.v1': TOPICS.taskEvents,
  'todo.section.created.v1': TOPICS.taskEvents,
  'todo.section.updated.v1': TOPICS.taskEvents,
  'todo.section.deleted.v1': TOPICS.taskEvents,
  'todo.section.restored.v1': TOPICS.taskEvents,
  'todo.label.created.v1': TOPICS.taskEvents,
  'todo.label.updated.v1': TOPICS.taskEvents,
  'todo.label.deleted.v1': TOPICS.taskEvents,
  'todo.label.restored.v1': TOPICS.taskEvents,
  'todo.filter.created.v1': TOPICS.taskEvents,
  'todo.filter.updated.v1': TOPICS.taskEvents,
  'todo.filter.deleted.v1': TOPICS.taskEvents,
  'todo.filter.restored.v1': TOPICS.taskEvents,
  'todo.comment.created.v1': TOPICS.taskEvents,
  'todo.comment.updated.v1': TOPICS.taskEvents,
  'todo.comment.deleted.v1': TOPICS.taskEvents,
  'todo.comment.restored.v1': TOPICS.taskEvents,
  'todo.person.updated.v1': TOPICS.taskEvents,
  'todo.person.deleted.v1': TOPICS.taskEvents,
  'todo.reminder.fired.v1': TOPICS.reminders,
  'todo.reminder.snoozed.v1': TOPICS.taskEvents,
  'todo.reminder.unsnoozed.v1': TOPICS.taskEvents,
  // What notification is to send: to the topic that it reads.
  'todo.confirmation.requested.v1': TOPICS.reminders,
  'todo.channel.updated.v1': TOPICS.notifications,
  'todo.token.created.v1': TOPICS.notifications,
  'todo.token.used.v1': TOPICS.notifications,
  'todo.token.revoked.v1': TOPICS.notifications,
  'todo.session.ended.v1': TOPICS.notifications,
  // Who receives its events is asked first, by notification.
  'todo.webhook.requested.v1': TOPICS.reminders,
  'todo.webhook.updated.v1': TOPICS.notifications,
  'todo.webhook.deleted.v1': TOPICS.notifications,
  'todo.notification.delivered.v1': TOPICS.notifications,
  'todo.notification.failed.v1': TOPICS.notifications,
} as const satisfies Record<string, Topic>

export type EventType = keyof typeof EVENT_TOPICS

/** What a webhook can be sent: what happens to tasks, what is said of them and what they are gathered in, and reminders. */
export const WEBHOOK_TYPES = (Object.keys(EVENT_TOPICS) as EventType[]).filter(
  (type) => /^todo\.(task|comment|project|section|label|filter)\./.test(type) || type.startsWith('todo.reminder.'),
)

/** What events of this system have as their source begins so; the function follows. */
export const OUR_SOURCE = '/todo-chatbot/'
export const isOurSource = (source: string): boolean => source.startsWith(OUR_SOURCE)

export const isEventType = (type: string): type is EventType => Object.hasOwn(EVENT_TOPICS, type)
