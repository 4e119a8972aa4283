/** What counts from the day on which it is done: "every 4 days after completion", "3 weeks after I finish it". */
import { noDays } from '../../../calendar/rule-draft.ts'
import { type Found, oneOf, type Source, skip } from '../../../engine/source.ts'
import { isPastVerb } from '../lexicon/verbs.ts'
import { readCount, readUnit } from '../time/duration.ts'
import { type Head, head, UNITS } from './of.ts'

const LEADS = ['after', 'from', 'since', 'once', 'following']
/** What may stand before the word of doing: "the previous one is", "i have". */
const BETWEEN = new Set(
  'the a each every my its last previous latest one ones it this that task i we is was are been has have had gets get being'.split(
    ' ',
  ),
)
const DOING = new Set('completion completing complete completed finish finished finishing done doing do did'.split(' '))
const MOST_BETWEEN = 6

/** The token behind "after completion", "since it was last done", "after the previous one is finished"; -1 when nothing says so. */
export function doneEnd(source: Source, at: number): number {
  const { tokens } = source
  const lead = oneOf(source, at, 'counted', 'counting', 'starting') ? at + 1 : at
  if (!oneOf(source, lead, ...LEADS)) return -1
  let next = lead + 1
  while (next - lead <= MOST_BETWEEN && BETWEEN.has(tokens[next]?.text ?? '')) next++
  const isLast = oneOf(source, next - 1, 'last', 'previous')
  const isOff = oneOf(source, next + 1, 'off') && isPastVerb(tokens[next]!.text)
  if (isOff) return next + 2
  if (DOING.has(tokens[next]?.text ?? '')) return skip(source, next + 1, 'it', 'this', 'that', 'them', 'one')
  // "3 months after the last change"
  const isNoun = tokens[next]?.kind === 'word' && (tokens[next]!.lex === undefined || oneOf(source, next, 'time'))
  return isLast && isNoun && !oneOf(source, lead, 'once') ? next + 1 : -1
}

/** "repeat 3 weeks after I finish it", "due again 2 months after completing". */
export function readAfterDone(source: Source, at: number): Found<Head> | undefined {
  const start = skip(source, skip(source, at, 'due', 'repeat', 'repeats', 'again'), 'again', 'every')
  const count = readCount(source, start)
  const unit = count && readUnit(source, count.next, source.tokens[count.next - 1]?.kind === 'number')
  if (!unit || !UNITS[unit.value]) return undefined
  const next = doneEnd(source, unit.next)
  return next > 0 && !oneOf(source, unit.next, 'once')
    ? { value: head(unit.value, count!.value, noDays(), 'completion'), next }
    : undefined
}
