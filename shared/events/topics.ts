/** Kafka topics, each a KafkaTopic resource in kafka-topics/. */
export const TOPICS = {
  taskEvents: 'task-events',
  reminders: 'reminders',
  notifications: 'notifications',
  deadLetters: 'dead-letters',
} as const

export type Topic = (typeof TOPICS)[keyof typeof TOPICS]

/** Those of events: all but the dead letters. */
export const TOPICS_OF_EVENTS = [TOPICS.taskEvents, TOPICS.reminders, TOPICS.notifications] as const

/** What a KafkaSource brings to each function, in the order of its manifest. */
export const BROUGHT_TO: Readonly<Record<string, readonly Topic[]>> = {
  recurring: [TOPICS.taskEvents],
  reminder: [TOPICS.taskEvents],
  notification: [TOPICS.taskEvents, TOPICS.reminders],
  'audit-log': TOPICS_OF_EVENTS,
}
