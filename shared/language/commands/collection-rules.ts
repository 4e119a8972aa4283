/** What sentences about projects, sections, labels and saved filters have in common in all languages; a language gives their words. */
import type { CollectionKind } from '../../domain/collections/collection.ts'
import type { Colour } from '../../domain/collections/colours.ts'
import type { Dimension, Rule } from '../engine/grammar.ts'
import type { CollectionWords } from '../types.ts'
import type { Wish } from './wish.ts'

type Make = (of?: CollectionKind) => Partial<Wish>

/** Its pattern names a `target`, and a `value` that is said of it. */
export type CollectionSentence = [name: string, pattern: string, make: Make, rank?: number]

/** `value` says what it becomes. @param isColoured the sentence says that it is a colour */
export const become =
  (to: 'name' | 'colour' | 'within', isColoured?: true): Make =>
  (of) => ({ act: 'arrange', collection: { ...(of && { of }), to, ...(isColoured && { isColoured }) } })
/** The sentence itself says what changes. */
export const be =
  (changes: CollectionWords): Make =>
  (of) => ({ act: 'arrange', collection: { ...(of && { of }), changes } })
export const gone: Make = (of) => ({ act: 'remove', collection: { ...(of && { of }) } })
export const made: Make = (of) => ({ act: 'make', collection: { ...(of && { of }) } })
/** Of saved filters. */
export const save: Make = () => ({ act: 'save' })
export const open: Make = () => ({ act: 'open' })

interface Words {
  /** patterns of the words for each kind */
  nouns: Record<CollectionKind, string>
  /** how one is named by its name alone */
  alone: string
  /** how one is named with the word for it, first with that word before the name */
  withNoun(noun: string): string[]
  /** what is said of any that is named so, and what only with the word for it */
  ofAny(it: string): CollectionSentence[]
  ofOne(it: string): CollectionSentence[]
  making(noun: string): CollectionSentence[]
  ofFilters: CollectionSentence[]
  /** a pattern with what may stand around it, such as "please" */
  whole(pattern: string): string
}

const RANK = 12

export function collectionRules({
  nouns,
  alone,
  withNoun,
  ofAny,
  ofOne,
  making,
  ofFilters,
  whole,
}: Words): Rule<Wish>[] {
  const ruleOf = (
    [name, pattern, make, rank = RANK]: CollectionSentence,
    of?: CollectionKind,
    isNamed?: boolean,
  ): Rule<Wish> => ({
    name: of ? `${of}: ${name}` : name,
    pattern: whole(pattern),
    rank,
    make({ target, value }) {
      const wish = { ...make(of), ...(target && { target }), ...(value && { value }) } as Wish
      return isNamed ? { ...wish, collection: { ...wish.collection, isNamed } } : wish
    },
  })
  const kinds = Object.entries(nouns) as [CollectionKind, string][]
  return [
    ...ofAny(alone).map((sentence) => ruleOf(sentence)),
    ...kinds.flatMap(([of, noun]) =>
      withNoun(noun).flatMap((it, i) => [...ofAny(it), ...ofOne(it)].map((sentence) => ruleOf(sentence, of, i === 0))),
    ),
    // A filter is saved, not made.
    ...kinds
      .filter(([of]) => of !== 'filter')
      .flatMap(([of, noun]) => making(noun).map((sentence) => ruleOf(sentence, of))),
    ...ofFilters.map((sentence) => ruleOf(sentence)),
  ]
}

/** @param words patterns of the names of colours; `none` takes one away */
export const colourRules = (words: Record<Colour | 'none', string>): Dimension =>
  Object.entries(words).map(([colour, pattern]) => ({ name: colour, pattern, make: () => colour }))
