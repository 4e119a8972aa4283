/** What the rules of `time/numbers.ts` read, for readers by code. */
import { type Found, longest, type Source } from '../../../engine/source.ts'

export const readCardinal = (source: Source, at: number): Found<number> | undefined => longest(source, 'cardinal', at)
export const readOrdinal = (source: Source, at: number): Found<number> | undefined => longest(source, 'ordinal', at)
