/** Reminders in words: behind "!" how long before, and behind the task "remind me 2 hours before". */

import type { Clause, Duration } from '../../../calendar/values.ts'
import { type Found, longest, oneOf, type Source, skip, words } from '../../../engine/source.ts'
import { type Ahead, cut, type Read, type Reader } from '../../../quick-add/name.ts'
import { remindAhead } from '../../../quick-add/reminder.ts'

/** "dentist friday 9am, remind me the day before", "... and remind me at 8": behind a task and at the end of its line. */
export const readSpokenReminder: Read = (reader, at) => {
  const { source, marks } = reader
  const notice = readNotice(source, at)
  if (notice) return remindAhead(reader, behindComma(source, at), notice)
  const start = saysRemind(source, at)
  if (start < 0) return undefined
  const ahead = longest<Ahead>(source, 'aheadSaid', start)
  // "alert 40 min before" needs no "me", "alert the crew" is the task
  if (!oneOf(source, start - 1, 'me', 'reminder', 'alert') && !ahead) return undefined
  if (isEnd(source, start) && oneOf(source, start - 1, 'reminder', 'alert')) return remindAtOnce(reader, at, start)
  const joint = oneOf(source, at - 1, 'and', 'so', 'but', 'please') ? at - 1 : at
  const from = oneOf(source, joint - 1, ',', '.', ';') ? joint - 1 : joint
  if (ahead && isEnd(source, ahead.next)) return remindAhead(reader, from, ahead)
  const clause = ahead ? undefined : longest<Clause>(source, 'clause', start)
  if (!clause || clause.value.duration || clause.value.until || !isEnd(source, clause.next)) return undefined
  marks.reminders.push({ clause: { ...clause.value, weak: undefined } })
  return cut(reader, from, clause.next, 'reminder')
}

/** "meeting at 4 with a reminder": when it is due. */
function remindAtOnce(reader: Reader, from: number, to: number): number | undefined {
  if (!oneOf(reader.source, from, 'with')) return undefined
  reader.marks.reminders.push({ minutesBefore: 0 })
  return cut(reader, from, to, 'reminder')
}

const NOTICE = ['warning', 'reminder', 'notice', 'alert', 'heads-up', 'heads', 'alarm']

/** "with a 10-minute warning", "10 minutes' notice", at the end of a line. */
function readNotice(source: Source, at: number): Found<Ahead> | undefined {
  const start = oneOf(source, at, 'with', 'w') ? skip(source, skip(source, at + 1, '/'), 'a', 'an') : at
  const isSaid = start > at || source.tokens[at]?.kind === 'number'
  const duration = isSaid && at > 0 ? longest<Duration>(source, 'duration', start) : undefined
  if (!duration || duration.value.months || duration.value.workdays) return undefined
  const noun = skip(source, skip(source, duration.next, "'"), 'advance')
  if (!oneOf(source, noun, ...NOTICE)) return undefined
  const next = skip(source, skip(source, noun + 1, '-'), 'up')
  return isEnd(source, next) ? { value: { duration: duration.value, clock: undefined }, next } : undefined
}

const behindComma = (source: Source, at: number): number => (oneOf(source, at - 1, ',') ? at - 1 : at)

/** "remind me", "with a reminder", not as the first words: those ask for the task itself. */
function saysRemind(source: Source, at: number): number {
  if (at < 2) return -1
  if (oneOf(source, at, 'remind', 'alert', 'notify', 'ping', 'nudge', 'warn')) return skip(source, at + 1, 'me')
  const headsUp = oneOf(source, at, 'give') ? skip(source, skip(source, at + 1, 'me'), 'a') : at
  if (words(source, headsUp, 'heads', 'up') > 0) return headsUp + 2
  if (oneOf(source, at, 'reminder') && !oneOf(source, at - 1, 'a', 'the', 'my', 'new', 'set')) return at + 1
  const reminder = oneOf(source, at, 'with') ? skip(source, skip(source, at + 1, 'a'), 'reminder', 'alert') : at
  return reminder > at + 1 ? reminder : -1
}

/** The end of the line, or another mark; a noun would be what to remind of. */
function isEnd(source: Source, at: number): boolean {
  const token = source.tokens[at]
  return (
    !token || (token.kind === 'mark' && !longest(source, 'nounOrMore', at)) || oneOf(source, at, 'p', '\n', 'please')
  )
}
