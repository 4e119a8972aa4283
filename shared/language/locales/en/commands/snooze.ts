import type { Command, Context, When } from '../../../types.ts'
import { source } from '../lexicon/source.ts'
import { readWhen } from '../quick-add/index.ts'
import { delayIn } from './changes.ts'
import { lowered, readTarget } from './target.ts'

/** Minutes of a snooze that names no time. */
const SNOOZE_MINUTES = 10
/** Minutes of "later". */
const LATER_MINUTES = 60

const NAMED = new RegExp(
  source`^(?:snooze|(?:remind|ask|ping|nudge) me (?:again |later )?(?:about|of)) (?<task>.+?)(?: (?:again|
  later))*(?: (?:for|until|till|by|to|at|in|another)\b.*|$)`,
  'd',
)

/** "snooze this for an hour", "not now, ask me again tomorrow", "remind me later". */
export function readSnooze(text: string, start: number, end: number, context: Context): Command {
  const said = lowered(text).slice(start, end)
  const named = NAMED.exec(said)
  const at = named?.indices?.groups?.task
  const isTime = at && untilOf(said.slice(at[0], at[1]), context)
  const target = at && !isTime ? readTarget(text, start + at[0], start + at[1], context)?.target : undefined
  const rest = at && !isTime ? said.slice(at[1]) : said.replace(/^snooze\b/, '')
  return {
    kind: 'snooze',
    target: target ?? { last: true },
    until: afterThis(said, context) ?? untilOf(rest, context) ?? { minutes: defaultFor(said) },
  }
}

/** "not today" is tomorrow, "not this week" the next one. */
function afterThis(said: string, context: Context): When | undefined {
  const [, span, unit] =
    /^not (today|tonight|this (week|month|morning|afternoon|evening))(?:[\s,.!]*)$/.exec(said) ?? []
  if (!span) return undefined
  const next =
    unit === 'week' || unit === 'month' ? `next ${unit}` : unit && unit !== 'evening' ? 'this evening' : 'tomorrow'
  return readWhen(next, context)?.due ?? undefined
}

const defaultFor = (said: string): number =>
  /\blater\b|\bnot now\b|\bin a (?:bit|while)\b|\bagain\b/.test(said) ? LATER_MINUTES : SNOOZE_MINUTES

function untilOf(phrase: string, context: Context): Extract<Command, { kind: 'snooze' }>['until'] | undefined {
  const minutes = /^\s*(?:for )?(\d{1,3})\s*$/.exec(phrase)
  if (minutes && Number(minutes[1]) > 0) return { minutes: Number(minutes[1]) }
  const words = phrase.replace(/^[\s,]*(?:(?:for|by|in|another|it|that|this|me|again|about)\s+)*/, '').trim()
  const delay = words ? delayIn(words.replace(/^(?:another|in|for) /, ''), context) : undefined
  if (delay && !delay.months) return { minutes: (delay.minutes ?? 0) + (delay.days ?? 0) * 1440 }
  const read = readWhen(phrase, context)
  if (read?.due) return read.due
  return read?.durationMinutes ? { minutes: read.durationMinutes } : undefined
}
