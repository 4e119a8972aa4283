/** The instant of the past that a person means: RFC 3339, or in their own words (“last monday”, “yesterday 9am”). */
import { FIRST_DATE, isInRange, LAST_DATE } from '../../../shared/domain/bounds.ts'
import { invalid } from '../../../shared/http/problem.ts'
import type { When } from '../../../shared/language/types.ts'
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
  const { localeOf, readyLanguage } = await import('../../../shared/language/index.ts')
  const { readMoment } = await import('../../../shared/language/moment.ts')
  const context = { ...languageContext(person, now), language: await readyLanguage(text, person.profile.locale) }
  const moment = readMoment(localeOf(context), text, context)
  if (moment) return instantOfMoment(moment, context.timeZone, now)
  throw invalid(`“${text}” names no instant. Try “last monday”, “yesterday 9am” or 2026-03-31T09:00:00Z.`)
}

/** A day without a time means its end, as far as it has come. */
export function instantOfMoment({ date, time }: When, timeZone: string, now: Date): Date {
  const at = (day: string, clock: string) => new Date(instantOf(`${day}T${clock}`, timeZone))
  if (time) return at(date, time)
  const [begin, end] = [at(date, '00:00'), at(addDays(date, 1), '00:00')]
  return begin <= now && now < end ? now : new Date(end.getTime() - 1)
}
