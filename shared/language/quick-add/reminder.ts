/** Reminders of a task by signs: "!30 min before", "!1d before at 9am", "! tomorrow 9am". */
import { type Found, type Source, skip, touches } from '../engine/source.ts'
import { type Ahead, cut, opens, type Read, type Reader } from './name.ts'

/** An exclamation mark behind a word is only that. */
export const readReminder: Read = (reader, at) => {
  const { source, marks, words } = reader
  if (!opens(reader, at)) return undefined
  const ahead = words.readAhead(source, at + 1)
  if (ahead) return remindAhead(reader, at, ahead)
  // "!14:00 tomorrow": what touches is the reminder, the rest is when the task is due
  const minutes = touches(source, at + 1) ? bareMinutes(source, at + 1) : undefined
  if (minutes !== undefined) {
    marks.reminders.push({ minutesBefore: minutes })
    return cut(reader, at, at + 2, 'reminder')
  }
  const clock =
    touches(source, at + 1) && source.tokens[at + 1]!.kind === 'number' ? words.readClock(source, at + 1) : undefined
  if (clock) {
    marks.reminders.push({ clause: { clock: clock.value } })
    return cut(reader, at, clock.next, 'reminder')
  }
  const clause = words.readPhrase(source, skip(source, at + 1, '@'))
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

/** A reminder that counts from when the task is due. */
export function remindAhead(reader: Reader, at: number, { value: { duration, clock }, next }: Found<Ahead>): number {
  const minutesBefore = duration.days * 1440 + duration.minutes
  reader.marks.reminders.push(clock ? { daysBefore: duration.days, clock } : { minutesBefore })
  return cut(reader, at, next, 'reminder')
}
