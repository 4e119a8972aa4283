/** Projects, sections, labels and saved filters by their names: what is said of one, and which it is. */

import type { CollectionKind } from '../../domain/collections/collection.ts'
import { nameKey } from '../../domain/collections/name-key.ts'
import { PLURALS } from '../../domain/collections/plurals.ts'
import type { CollectionWords } from '../types.ts'
import type { CommandReader } from './reader.ts'
import { textOf } from './targets.ts'
import type { Stretch, Wish } from './wish.ts'

/** Where nobody says what it is, a section is none: its name says little by itself. */
const UNSAID: CollectionKind[] = ['project', 'label', 'filter']

/** A name as it is said: without its mark, and without quotation marks. */
export const nameIn = (reader: CommandReader, stretch: Stretch): string =>
  textOf(reader, stretch)
    .trim()
    .replace(/^[#@/]+(?=\S)/, '')
    .replace(/^["“„«]\s*(.*?)\s*["”“»]$/, '$1')

interface Named {
  of: CollectionKind
  name: string
}

/**
 * What a sentence is about: one that there is, or what is plainly said to be one ("project Nothing"). The words of a name that nothing
 * has are accounted for by nothing else: they are `free`, so that "remove the label Office from Report" may be about a task.
 */
export function collectionIn(
  reader: CommandReader,
  { target, collection }: Wish,
): { named: Named; free: number } | undefined {
  const { of, isNamed } = collection ?? {}
  const known = knownIn(reader, target, of)
  if (known) return { named: known, free: 0 }
  if (!of || !isNamed || !target) return undefined
  const { text, tokens } = reader.source
  const isName = /^[\p{Lu}"“„«]/u.test(text.slice(tokens[target.from]!.start))
  return isName ? { named: { of, name: nameIn(reader, target) }, free: target.to - target.from } : undefined
}

/** @returns undefined when there is none of this name */
export function knownIn(reader: CommandReader, stretch: Stretch | undefined, of?: CollectionKind): Named | undefined {
  if (!stretch) return undefined
  const key = nameKey(nameIn(reader, stretch))
  for (const kind of of ? [of] : UNSAID) {
    const name = reader.source.context[PLURALS[kind]]?.find((each) => nameKey(each) === key)
    if (name !== undefined) return { of: kind, name }
  }
  return undefined
}

/** @returns undefined for words that say no change of it */
export function changesOfCollection(reader: CommandReader, { collection, value }: Wish): CollectionWords | undefined {
  if (!collection?.to || !value) return collection?.changes
  switch (collection.to) {
    case 'name':
      return { name: nameIn(reader, value) }
    case 'within': {
      const parent = knownIn(reader, value, 'project')
      return parent && { within: parent.name }
    }
    case 'colour': {
      const found = reader.grammar.longest<string>(reader.source, 'colour', value.from)
      if (found?.next === value.to) return { colour: found.value === 'none' ? null : found.value }
      // What is no colour is told by the verb: "colour Work ultramarine".
      return collection.isColoured ? { colour: nameIn(reader, value) } : undefined
    }
  }
}
