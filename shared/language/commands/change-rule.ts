import type { Captured, Rule } from '../engine/grammar.ts'
import type { Changes } from '../types.ts'
import type { Wish } from './wish.ts'

/**
 * A sentence that itself says what becomes of a task: "remove the date of …".
 *
 * @param pattern the whole sentence; `<words:target>` is the task, the one spoken of last where there is none
 * @param changes what becomes of it, or how that is made of what the pattern found; undefined when the sentence does not fit
 */
export const changeRule = (
  name: string,
  pattern: string,
  changes: Changes | ((captured: Captured) => Changes | undefined),
  rank = 0,
): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) $`,
  rank,
  make: ({ target, ...captured }) => {
    const said = typeof changes === 'function' ? changes(captured) : changes
    return said && { act: 'update', ...(target && { target }), changes: said }
  },
})
