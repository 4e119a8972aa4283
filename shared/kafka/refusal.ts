/** What an error of kafkajs says about the records that were sent. */

/**
 * Errors of Kafka's protocol that are about the records themselves: the same ones get the same answer for as long as the topic's settings
 * are as they are (its table of error codes).
 */
const REFUSALS: Partial<Record<string, string>> = {
  MESSAGE_TOO_LARGE: 'It is larger than the topic takes (max.message.bytes).',
  RECORD_LIST_TOO_LARGE: 'It is larger than a segment of the topic (segment.bytes).',
  INVALID_RECORD: 'The broker finds the record invalid, as one without a key in a topic that is compacted.',
  INVALID_TIMESTAMP: 'Its timestamp is further from the present than the topic allows (message.timestamp.*.max.ms).',
  UNSUPPORTED_FOR_MESSAGE_FORMAT:
    'The topic keeps an old message format, which has no headers (message.format.version).',
  POLICY_VIOLATION: 'It is against a policy of the broker.',
}

/** @returns why, in words for an operator; undefined for what may succeed later, or is not about the records */
export function refusalOf(error: unknown): string | undefined {
  const { name, type, cause } = error as { name?: string; type?: string; cause?: unknown }
  if (name === 'KafkaJSProtocolError' && type && REFUSALS[type]) return `${REFUSALS[type]} Kafka answered ${type}.`
  return cause ? refusalOf(cause) : undefined
}
