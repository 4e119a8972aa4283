/** Times that are named only to be denied: "friday, not thursday", "at 5 instead of 4", "not this friday but the next". */

import { hasDay } from '../../calendar/merge.ts'
import { startOf } from '../../calendar/moment.ts'
import { oneDay, periodOf } from '../../calendar/solve.ts'
import type { Dimension, Rule } from '../../engine/grammar.ts'
import type { Phrase } from '../../engine/phrase.ts'
import { longest, type Source, skip } from '../../engine/source.ts'

const says = (pattern: string): Rule<true> => ({ name: pattern, pattern, make: () => true })

export const denials: Record<string, Dimension> = {
  /** before a time that is not meant */
  denying: [says('not'), says('instead of'), says('instead|rather than')],
  /** an hour alone: "at 5 instead of 4" */
  deniedHour: [{ ...says('<denying> [at] <bareHour>'), unlessBefore: '<nounOrMore>' }],
  /** between a time that was a slip and the one that is meant: "on saturday, no, sunday" */
  slipOfTime: [says('[,] (no|wait|sorry|actually | i mean|meant | make that)+ [,] [wait|sorry|rather | make that]')],
  /** behind it, before the one that is */
  but: [says('[,] but')],
  /** behind it: the same so many days later */
  butNext: [
    { ...says('<but> [the] (one|week [next|following|after] | next|following|after)'), make: () => 7 },
    { ...says('<but> [the] day after|later|following'), make: () => 1 },
  ],
}

/** Of two days or two hours that were said one after the other as a slip is corrected, the second is meant. */
export function withoutSlips(source: Source, phrases: Phrase[]): Phrase[] {
  return phrases.filter((phrase, at) => {
    const next = phrases[at + 1]
    if (!next || phrase.rule || next.rule || longest(source, 'slipOfTime', phrase.to)?.next !== next.from) return true
    const [slip, meant] = [phrase.clause, next.clause]
    if (hasDay(meant) ? !hasDay(slip) : !(slip.clock && meant.clock)) return true
    const { fields, period, instant, counted } = hasDay(meant) ? meant : slip
    const hour = { clock: meant.clock ?? slip.clock, part: meant.part ?? slip.part }
    next.clause = { ...meant, ...hour, fields, period, instant, counted }
    next.pieces.unshift({ from: phrase.from, to: next.from })
    next.from = phrase.from
    return false
  })
}

/** Of what is denied nothing is left but what takes its place: the phrase before it, or the one behind "but". */
export function withoutDenied(source: Source, phrases: Phrase[]): Phrase[] {
  if (!phrases.some(({ denial }) => denial !== undefined)) return phrases
  const kept: Phrase[] = []
  for (const phrase of phrases) {
    const { denial, to } = phrase
    const before = kept.at(-1)
    if (denial === undefined) {
      const denied = phrases.find(
        (each) => each.denial !== undefined && longest(source, 'but', each.to)?.next === phrase.from,
      )
      if (denied) phrase.pieces.unshift({ from: denied.denial!, to: phrase.from })
      kept.push(phrase)
    } else if (before && skip(source, before.to, ',') === denial) {
      before.pieces.push({ from: before.to, to })
      before.to = to
    } else {
      const later = nextOne(source, phrase, denial)
      if (later) kept.push(later)
    }
  }
  return kept
}

/** "not this friday but the next", "not next week but the week after". */
function nextOne(source: Source, { to, clause }: Phrase, denial: number): Phrase | undefined {
  const next = longest<number>(source, 'butNext', to)
  const from = next && startOf(source, clause)
  if (!from) return undefined
  const isWeek = clause.period?.unit === 'week'
  const period = isWeek ? periodOf('week', from.day + 7, 0, source.context.weekStart) : oneDay(from.day + next.value)
  const { fields: _fields, ...rest } = clause
  return { from: denial, to: next.next, pieces: [{ from: denial, to: next.next }], clause: { ...rest, period } }
}
