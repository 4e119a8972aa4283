/** Time phrases alone: for commands ("move it to friday at 5"), filters ("due before next week") and the model's quotations. */

import { sourceOf } from './engine/source.ts'
import { tokenize } from './engine/tokens.ts'
import { readTime } from './quick-add/drafts.ts'
import type { Context, Range, Repeat, Span, When } from './types.ts'

export interface WhenRead {
  due: When | null
  range: Range | null
  repeat: Repeat | null
  durationMinutes: number | null
  /** the time of day was said without its half ("at 5"): the one read is that which comes next */
  isOpenHour: boolean
  /** the stretches of the text that say so; what lies outside of them has nothing to do with time */
  spans: Span[]
}

/** What a text says about time; null when it says nothing. */
export function readWhen(text: string, context: Context): WhenRead | null {
  const { reading, others: _others, repeat, ...rest } = readTime(sourceOf(text, tokenize(text), context))
  if (!reading && !repeat && rest.durationMinutes === null) return null
  return { due: repeat?.start ?? reading?.due ?? null, range: reading?.range ?? null, repeat, ...rest }
}
