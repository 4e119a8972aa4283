/** What the rules of `numbers.ts` read, for readers by code. */
import type { Duration } from '../../../calendar/values.ts'
import { type Found, longest, type Source } from '../../../engine/source.ts'

export const readDuration = (source: Source, at: number): Found<Duration> | undefined => longest(source, 'duration', at)
export const readCount = (source: Source, at: number): Found<number> | undefined => longest(source, 'count', at)
