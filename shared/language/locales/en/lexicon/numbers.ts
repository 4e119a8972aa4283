/** Numbers as people write them: "2", "two", "twenty-two", "a couple of", "half an", "2nd", "thirty first". */
import { type Found, oneOf, type Source, skip, touches } from '../../../engine/source.ts'

/** Nouns that a number stands behind: "season 2", "ratio 3/4". */
const NUMBERED = new Set(
  'season episode chapter page pages part level room gate bus route section volume vol number lesson phase round ratio score rating odds version tag release build form size track exercise problem question step task item row seat table aisle lane exit unit'.split(
    ' ',
  ),
)

/** The number belongs to the noun before it. */
export const isNumbered = (source: Source, at: number): boolean => NUMBERED.has(source.tokens[at - 1]?.text ?? '')

const SUFFIXES = new Set(['st', 'nd', 'rd', 'th'])

/** A whole number in digits or words, up to 999,999. */
export function readCardinal(source: Source, at: number): Found<number> | undefined {
  const token = source.tokens[at]
  if (!token) return undefined
  if (token.kind === 'number')
    return token.value >= 0 && !isSuffix(source, at + 1) ? { value: token.value, next: at + 1 } : undefined
  const first = token.lex?.cardinal
  if (first === undefined || token.possessive) return undefined
  if (first >= 100) return undefined
  let { value, next } = tensAndOnes(source, at, first)
  // "nineteen eighty four", "twenty thirty": a year in two halves
  const half = source.tokens[next]?.lex?.cardinal
  if (value >= 10 && value <= 21 && half !== undefined && half >= 10 && half < 100) {
    const rest = tensAndOnes(source, next, half)
    return { value: value * 100 + rest.value, next: rest.next }
  }
  for (let scale = half; scale === 100 || scale === 1000; scale = source.tokens[next]?.lex?.cardinal) {
    value *= scale
    next = skip(source, next + 1, 'and')
    const more = source.tokens[next]?.lex?.cardinal
    if (more === undefined || more >= 100) break
    const rest = tensAndOnes(source, next, more)
    value += rest.value
    next = rest.next
  }
  return { value, next: source.tokens[next - 1]?.text === 'and' ? next - 1 : next }
}

function tensAndOnes(source: Source, at: number, first: number): Found<number> {
  if (first < 20) return { value: first, next: at + 1 }
  const next = source.tokens[at + 1]?.text === '-' ? at + 2 : at + 1
  const ones = source.tokens[next]?.lex?.cardinal
  return ones !== undefined && ones > 0 && ones < 10
    ? { value: first + ones, next: next + 1 }
    : { value: first, next: at + 1 }
}

const isSuffix = (source: Source, at: number): boolean => touches(source, at) && SUFFIXES.has(source.tokens[at]!.text)

/** "2nd", "second", "twenty third", "thirty-first". */
export function readOrdinal(source: Source, at: number): Found<number> | undefined {
  const token = source.tokens[at]
  if (!token) return undefined
  if (token.kind === 'number') {
    return token.value > 0 && isSuffix(source, at + 1) ? { value: token.value, next: at + 2 } : undefined
  }
  const { lex } = token
  if (lex?.ordinal !== undefined && !token.possessive) return { value: lex.ordinal, next: at + 1 }
  if (lex?.cardinal === undefined || lex.cardinal < 20 || lex.cardinal > 90) return undefined
  const next = skip(source, at + 1, '-')
  const ones = source.tokens[next]?.lex?.ordinal
  return ones !== undefined && ones < 10 ? { value: lex.cardinal + ones, next: next + 1 } : undefined
}

/** A quantity: also halves, fractions, "a", "a couple of", "a few". */
export function readQuantity(source: Source, at: number): Found<number> | undefined {
  const { tokens } = source
  if (oneOf(source, at, 'half', 'quarter')) return readFraction(source, at)
  if (oneOf(source, at, 'a', 'an')) {
    if (oneOf(source, at + 1, 'couple', 'pair')) return { value: 2, next: skip(source, at + 2, 'of') }
    if (oneOf(source, at + 1, 'few')) return { value: 3, next: skip(source, at + 2, 'of') }
    if (oneOf(source, at + 1, 'half', 'quarter')) return readFraction(source, at + 1)
    if (oneOf(source, at + 1, 'dozen')) return { value: 12, next: at + 2 }
    return { value: 1, next: at + 1 }
  }
  if (oneOf(source, at, 'couple')) return { value: 2, next: skip(source, at + 1, 'of') }
  if (oneOf(source, at, 'few', 'several')) return { value: 3, next: skip(source, at + 1, 'of') }
  const whole = readCardinal(source, at)
  if (!whole) return undefined
  if (oneOf(source, whole.next, 'quarters') && oneOf(source, whole.next + 1, 'of'))
    return { value: whole.value / 4, next: skip(source, whole.next + 2, 'a', 'an') }
  const mark = tokens[whole.next]
  const denominator = tokens[whole.next + 1]
  if (mark && denominator?.kind === 'number' && !mark.spaced && !denominator.spaced) {
    if (mark.text === '/' && denominator.value > 0)
      return { value: whole.value / denominator.value, next: whole.next + 2 }
    if ((mark.text === '.' || mark.text === ',') && denominator.value >= 0 && denominator.text.length < 3) {
      return { value: Number(`${whole.value}.${denominator.text}`), next: whole.next + 2 }
    }
  }
  if (
    tokens[whole.next]?.kind === 'number' &&
    tokens[whole.next + 1]?.text === '/' &&
    touches(source, whole.next + 1)
  ) {
    const [top, bottom] = [tokens[whole.next]!.value, tokens[whole.next + 2]?.value ?? 0]
    if (bottom > top && top > 0) return { value: whole.value + top / bottom, next: whole.next + 3 }
  }
  if (oneOf(source, whole.next, 'and')) {
    const fraction = readFraction(source, skip(source, whole.next + 1, 'a', 'an'))
    if (fraction) return { value: whole.value + fraction.value, next: fraction.next }
  }
  return whole
}

/** "half", "half a", "quarter of an". */
function readFraction(source: Source, at: number): Found<number> | undefined {
  const value = oneOf(source, at, 'half') ? 0.5 : oneOf(source, at, 'quarter') ? 0.25 : 0
  if (!value) return undefined
  return { value, next: skip(source, skip(source, at + 1, 'of'), 'a', 'an') }
}
