/**
 * What each login may do at Kafka, when every function has one of its own: kafka-topics/users has it as access rules, and a test holds both
 * against what the functions do and against a broker that enforces them.
 */
import { TOPICS_OF_EVENTS as EVENTS, TOPICS, type Topic } from '../events/topics.ts'

export interface KafkaAccess {
  writes?: readonly Topic[]
  reads?: readonly Topic[]
  /** consumer groups that it reads in: a name, or with `*` at its end all that begin so */
  groups?: readonly string[]
}

const { taskEvents, reminders, notifications, deadLetters } = TOPICS

/** Who publishes tells operators of what Kafka refuses, by the dead letters. */
export const KAFKA_ACCESS: Readonly<Record<string, KafkaAccess>> = {
  gateway: { writes: [...EVENTS, deadLetters] },
  mcp: { writes: [...EVENTS, deadLetters] },
  recurring: { writes: [taskEvents, deadLetters] },
  reminder: { writes: [reminders, deadLetters] },
  notification: { writes: [notifications, deadLetters] },
  /** looks through all topics for what sources cannot deliver */
  relay: { writes: [...EVENTS, deadLetters], reads: [...EVENTS, deadLetters], groups: ['relay'] },
  /** an operator's redrive */
  audit: { writes: EVENTS },
  sync: { reads: EVENTS, groups: ['sync-*'] },
  /** Knative's KafkaSources, and its KafkaSink of dead letters */
  sources: {
    reads: [...EVENTS, deadLetters],
    groups: ['recurring', 'reminder', 'notification', 'audit', 'audit-dead-letters'],
    writes: [deadLetters],
  },
  /** a person with the console tools, and verify-system: reads and writes any topic, and sets a group back */
  operator: { reads: [...EVENTS, deadLetters], groups: ['*'], writes: [...EVENTS, deadLetters] },
}
