import { lastOccurrence, occurrences } from '../recurrence/index.ts'
import { repeatOf } from './repeat.ts'
import { tokenize } from './tokens.ts'
import type { Context } from './types.ts'
import { sourceOf } from './values.ts'
import { findPhrases, resolve, unitePhrases } from './when.ts'
export function readWhen(text: string, context: Context) {
  const source = sourceOf(text, tokenize(text), context)
  const phrases = unitePhrases(source, findPhrases(source))
  for (const p of phrases) {
    if (p.rule) {
      const repeat = repeatOf(source, p.rule)
      if (repeat) return { repeat, due: null, range: null }
    }
    const r = resolve(source, p.clause)
    if (r) return { ...r, repeat: null }
  }
  return undefined
}
export { lastOccurrence, occurrences }
