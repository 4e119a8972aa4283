/** Projects, sections, labels and saved filters: "benenne das Projekt Haus in Wohnung um", "archiviere Arbeit". */
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
import { PLEASE } from './asking.ts'

const THE = '[das|den|die|mein|meinen|meine]'
const ofAny = (it: string): CollectionSentence[] => [
  ['archiviere …', `(archivier|archiviere) ${it}`, be({ isArchived: true })],
  ['… archivieren', `${it} archivieren`, be({ isArchived: true })],
  [
    'hol … aus dem Archiv',
    `(hol|hole|nimm) ${it} (aus dem archiv [zurück] | wieder aus dem archiv)`,
    be({ isArchived: false }),
  ],
  ['mach … zum Favoriten', `(mach|mache) ${it} zum|zu favoriten|favorit`, be({ isFavourite: true })],
  [
    'nimm … in die Favoriten',
    `(nimm|setz|setze|füg|füge) ${it} (in die | zu den) favoriten [auf|hinzu]`,
    be({ isFavourite: true }),
  ],
  [
    'nimm … aus den Favoriten',
    `(nimm|entfern|entferne|lösch|lösche) ${it} aus|von den favoriten [raus|heraus]`,
    be({ isFavourite: false }),
  ],
  ['färbe … blau', `(färb|färbe) ${it} <words:value> [ein]`, become('colour', true)],
  ['mach … blau', `(mach|mache) ${it} <words:value>`, become('colour')],
  [
    'pack … unter …',
    `(pack|packe|leg|lege|verschieb|verschiebe|setz|setze|steck|stecke) ${it} unter ${THE} [projekt] <words:value>`,
    become('within'),
  ],
]

const ofOne = (it: string): CollectionSentence[] => [
  ['benenne … in … um', `(benenn|benenne) ${it} (in|zu) <words:value> um`, become('name')],
  ['… in … umbenennen', `${it} (in|zu) <words:value> umbenennen`, become('name')],
  ['lösche …', `(lösch|lösche|entfern|entferne) ${it}`, gone],
  ['… löschen', `${it} löschen|entfernen`, gone],
]

/** "Liste" is said of a project where one is made; elsewhere it is the list of tasks. */
const nounMade = (noun: string): string => (noun === nouns.project ? '(projekt|liste)' : noun)

const making = (kind: string, noun = nounMade(kind)): CollectionSentence[] => [
  ['leg … an', `(leg|lege) [ein|eine|einen|das|den] [neues|neue|neuen] ${noun} [namens|:] <words:target> an`, made],
  [
    'erstelle …',
    `(erstell|erstelle|mach|mache) [ein|eine|einen|das|den] [neues|neue|neuen] ${noun} [namens|:] <words:target>`,
    made,
  ],
  ['neues …', `neues|neue|neuer|neuen ${noun} [namens|:] <words:target>`, made],
]

const nouns = {
  project: '(projekt)',
  section: '(abschnitt|sektion)',
  // "Tag" is a day
  label: '(label|etikett|schlagwort)',
  filter: '([gespeicherten] filter)',
}

const ofFilters: CollectionSentence[] = [
  [
    'speichere das als …',
    '(speicher|speichere|sicher|sichere|merk|merke [dir]) (das|dies|es | die|diese liste | den|diesen filter) als [filter] <words:target>',
    save,
  ],
  [
    'speichere den Filter …',
    '(speicher|speichere|erstell|erstelle) [den|einen] [neuen] filter <words:target> : <words:value>',
    save,
  ],
  ['zeig den Filter …', '(zeig|zeige|öffne|nimm|nutze) [mir] [den|meinen] [gespeicherten] filter <words:target>', open],
]

export const arranging = collectionRules({
  nouns,
  alone: `${THE} <words:target>`,
  withNoun: (noun) => [`${THE} ${noun} <words:target>`],
  ofAny,
  ofOne,
  making,
  ofFilters,
  whole: (pattern) => `^ ${PLEASE} (${pattern}) [bitte] $`,
})

export const arrangingWords: Record<string, Dimension> = {
  colour: colourRules({
    red: 'rot',
    orange: 'orange',
    yellow: 'gelb',
    green: 'grün',
    teal: 'türkis|petrol',
    blue: 'blau',
    violet: 'violett|lila',
    pink: 'rosa|pink',
    brown: 'braun',
    grey: 'grau',
    none: '(farblos | ohne farbe)',
  }),
}
