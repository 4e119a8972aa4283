/** Projects, sections, labels and saved filters: "rename project Home to House", "archive Work", "save this as Urgent". */
import {
  be,
  become,
  type CollectionSentence,
  collectionRules,
  colourRules,
  gone,
  made,
  open,
  save,
} from '../../../commands/collection-rules.ts'
import type { Dimension } from '../../../engine/grammar.ts'

const THE = '[the|my|our]'
const FAVOURITE = 'favourite|favorite'
const FAVOURITES = '(favourites|favorites | favourite|favorite list)'
const PUT = '(put|move|nest|place)'
const UNDER = '(under|below|beneath|inside|within | underneath)'

/** What is said of any by its name alone. @param it how it is named */
const ofAny = (it: string): CollectionSentence[] => [
  ['archive …', `(archive | put away) ${it}`, be({ isArchived: true })],
  ['unarchive …', `(unarchive|restore | bring back) ${it} [from the archive]`, be({ isArchived: false })],
  ['make … a favourite', `(make|mark|set) ${it} [as|to|be]* [a|my] ${FAVOURITE}`, be({ isFavourite: true })],
  ['add … to favourites', `(add|put|pin) ${it} to|in|into [my|the] ${FAVOURITES}`, be({ isFavourite: true })],
  ['favourite …', `(favourite|favorite|star) ${it}`, be({ isFavourite: true })],
  ['unfavourite …', `(unfavourite|unfavorite|unstar) ${it}`, be({ isFavourite: false })],
  [
    'take … from favourites',
    `(remove|take|drop) ${it} (from | out of | off [of]) [my|the] ${FAVOURITES}`,
    be({ isFavourite: false }),
  ],
  ['colour … blue', `(colour|color|paint) ${it} [in] <words:value>`, become('colour', true)],
  ['make … blue', `(make|turn) ${it} <words:value>`, become('colour')],
  [
    'set the colour of … to blue',
    `(set|change|make) [the] colour|color of ${it} to|into <words:value>`,
    become('colour', true),
  ],
  ['put … under …', `${PUT} ${it} ${UNDER} ${THE} [project] <words:value>`, become('within')],
  [
    'take … out',
    `${PUT} ${it} (to the top | to the top level | on top level | out of its project)`,
    be({ within: null }),
  ],
]

/** What is said with the word for it. @param it how it is named */
const ofOne = (it: string): CollectionSentence[] => [
  ['rename … to …', `(rename|call|retitle) ${it} (to|into|as) <words:value>`, become('name')],
  ['change the name of …', `(change|set) [the] name of ${it} to|into <words:value>`, become('name')],
  ['delete …', `(delete|remove|erase|drop | get rid of) ${it}`, gone],
]

const making = (noun: string): CollectionSentence[] => [
  [
    'create …',
    `(create|make|add|start|open | set up | i need|want) [a|an|the|another] [new] ${noun} (called|named|:)+ <words:target>`,
    made,
  ],
  [
    'create … Garden',
    `(create|make|add|start | set up) [a|an|the] [new] ${noun} (<quoted:target> | <capital:target>)`,
    made,
  ],
  ['new …', `new ${noun} [called|named|:]* <words:target>`, made],
]

const nouns = {
  project: '(project)',
  section: '(section)',
  label: '(label|tag)',
  filter: '([saved] filter)',
}

const SHOW = '(show|open|list|display|use|apply|run) [me] [the|my] [saved]'

const ofFilters: CollectionSentence[] = [
  [
    'save this as …',
    '(save|keep|store) (this|that|it | this|that|the list|filter|view|search) as [a] [filter] [called|named] <words:target>',
    save,
  ],
  ['save … as a filter', '(save|keep|store) <words:value> as [a|the] filter [called|named] <words:target>', save, 13],
  ['save the filter …', '(save|make|create|add|new) [the|a] [new] filter <words:target> : <words:value>', save],
  ['show my filter …', `${SHOW} filter <words:target>`, open],
  ['show my … filter', `${SHOW} <words:target> filter`, open],
]

export const arranging = collectionRules({
  nouns,
  alone: `${THE} <words:target>`,
  withNoun: (noun) => [`${THE} ${noun} <words:target>`, `${THE} <words:target> ${noun}`],
  ofAny,
  ofOne,
  making,
  ofFilters,
  whole: (pattern) => `^ (${pattern}) [please|now] $`,
})

export const arrangingWords: Record<string, Dimension> = {
  colour: colourRules({
    red: 'red',
    orange: 'orange',
    yellow: 'yellow',
    green: 'green',
    teal: 'teal|turquoise|cyan',
    blue: 'blue',
    violet: 'violet|purple',
    pink: 'pink',
    brown: 'brown',
    grey: 'grey|gray',
    none: '(no colour|color | colourless)',
  }),
}
