/** The instant of the past that a person means: RFC 3339, or in their own words (“last monday”, “yesterday 9am”). */
import { FIRST_DATE, isInRange, LAST_DATE } from '../../../shared/domain/bounds.ts'
import { invalid } from '../../../shared/http/problem.ts'
import type { Span } from '../../../shared/language/types.ts'
import { addDays } from '../../../shared/time/civil.ts'
import { instantOf } from '../../../shared/time/zone.ts'
import { languageContext, type Person } from '../person/person.ts'

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/i

/** Whether the text alone says which it is, whoever says it. */
export const isInstant = (text: string): boolean => RFC3339.test(text) && !Number.isNaN(Date.parse(text))

/**
 * A day or week without a time means its end, as far as it has come.
 *
 * @throws Problem 422 for words that name no instant, or one of no date that there is
 */
export async function readInstant(text: string, person: Person, now: Date): Promise<Date> {
  const instant = isInstant(text) ? new Date(text) : await readWords(text, person, now)
  if (isInRange(instant.toISOString())) return instant
  throw invalid(`“${text}” must be from ${FIRST_DATE} to ${LAST_DATE}.`)
}

async function readWords(text: string, person: Person, now: Date): Promise<Date> {
  const { readWhen, readyLanguage } = await import('../../../shared/language/index.ts')
  const language = await readyLanguage(text, person.profile.locale)
  const read = readWhen(text, { ...languageContext(person, now), language })
  if (!read?.due || read.repeat || says(without(text, read.spans))) {
    throw invalid(`“${text}” names no instant. Try “last monday”, “yesterday 9am” or 2026-03-31T09:00:00Z.`)
  }
  const { date, time } = read.due
  const at = (wall: string) => new Date(instantOf(wall.includes('T') ? wall : `${wall}T00:00`, person.profile.timeZone))
  if (time) return at(`${date}T${time}`)
  const [begin, end] = [at(date), at(read.range?.to ?? addDays(date, 1))]
  return begin <= now && now < end ? now : new Date(end.getTime() - 1)
}

const says = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

const without = (text: string, spans: Span[]): string =>
  spans
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text)
