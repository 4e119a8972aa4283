/** What all marks share: what was read so far, and the name behind a mark. */

import type { Clause, Clock, Duration } from '../calendar/values.ts'
import { type Found, oneOf, type Source, touches } from '../engine/source.ts'
import type { Token } from '../engine/tokens.ts'
import type { Priority, Reminder, Span, When } from '../types.ts'

export interface Marks {
  priority: Priority | null
  project: string | null
  /** it was put on a list in words, and so may be several things */
  isListed?: true
  section: string | null
  labels: string[]
  assignee: string | null
  deadline: When | null
  /** a time of day alone waits for the date of the task */
  start: Clause | null
  /** the deadline was said as the end of what has a start: "start monday, due friday" is the friday behind it */
  endsAfterStart?: true
  durationMinutes: number | null
  /** reminders at a time of day wait for the date of the task */
  reminders: (Reminder | { clause: Clause } | { daysBefore: number; clock: Clock })[]
  isNote: boolean
  /** what was read, to be cut from the title */
  spans: Span[]
  /** the tokens that are left for dates; words that are kept as they are have become opaque */
  rest: Token[]
}

export interface Reader {
  source: Source
  marks: Marks
  words: MarkWords
}

/** "30 min before", "1 day before at 9am" */
export interface Ahead {
  duration: Duration
  clock: Clock | undefined
}

/** What marks need of a language. */
export interface MarkWords {
  /** A phrase of time that begins at a token: behind `{` and `!`. */
  readPhrase(source: Source, at: number): Found<Clause> | undefined
  readClock(source: Source, at: number): Found<Clock> | undefined
  /** How long before: behind `!`. */
  readAhead(source: Source, at: number): Found<Ahead> | undefined
  /** A mark in words: "high priority", "remind me an hour before", "deadline friday". */
  readWordMark: Read
  /** Whether "p3" is a page or a problem here: "solve p3 from the worksheet". */
  isPage?(source: Source, at: number): boolean
}

/** The token after the mark, or undefined when there is none here. */
export type Read = (reader: Reader, at: number) => number | undefined

export function cut({ source, marks }: Reader, from: number, to: number, kind: Span['kind']): number {
  marks.spans.push({ start: source.tokens[from]!.start, end: source.tokens[to - 1]!.end, kind })
  return to
}

/** A mark stands at the start or after white space or a bracket, and its name touches it. */
export const opens = ({ source: { tokens } }: Reader, at: number): boolean =>
  tokens[at]!.spaced || at === 0 || '([,'.includes(tokens[at - 1]!.text)

/** Letters, digits, hyphens and underscores that touch: `home-office`, `q3_plans`. */
function nameEnd({ source }: Reader, at: number): number {
  let next = at
  const isPart = (i: number): boolean => {
    const token = source.tokens[i]
    return (
      token !== undefined &&
      token.kind !== 'opaque' &&
      (token.kind !== 'mark' || /[\p{So}\p{Emoji_Presentation}]/u.test(token.text))
    )
  }
  while (next < source.tokens.length && (next === at || touches(source, next))) {
    if (isPart(next)) next++
    else if (next > at && oneOf(source, next, '-', '.', '&') && touches(source, next + 1) && isPart(next + 1)) next += 2
    else break
  }
  return next
}

const rawText = ({ source }: Reader, from: number, to: number): string =>
  source.text.slice(source.tokens[from]!.start, source.tokens[to - 1]!.end)

/** The name after a mark: quoted, one that exists (it may have spaces), or what touches the mark. */
export function readName(
  reader: Reader,
  at: number,
  known: readonly string[],
): { name: string; next: number } | undefined {
  const { source } = reader
  if (!touches(source, at)) return undefined
  if (oneOf(source, at, '"')) {
    for (let end = at + 1; end < source.tokens.length && end < at + 20; end++) {
      if (source.tokens[end]!.text === '"' && end > at + 1) return { name: rawText(reader, at + 1, end), next: end + 1 }
    }
    return undefined
  }
  const rest = source.text.slice(source.tokens[at]!.start).toLowerCase()
  let best = ''
  for (const name of known)
    if (
      name.length > best.length &&
      rest.startsWith(name.toLowerCase()) &&
      !/^[\p{L}\p{N}]/u.test(rest.slice(name.length))
    )
      best = name
  if (best) {
    const end = source.tokens[at]!.start + best.length
    let next = at
    while (next < source.tokens.length && source.tokens[next]!.end <= end) next++
    if (next > at && source.tokens[next - 1]!.end === end) return { name: best, next }
  }
  const next = nameEnd(reader, at)
  return next > at ? { name: rawText(reader, at, next), next } : undefined
}
