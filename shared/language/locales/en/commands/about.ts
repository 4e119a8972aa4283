/** Whether a question is about the person's own tasks, by what its stretches tell (`topics.ts`, `world.ts`). */
import type { Source } from '../../../engine/source.ts'

/** Whether some stretch of a text tells it. */
export function says(source: Source, dimension: string): boolean {
  for (let at = 0; at < source.tokens.length; at++) if (source.grammar.longest(source, dimension, at)) return true
  return false
}

export function isAboutTasks(source: Source): boolean {
  const tells = (dimension: string): boolean => says(source, dimension)
  if (tells('world') || (tells('published') && !tells('my'))) return false
  if (tells('subject') && !tells('ownList')) return false
  if (tells('general') && !tells('ownSaid')) return false
  if (tells('own') || (tells('ownTask') && tells('ofMine'))) return true
  return tells('ownDays') && !tells('keptElsewhere')
}
