/** What the rules of `period.ts` read, for readers by code. */
import type { Pick } from '../../../calendar/values.ts'
import { type Found, longest, type Source } from '../../../engine/source.ts'

export const readNth = (source: Source, at: number): Found<number> | undefined => longest(source, 'nth', at)
export const readPicked = (source: Source, at: number): Found<{ of: Pick['of']; weekday: number }> | undefined =>
  longest(source, 'picked', at)
