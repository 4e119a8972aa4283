/** Weekdays in letters: "MWF", "TTh", "m-f", "Tu/Th", "mo/we/fr". Only where they stand for days of a rule, for "we" and "sa" are also words. */
import { type Found, type Source, touches } from '../../../engine/source.ts'

const LETTERS: Record<string, number> = {
  m: 1,
  mo: 1,
  t: 2,
  tu: 2,
  w: 3,
  we: 3,
  th: 4,
  r: 4,
  f: 5,
  fr: 5,
  sa: 6,
  su: 7,
}
const WORDS: Record<string, number[]> = {
  mw: [1, 3],
  mwf: [1, 3, 5],
  mtw: [1, 2, 3],
  tth: [2, 4],
  tuth: [2, 4],
  mtth: [1, 2, 4],
  mtwth: [1, 2, 3, 4],
  mtwtf: [1, 2, 3, 4, 5],
  mtwthf: [1, 2, 3, 4, 5],
}

const letterAt = ({ tokens }: Source, at: number): number | undefined => {
  const token = tokens[at]
  return token?.kind === 'word' && !token.possessive && Object.hasOwn(LETTERS, token.text)
    ? LETTERS[token.text]
    : undefined
}

/** Weekdays in letters that touch, two at least; "m/f" alone are no days. */
export function readLetters(source: Source, at: number): Found<number[]> | undefined {
  const { tokens } = source
  const token = tokens[at]
  if (token?.kind !== 'word' || token.text.length > 6) return undefined
  if (Object.hasOwn(WORDS, token.text)) return { value: WORDS[token.text]!, next: at + 1 }
  const first = letterAt(source, at)
  const mark = tokens[at + 1]?.text
  if (first === undefined || (mark !== '-' && mark !== '/') || !touches(source, at + 1)) return undefined
  const value = [first]
  let next = at + 1
  while (tokens[next]?.text === mark && touches(source, next) && touches(source, next + 1)) {
    const day = letterAt(source, next + 1)
    if (day === undefined) return undefined
    value.push(day)
    next += 2
  }
  if (value.length < 2 || (touches(source, next) && tokens[next]!.kind !== 'mark')) return undefined
  if (mark === '-')
    return value.length === 2 && value[0]! < value[1]! ? { value: fromTo(value[0]!, value[1]!), next } : undefined
  const isMale = token.text === 'm' && value.length === 2 && value[1] === 5
  return isMale ? undefined : { value, next }
}

const fromTo = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i)
