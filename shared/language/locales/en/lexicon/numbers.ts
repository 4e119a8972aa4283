/** Numbers that belong to a noun, and those that the rules of `time/numbers.ts` read. */
import { type Found, longest, type Source } from '../../../engine/source.ts'
import { classes } from './classes.ts'

/** The number belongs to the noun before it. */
export const isNumbered = (source: Source, at: number): boolean =>
  classes.numbered!.has(source.tokens[at - 1]?.text ?? '')

export const readCardinal = (source: Source, at: number): Found<number> | undefined => longest(source, 'cardinal', at)
export const readOrdinal = (source: Source, at: number): Found<number> | undefined => longest(source, 'ordinal', at)
