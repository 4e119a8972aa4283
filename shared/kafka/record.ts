/** `KafkaMessage` is one; a record of other origin may have no key, and bytes that are no text. */
export interface OutgoingRecord {
  topic: string
  key: string | null
  value: string | Buffer
  headers: Record<string, string>
}
