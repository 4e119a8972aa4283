import { tokenize } from './tokens.ts'
import type { Context } from './types.ts'
import { sourceOf } from './values.ts'
import { findPhrases, resolve, unitePhrases } from './when.ts'
export function readWhen(text: string, context: Context) {
  const source = sourceOf(text, tokenize(text), context)
  const phrases = unitePhrases(source, findPhrases(source))
  for (const p of phrases) {
    const r = resolve(source, p.clause)
    if (r) return r
  }
  return undefined
}
