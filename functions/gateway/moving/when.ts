/** What the cells of a file say of a time: as a program writes it, or in words, which are read by our own grammar in their language. */
import { languages, loadLanguage, readWhen } from '../../../shared/language/index.ts'
import { firstDue } from '../../../shared/language/stored-fields.ts'
import type { Context, Span, When } from '../../../shared/language/types.ts'
import { parseDate, parseTime, splitWall } from '../../../shared/time/civil.ts'
import { instantOf, wallTimeAt } from '../../../shared/time/zone.ts'
import type { Reader } from './formats/format.ts'

/** @param locale of the person, such as `de-DE`: the language of words of which nobody says it */
export function createReader(context: Context, locale: string): Reader {
  const instant = instantOf(context.now, context.timeZone)
  return {
    timeZone: context.timeZone,
    async readWhen(text, { language = locale, timeZone = context.timeZone } = {}) {
      const written = writtenIn(text, timeZone)
      if (written) return { due: written, repeat: null }
      const tag = language.split(/[-_]/)[0]!.toLowerCase()
      if (!languages().includes(tag)) return null
      await loadLanguage(tag)
      const there = { ...context, timeZone, language: tag, now: wallTimeAt(instant, timeZone) }
      const read = readWhen(text, there)
      if (!read || hasMore(text, read.spans)) return null
      const { due, repeat } = read
      return { due: repeat ? firstDue(repeat, there) : due, repeat }
    },
  }
}

/** ISO 8601: "2026-03-31", "2026-03-31 09:30", "2026-03-31T09:30:00Z". */
function writtenIn(text: string, timeZone: string): When | undefined {
  const [, date, time, offset] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text) ?? []
  if (!date || parseDate(date) === undefined || (time && parseTime(time) === undefined)) return undefined
  if (!offset) return { date, time: time ?? null }
  const instant = Date.parse(`${date}T${time}${offset.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`)
  return splitWall(wallTimeAt(instant, timeZone))
}

/** Words that have nothing to do with time: what was read is not all that they say. */
function hasMore(text: string, spans: Span[]): boolean {
  const covered = spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  )
  return /[\p{L}\p{N}]/u.test(covered)
}
