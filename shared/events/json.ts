/** By the value: what nobody holds any more is forgotten with its text. */
const texts = new WeakMap<object, string>()

/**
 * The JSON of a value that is not changed any more. A task and the data of its event are measured, stored, sent to Kafka and answered with: as
 * one text.
 */
export function jsonOf(value: object): string {
  const known = texts.get(value)
  if (known !== undefined) return known
  const text = JSON.stringify(value)
  texts.set(value, text)
  return text
}
