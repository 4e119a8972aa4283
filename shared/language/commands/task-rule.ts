/** Sentences about tasks that all languages have: a language gives their words. */
import type { Captured, Place, Rule } from '../engine/grammar.ts'
import type { Act, Wish } from './wish.ts'

/**
 * What is done to a task, or to several: "delete the dentist", "copy it to friday".
 *
 * @param pattern the whole sentence; `<words:target>` is the task, the one spoken of last where there is none, `<words:among>` narrows
 * which it is, and `<words:value>` is what it becomes
 * @param fits whether the words can mean it
 */
export const taskRule = (
  act: Act,
  name: string,
  pattern: string,
  rank = 0,
  fits: (said: Captured, place: Place) => boolean = () => true,
): Rule<Wish> => ({
  name,
  pattern: `^ ${pattern} $`,
  rank,
  make: ({ target, among, value, ...said }, place) =>
    fits({ target, among, value, ...said }, place)
      ? { act, ...(target && { target }), ...(among && { among }), ...(value && { value }) }
      : undefined,
})

/** The words whole may as well be something to do, which they are where there is no such task: "the picnic is off". */
export const orNew = (rule: Rule<Wish>): Rule<Wish> => ({
  ...rule,
  make(said, place) {
    const wish = rule.make(said, place)
    return wish && { ...wish, whole: { from: place.from, to: place.to } }
  },
})
