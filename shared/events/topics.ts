/** Kafka topics, each a KafkaTopic resource in kafka-topics/. */
export const TOPICS = {
  taskEvents: 'task-events',
  reminders: 'reminders',
  notifications: 'notifications',
  deadLetters: 'dead-letters',
} as const

export type Topic = (typeof TOPICS)[keyof typeof TOPICS]
