/** Projects, sections, labels and saved filters: "project Ghar ka naam Makaan rakh do", "Work archive karo", "ise Zaroori ke naam se save karo". */
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
import { DO, PLEASE, POLITE } from './phrases.ts'

const KEEP = '(rakh|kar|badal [do|dena|lo|dein] | rakho|karo|badlo | kar do)'
const BUILD = '(bana [do|dena|lo|dein] | banao | kar do|dena | karo)'

const ofAny = (it: string): CollectionSentence[] => [
  ['… archive karo', `${it} [ko] (archive|mehfuz|mehfooz) ${DO}`, be({ isArchived: true })],
  ['… archive se nikalo', `${it} [ko] archive se (nikal [do|dena|lo] | nikalo | wapas lao)`, be({ isArchived: false })],
  ['… favourite bana do', `${it} [ko] (favourite|favorite|pasandida) ${BUILD}`, be({ isFavourite: true })],
  [
    '… favourite se hata do',
    `${it} [ko] (favourite|favorite|favourites|pasandida) se (hata [do|dena] | hatao)`,
    be({ isFavourite: false }),
  ],
  ['… ka rang … kar do', `${it} ka|ki rang <words:value> ${KEEP}`, become('colour', true)],
  ['… ko neela kar do', `${it} ko <words:value> (kar do|dena | karo | rang do)`, become('colour')],
  [
    '… ko … ke andar rakho',
    `${it} [ko] <words:value> ke (andar|neeche|niche|tehat) (rakh|daal|kar [do|dena] | rakho|daalo|karo)`,
    become('within'),
  ],
]

const ofOne = (it: string): CollectionSentence[] => [
  ['… ka naam … rakh do', `${it} ka|ki naam [badal kar] <words:value> ${KEEP}`, become('name')],
  ['… delete karo', `${it} [ko] (delete|khatam ${DO} | hata|mita [do|dena] | hatao|mitao)`, gone],
]

const making = (noun: string): CollectionSentence[] => [
  ['naya … banao', `[ek] [naya|nayi] ${noun} <words:target> [naam ka|ki|se] (bana [do|dena|lo] | banao)`, made],
  [
    '… naam ka … banao',
    `[ek] [naya|nayi] <words:target> naam ka|ki [naya|nayi] ${noun} (bana [do|dena|lo] | banao)`,
    made,
  ],
]

const nouns = {
  project: '(project)',
  section: '(section|hissa)',
  label: '(label|tag)',
  filter: '(filter)',
}

const SAVE = `(save|mehfuz|mehfooz ${DO} | rakh [do|lo])`

const ofFilters: CollectionSentence[] = [
  [
    'ise … ke naam se save karo',
    `(ise|isko|yeh|ye | is ko | yeh|is list|filter [ko]) <words:target> ke naam se ${SAVE}`,
    save,
  ],
  ['mera filter … dikhao', '[mera] filter <words:target> (dikha [do|dena] | dikhao | khol [do] | kholo)', open],
]

export const arranging = collectionRules({
  nouns,
  alone: '<words:target>',
  withNoun: (noun) => [`[mera|mere] ${noun} <words:target>`, `<words:target> ${noun}`],
  ofAny,
  ofOne,
  making,
  ofFilters,
  whole: (pattern) => `^ ${PLEASE} (${pattern}) ${POLITE} $`,
})

export const arrangingWords: Record<string, Dimension> = {
  colour: colourRules({
    red: 'laal|lal|surkh',
    orange: 'naranji|narangi',
    yellow: 'peela|pila|zard',
    green: 'hara|sabz',
    teal: 'ferozi|firozi',
    blue: 'neela|nila',
    violet: 'jamni|jamuni',
    pink: 'gulabi',
    brown: 'bhoora|bhura',
    grey: 'surmai|gray|grey',
    none: 'berang',
  }),
}
