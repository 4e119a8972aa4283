/** Projects, sections, labels and saved filters: "rename project Home to House", "archive Work", "save this as Urgent". */
import type { CollectionKind } from '../../../../domain/collections/collection.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import type { CollectionWords } from '../../../types.ts'

const rule = (name: string, pattern: string, make: (of?: CollectionKind) => Partial<Wish>, rank = 12) =>
  ({ name, pattern, make, rank }) as const
type Sentence = ReturnType<typeof rule>

const THE = '[the|my|our]'
const become = (to: 'name' | 'colour' | 'within', isColoured?: true) => (of?: CollectionKind) =>
  ({ act: 'arrange', collection: { ...(of && { of }), to, ...(isColoured && { isColoured }) } }) as const
const be = (changes: CollectionWords) => (of?: CollectionKind) =>
  ({ act: 'arrange', collection: { ...(of && { of }), changes } }) as const
const gone = (of?: CollectionKind) => ({ act: 'remove', collection: { ...(of && { of }) } }) as const
const made = (of?: CollectionKind) => ({ act: 'make', collection: { ...(of && { of }) } }) as const

const FAVOURITE = 'favourite|favorite'
const FAVOURITES = '(favourites|favorites | favourite|favorite list)'
const PUT = '(put|move|nest|place)'
const UNDER = '(under|below|beneath|inside|within | underneath)'

/** What is said of any by its name alone. @param it how it is named */
const ofAny = (it: string): Sentence[] => [
  rule('archive …', `(archive | put away) ${it}`, be({ isArchived: true })),
  rule('unarchive …', `(unarchive|restore | bring back) ${it} [from the archive]`, be({ isArchived: false })),
  rule('make … a favourite', `(make|mark|set) ${it} [as|to|be]* [a|my] ${FAVOURITE}`, be({ isFavourite: true })),
  rule('add … to favourites', `(add|put|pin) ${it} to|in|into [my|the] ${FAVOURITES}`, be({ isFavourite: true })),
  rule('favourite …', `(favourite|favorite|star) ${it}`, be({ isFavourite: true })),
  rule('unfavourite …', `(unfavourite|unfavorite|unstar) ${it}`, be({ isFavourite: false })),
  rule(
    'take … from favourites',
    `(remove|take|drop) ${it} (from | out of | off [of]) [my|the] ${FAVOURITES}`,
    be({ isFavourite: false }),
  ),
  rule('colour … blue', `(colour|color|paint) ${it} [in] <words:value>`, become('colour', true)),
  rule('make … blue', `(make|turn) ${it} <words:value>`, become('colour')),
  rule(
    'set the colour of … to blue',
    `(set|change|make) [the] colour|color of ${it} to|into <words:value>`,
    become('colour', true),
  ),
  rule('put … under …', `${PUT} ${it} ${UNDER} ${THE} [project] <words:value>`, become('within')),
  rule(
    'take … out',
    `${PUT} ${it} (to the top | to the top level | on top level | out of its project)`,
    be({ within: null }),
  ),
]

/** What is said with the word for it. @param it how it is named */
const ofOne = (it: string): Sentence[] => [
  rule('rename … to …', `(rename|call|retitle) ${it} (to|into|as) <words:value>`, become('name')),
  rule('change the name of …', `(change|set) [the] name of ${it} to|into <words:value>`, become('name')),
  rule('delete …', `(delete|remove|erase|drop | get rid of) ${it}`, gone),
]

const making = (noun: string): Sentence[] => [
  rule(
    'create …',
    `(create|make|add|start|open | set up | i need|want) [a|an|the|another] [new] ${noun} (called|named|:)+ <words:target>`,
    made,
  ),
  rule(
    'create … Garden',
    `(create|make|add|start | set up) [a|an|the] [new] ${noun} (<quoted:target> | <capital:target>)`,
    made,
  ),
  rule('new …', `new ${noun} [called|named|:]* <words:target>`, made),
]

const NOUNS: Record<CollectionKind, string> = {
  project: '(project)',
  section: '(section)',
  label: '(label|tag)',
  filter: '([saved] filter)',
}

const ruleOf = ({ name, pattern, make, rank }: Sentence, of?: CollectionKind): Rule<Wish> => ({
  name: of ? `${of}: ${name}` : name,
  pattern: `^ (${pattern}) [please|now] $`,
  rank,
  make: ({ target, value }) => ({ ...make(of), ...(target && { target }), ...(value && { value }) }) as Wish,
})

const KINDS = Object.entries(NOUNS) as [CollectionKind, string][]

export const arranging: Rule<Wish>[] = [
  ...ofAny(`${THE} <words:target>`).map((sentence) => ruleOf(sentence)),
  ...KINDS.flatMap(([of, noun]) =>
    [`${THE} ${noun} <words:target>`, `${THE} <words:target> ${noun}`].flatMap((it) =>
      [...ofAny(it), ...ofOne(it)].map((sentence) => ruleOf(sentence, of)),
    ),
  ),
  ...KINDS.filter(([of]) => of !== 'filter').flatMap(([of, noun]) =>
    making(noun).map((sentence) => ruleOf(sentence, of)),
  ),
  ruleOf(
    rule(
      'save this as …',
      '(save|keep|store) (this|that|it | this|that|the list|filter|view|search) as [a] [filter] [called|named] <words:target>',
      () => ({ act: 'save' }),
    ),
  ),
  ruleOf(
    rule(
      'save … as a filter',
      '(save|keep|store) <words:value> as [a|the] filter [called|named] <words:target>',
      () => ({ act: 'save' }),
      13,
    ),
  ),
  ruleOf(
    rule('save the filter …', '(save|make|create|add|new) [the|a] [new] filter <words:target> : <words:value>', () => ({
      act: 'save',
    })),
  ),
  ruleOf(
    rule(
      'show my filter …',
      '(show|open|list|display|use|apply|run) [me] [the|my] [saved] filter <words:target>',
      () => ({ act: 'open' }),
    ),
  ),
  ruleOf(
    rule(
      'show my … filter',
      '(show|open|list|display|use|apply|run) [me] [the|my] [saved] <words:target> filter',
      () => ({ act: 'open' }),
    ),
  ),
]

const colours: [string, string][] = [
  ['red', 'red'],
  ['orange', 'orange'],
  ['yellow', 'yellow'],
  ['green', 'green'],
  ['teal', 'teal|turquoise|cyan'],
  ['blue', 'blue'],
  ['violet', 'violet|purple'],
  ['pink', 'pink'],
  ['brown', 'brown'],
  ['grey', 'grey|gray'],
  ['none', '(no colour|color | colourless)'],
]

export const arrangingWords: Record<string, Dimension> = {
  colour: colours.map(([colour, pattern]) => ({ name: colour, pattern, make: () => colour })),
}
