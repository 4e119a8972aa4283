/** Reminders of a task: "!30 min before", "!1d before at 9am", "! tomorrow 9am", and behind the task "remind me 2 hours before". */

import type { Clock, Duration } from '../../../calendar/values.ts'
import { type Found, oneOf, type Source, skip, touches, words } from '../../../engine/source.ts'
import { cut, opens, type Read, type Reader } from '../../../quick-add/name.ts'
import { endsHere } from '../time/bare-number.ts'
import { readClause } from '../time/clause.ts'
import { readClock } from '../time/clock.ts'
import { readDuration } from '../time/duration.ts'

/** An exclamation mark behind a word is only that. */
export const readReminder: Read = (reader, at) => {
  const { source, marks } = reader
  if (!opens(reader, at)) return undefined
  const ahead = readAhead(source, at + 1, false)
  if (ahead) return remindAhead(reader, at, ahead)
  // "!14:00 tomorrow": what touches is the reminder, the rest is when the task is due
  const minutes = touches(source, at + 1) ? bareMinutes(source, at + 1) : undefined
  if (minutes !== undefined) {
    marks.reminders.push({ minutesBefore: minutes })
    return cut(reader, at, at + 2, 'reminder')
  }
  const clock =
    touches(source, at + 1) && source.tokens[at + 1]!.kind === 'number' ? readClock(source, at + 1, true) : undefined
  if (clock) {
    marks.reminders.push({ clause: { clock: clock.value } })
    return cut(reader, at, clock.next, 'reminder')
  }
  const clause = readClause(source, skip(source, at + 1, 'at', '@'))
  if (!clause) return undefined
  marks.reminders.push({ clause: { ...clause.value, weak: undefined } })
  return cut(reader, at, clause.next, 'reminder')
}

/** "!0", "!45": what no clock shows as an hour is minutes before. */
function bareMinutes(source: Source, at: number): number | undefined {
  const token = source.tokens[at]
  const isBare =
    token?.kind === 'number' && token.text.length < 4 && (!source.tokens[at + 1] || source.tokens[at + 1]!.spaced)
  return isBare && (token.value > 24 || token.value === 0) ? token.value : undefined
}

/** "dentist friday 9am, remind me the day before", "... and remind me at 8": behind a task and at the end of its line. */
export const readSpokenReminder: Read = (reader, at) => {
  const { source, marks } = reader
  const start = saysRemind(source, at)
  if (start < 0) return undefined
  const ahead = readAhead(source, start, true)
  const joint = oneOf(source, at - 1, 'and', 'so', 'but', 'please') ? at - 1 : at
  const from = oneOf(source, joint - 1, ',', '.', ';') ? joint - 1 : joint
  if (ahead && isEnd(source, ahead.next)) return remindAhead(reader, from, ahead)
  const clause = ahead ? undefined : readClause(source, start)
  if (!clause || clause.value.duration || clause.value.until || !isEnd(source, clause.next)) return undefined
  marks.reminders.push({ clause: { ...clause.value, weak: undefined } })
  return cut(reader, from, clause.next, 'reminder')
}

/** "remind me", "with a reminder", not as the first words: those ask for the task itself. */
function saysRemind(source: Source, at: number): number {
  if (at < 2) return -1
  if (oneOf(source, at, 'remind', 'alert', 'notify', 'ping') && oneOf(source, at + 1, 'me')) return at + 2
  const reminder = oneOf(source, at, 'with') ? skip(source, skip(source, at + 1, 'a'), 'reminder', 'alert') : at
  return reminder > at + 1 ? reminder : -1
}

interface Ahead {
  duration: Duration
  clock: Clock | undefined
}

/** "30 min before", "1 day before at 9am", "the day before"; @param isSaid the word "before" must be there */
function readAhead(source: Source, at: number, isSaid: boolean): Found<Ahead> | undefined {
  const the = skip(source, at, 'the')
  const duration = the > at ? readOneDay(source, the) : readDuration(source, at)
  if (!duration || oneOf(source, duration.next, 'from', 'after', 'later')) return undefined
  const { months, workdays } = duration.value
  const before = skip(source, duration.next, 'before', 'beforehand', 'prior', 'ahead', 'early', 'earlier')
  const next = words(source, duration.next, 'in', 'advance') > 0 ? duration.next + 2 : before
  if (months || workdays || (isSaid && next === duration.next)) return undefined
  const end = next > duration.next ? skip(source, next, 'hand') : next
  const clock = duration.value.days && oneOf(source, end, 'at', '@') ? readClock(source, end + 1, true) : undefined
  return { value: { duration: duration.value, clock: clock?.value }, next: clock?.next ?? end }
}

const readOneDay = (source: Source, at: number): Found<Duration> | undefined =>
  oneOf(source, at, 'day', 'night') && oneOf(source, at + 1, 'before')
    ? { value: { months: 0, days: 1, workdays: 0, minutes: 0, unit: 'day' }, next: at + 1 }
    : undefined

function remindAhead(reader: Reader, at: number, { value: { duration, clock }, next }: Found<Ahead>): number {
  const minutesBefore = duration.days * 1440 + duration.minutes
  reader.marks.reminders.push(clock ? { daysBefore: duration.days, clock } : { minutesBefore })
  return cut(reader, at, next, 'reminder')
}

/** The end of the line, or another mark; a noun would be what to remind of. */
function isEnd(source: Source, at: number): boolean {
  const token = source.tokens[at]
  return !token || (token.kind === 'mark' && endsHere(source, at)) || oneOf(source, at, 'p', '\n', 'please')
}
