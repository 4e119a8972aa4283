import type { Place, Rule } from '../engine/grammar.ts'
import type { Wish } from './wish.ts'

interface Recalling {
  /** the sentence may be about anything, and is about tasks where it names some */
  isStrict?: boolean
  fits?(place: Place): boolean
}

/**
 * What was on a list then: "what was on my list last monday?"
 *
 * @param pattern the whole sentence; `<words:filter>` says when, and which tasks; all of its words do where there is none. `<words:value>` says more of it
 */
export const recallRule = (
  name: string,
  pattern: string,
  rank: number,
  { isStrict = false, fits = () => true }: Recalling = {},
): Rule<Wish> => ({
  name,
  pattern: `^ ${pattern} $`,
  rank,
  make: ({ filter, value }, place) =>
    fits(place)
      ? {
          act: 'recall',
          filter: filter ?? { from: 0, to: place.source.tokens.length },
          ...(value && { value }),
          ...(isStrict && { isStrict }),
        }
      : undefined,
})
