/** What stands behind a time and makes it something else: "kal ki meeting" says which meeting, "jumma bazaar" is a place. */
import type { Place } from '../../engine/grammar.ts'
import type { Source } from '../../engine/source.ts'

const OF = new Set(['ka', 'ki', 'ke'])
/** Behind "ke" and "ki" these go on with the time. */
const GOES_ON = new Set(
  'kaam kaamon task list reminder plan schedule saara sab baqi mukammal kitna liye baad andar dauran waqt qareeb din roz tareekh shuru aakhir darmiyan sawa saade paune dedh dhai aakhri pehla kya koi kaun kaunsa'.split(
    ' ',
  ),
)
const CLOCK = new Set(['baje', 'baj', 'bajkar', 'bajne', ':', 'am', 'pm'])

const isClock = ({ tokens }: Source, at: number): boolean =>
  (tokens[at]?.kind === 'number' || tokens[at]?.lex?.cardinal !== undefined) && CLOCK.has(tokens[at + 1]?.text ?? '')

/** What follows says which thing is meant ("5 baje ki flight", "peer wali meeting"), not when. */
export function saysWhich({ source, to }: Pick<Place, 'source' | 'to'>): boolean {
  const { tokens } = source
  const [of, next] = [tokens[to], tokens[to + 1]]
  if (of?.text === 'wala') return tokens[to + 1]?.text !== 'din'
  if (!of || !OF.has(of.text) || !next) return false
  const { part, weekday, ordinal } = next?.lex ?? {}
  // "itwar ki chhutti ka plan": in its script a holiday is written as the sixth
  const isCounting = ordinal !== undefined && !OF.has(tokens[to + 2]?.text ?? '')
  const goesOn = GOES_ON.has(next?.text ?? '') || part !== undefined || weekday !== undefined || isCounting
  return !goesOn && !isClock(source, to + 1)
}

/** What is said ends here: by a mark, or a word that belongs to a time. */
export function endsTime(source: Source, at: number): boolean {
  const token = source.tokens[at]
  if (!token) return true
  if (token.kind === 'mark')
    return token.spaced || !':/.-'.includes(token.text) || source.tokens[at + 1]?.spaced !== false
  if (token.kind !== 'word') return false
  return ENDS.has(token.text) || token.lex?.part !== undefined || token.lex?.day !== undefined
}
const ENDS = new Set(['ko', 'par', 'tak', 'se', 'p', 'hi'])

/** "kal kya tha list mein" */
const BEHIND_PAST = new Set(['hai', 'the', 'list', 'mein', 'mera'])

/** The form of a verb of the past ends what is said from here on. */
export function isPast(source: Source, at: number, past: ReadonlySet<string>): 'ends' | 'inside' | undefined {
  let found: 'ends' | 'inside' | undefined
  for (let i = at; i < source.tokens.length; i++) {
    const { kind, text } = source.tokens[i]!
    const isWas = text === 'the' && i === source.tokens.findLastIndex((token) => token.kind === 'word')
    if (kind === 'word' && (past.has(text) || isWas)) found = 'ends'
    else if (found && kind === 'word' && !BEHIND_PAST.has(text)) found = 'inside'
  }
  return found
}
