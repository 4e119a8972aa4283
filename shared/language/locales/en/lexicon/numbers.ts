/** Numbers that belong to a noun, and those that the rules of `time/numbers.ts` read. */
import { type Found, longest, type Source } from '../../../engine/source.ts'

/** Nouns that a number stands behind: "season 2", "ratio 3/4". */
const NUMBERED = new Set(
  'season episode chapter page pages part level room gate bus route section volume vol number lesson phase round ratio score rating odds version tag release build form size track exercise problem question step task item row seat table aisle lane exit unit'.split(
    ' ',
  ),
)

/** The number belongs to the noun before it. */
export const isNumbered = (source: Source, at: number): boolean => NUMBERED.has(source.tokens[at - 1]?.text ?? '')

export const readCardinal = (source: Source, at: number): Found<number> | undefined => longest(source, 'cardinal', at)
export const readOrdinal = (source: Source, at: number): Found<number> | undefined => longest(source, 'ordinal', at)
