/** What is to change: dates, delays, priorities, labels, projects and repetition, in the words behind "to", "by" or "with". */

import { delayOf } from '../../../commands/delay.ts'
import { sourceOf } from '../../../engine/source.ts'
import { tokenize } from '../../../engine/tokens.ts'
import type { WhenRead } from '../../../quick-add/drafts.ts'
import { changesOfMarks } from '../../../quick-add/marks-of.ts'
import type { Changes, Context, Delay, Priority } from '../../../types.ts'
import { grammar } from '../grammar.ts'
import { source } from '../lexicon/source.ts'
import { lookUp } from '../lexicon/words.ts'
import { readDrafts, readWhen } from '../quick-add/index.ts'
import { readDuration } from '../time/duration.ts'
import { lowered } from './target.ts'

/**
 * The changes that a phrase such as "friday at 5", "p1", "every monday", "no date", "#Work" or "2 days later" asks for.
 * @returns null when the phrase says none
 */
export function readChanges(text: string, context: Context): Changes | null {
  const phrase = lowered(text)
    .replace(/^[\s,:]*(?:(?:due|to|be|for|on|as|instead|it|is|it's)\b[\s,:]*)*/, '')
    .replace(/[\s,.!]*(?:instead|please|now|actually)?[\s.!]*$/, '')
  if (!phrase) return null
  if (
    /^(?:(?:with )?(?:no|without(?: any| an?| the)?) (?:due )?date|nothing|never|someday|no day|undated)$/.test(phrase)
  )
    return { due: null }
  if (/^(?:(?:with )?(?:no|without(?: any| an?| the)?) (?:due )?time|all day|the whole day)$/.test(phrase))
    return { due: { time: null } }
  if (/^(?:not recurring|no repetition|once|only once|one[- ]time|not repeating|stop repeating)$/.test(phrase))
    return { repeat: null }
  const priority = priorityIn(phrase)
  if (priority) return { priority }
  const longer = lengthIn(phrase, context)
  if (longer) return { lengthen: longer }
  const delay = delayIn(phrase, context)
  if (delay) return { postpone: delay }
  const marks = marksIn(text, context)
  const time = timeIn(text, context)
  return marks || time ? { ...time, ...marks } : null
}

const LEVELS: [RegExp, Priority][] = [
  [
    new RegExp(source`^(?:p1|priority (?:1|one|high)|urgent|asap|(?:an? )?(?:top|highest|high|max(?:imum)?|
      urgent)(?: priority)?|(?:very |most |more )?(?:important|urgent))$`),
    1,
  ],
  [/^(?:p2|priority (?:2|two)|(?:an? )?(?:second|medium[- ]high) priority)$/, 2],
  [/^(?:p3|priority (?:3|three|medium)|(?:an? )?(?:medium|normal|mid)(?: priority)?)$/, 3],
  [
    new RegExp(source`^(?:p4|priority (?:4|four|low|none)|(?:an? )?(?:low|lowest)(?: priority)?|no priority|none|(?:(?:is|it|that|this) )?(?:not|isn't|no longer|
      less) (?:so |that |very |as )?(?:urgent|important)(?: any ?more| now| after all)?)$`),
    4,
  ],
]

export const priorityIn = (phrase: string): Priority | undefined =>
  LEVELS.find(([pattern]) => pattern.test(phrase))?.[1]

const DELAY = new RegExp(source`^(?:(up|forward|back|out|ahead) )?(?:by )?(?:another )?(.+?)(?: (later|earlier|sooner|
  more|back|forward|out|ahead))?$`)

/** "by 2 days", "an hour later", "a week": from where the date is, backwards with "earlier". */
export function delayIn(phrase: string, context: Context): Delay | undefined {
  const match = DELAY.exec(phrase)
  if (!match) return undefined
  const words = sourceOf(match[2]!, tokenize(match[2]!, lookUp), context, grammar)
  const found = readDuration(words, 0)
  if (!found || found.next < words.tokens.length) return undefined
  const sign = /^(?:up|forward|ahead|earlier|sooner)$/.test(match[3] ?? match[1] ?? '') ? -1 : 1
  return delayOf(found.value, sign)
}

/** "30 minutes longer", "half an hour shorter": minutes. */
export function lengthIn(phrase: string, context: Context): number | undefined {
  const match = /^(?:by )?(?:another )?(.+?) (longer|shorter)$/.exec(phrase)
  const { minutes } = (match && delayIn(match[1]!, context)) ?? {}
  return minutes && (match![2] === 'longer' ? minutes : -minutes)
}

/** A time alone keeps the day, a day alone keeps the time. */
export function timeIn(text: string, context: Context): Changes | undefined {
  const read = readWhen(text, context)
  if (!read) return undefined
  if (read.repeat) return { repeat: read.repeat }
  if (read.due)
    return { due: dueOf(read), ...(read.durationMinutes !== null && { durationMinutes: read.durationMinutes }) }
  return read.durationMinutes === null ? undefined : { durationMinutes: read.durationMinutes }
}

export function dueOf({ due, spans, isOpenHour }: WhenRead): NonNullable<Changes['due']> {
  const { date, time } = due!
  if (spans.every(({ kind }) => kind === 'time')) return { time, ...(isOpenHour && { isOpenHour: true as const }) }
  return time === null ? { date } : { date, time }
}

function marksIn(text: string, context: Context): Changes | undefined {
  if (!/[#@/+{!]|\bp[1-4]\b/i.test(text)) return undefined
  const [draft] = readDrafts(`x ${text}`, context).drafts
  if (!draft) return undefined
  const changes = changesOfMarks(draft)
  return Object.keys(changes).length ? changes : undefined
}

/** Without quotation marks around it and a full stop behind. */
export const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^["“«']+|["”»'.]+$/g, '')
    .trim()
