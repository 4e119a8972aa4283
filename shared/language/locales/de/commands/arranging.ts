/** Projekte, Abschnitte, Label und gespeicherte Filter: "benenne das Projekt Haus in Wohnung um", "archiviere Arbeit". */
import type { CollectionKind } from '../../../../domain/collections/collection.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import type { CollectionWords } from '../../../types.ts'
import { PLEASE } from './asking.ts'

type Make = (of?: CollectionKind) => Partial<Wish>
type Sentence = [name: string, pattern: string, make: Make]

const THE = '[das|den|die|mein|meinen|meine]'
const become =
  (to: 'name' | 'colour' | 'within', isColoured?: true): Make =>
  (of) => ({ act: 'arrange', collection: { ...(of && { of }), to, ...(isColoured && { isColoured }) } })
const be =
  (changes: CollectionWords): Make =>
  (of) => ({ act: 'arrange', collection: { ...(of && { of }), changes } })
const gone: Make = (of) => ({ act: 'remove', collection: { ...(of && { of }) } })
const made: Make = (of) => ({ act: 'make', collection: { ...(of && { of }) } })

const ofAny = (it: string): Sentence[] => [
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

const ofOne = (it: string): Sentence[] => [
  ['benenne … in … um', `(benenn|benenne) ${it} (in|zu) <words:value> um`, become('name')],
  ['… in … umbenennen', `${it} (in|zu) <words:value> umbenennen`, become('name')],
  ['lösche …', `(lösch|lösche|entfern|entferne) ${it}`, gone],
  ['… löschen', `${it} löschen|entfernen`, gone],
]

const making = (noun: string): Sentence[] => [
  ['leg … an', `(leg|lege) [ein|einen|das|den] [neues|neuen] ${noun} [namens|:] <words:target> an`, made],
  [
    'erstelle …',
    `(erstell|erstelle|mach|mache) [ein|einen|das|den] [neues|neuen] ${noun} [namens|:] <words:target>`,
    made,
  ],
  ['neues …', `neues|neuer|neuen ${noun} [namens|:] <words:target>`, made],
]

const NOUNS: Record<CollectionKind, string> = {
  project: '(projekt)',
  section: '(abschnitt|sektion)',
  label: '(label|etikett|tag|schlagwort)',
  filter: '([gespeicherten] filter)',
}

const ruleOf = ([name, pattern, make]: Sentence, of?: CollectionKind): Rule<Wish> => ({
  name: of ? `${of}: ${name}` : name,
  pattern: `^ ${PLEASE} (${pattern}) [bitte] $`,
  rank: 12,
  make: ({ target, value }) => ({ ...make(of), ...(target && { target }), ...(value && { value }) }) as Wish,
})

const KINDS = Object.entries(NOUNS) as [CollectionKind, string][]
const save: Make = () => ({ act: 'save' })
const open: Make = () => ({ act: 'open' })

export const arranging: Rule<Wish>[] = [
  ...ofAny(`${THE} <words:target>`).map((sentence) => ruleOf(sentence)),
  ...KINDS.flatMap(([of, noun]) => {
    const it = `${THE} ${noun} <words:target>`
    return [...ofAny(it), ...ofOne(it)].map((sentence) => ruleOf(sentence, of))
  }),
  ...KINDS.filter(([of]) => of !== 'filter').flatMap(([of, noun]) =>
    making(noun).map((sentence) => ruleOf(sentence, of)),
  ),
  ruleOf([
    'speichere das als …',
    '(speicher|speichere|sicher|sichere|merk|merke [dir]) (das|dies|es | die|diese liste | den|diesen filter) als [filter] <words:target>',
    save,
  ]),
  ruleOf([
    'speichere den Filter …',
    '(speicher|speichere|erstell|erstelle) [den|einen] [neuen] filter <words:target> : <words:value>',
    save,
  ]),
  ruleOf([
    'zeig den Filter …',
    '(zeig|zeige|öffne|nimm|nutze) [mir] [den|meinen] [gespeicherten] filter <words:target>',
    open,
  ]),
]

const colours: [string, string][] = [
  ['red', 'rot'],
  ['orange', 'orange'],
  ['yellow', 'gelb'],
  ['green', 'grün'],
  ['teal', 'türkis|petrol'],
  ['blue', 'blau'],
  ['violet', 'violett|lila'],
  ['pink', 'rosa|pink'],
  ['brown', 'braun'],
  ['grey', 'grau'],
  ['none', '(farblos | ohne farbe)'],
]

export const arrangingWords: Record<string, Dimension> = {
  colour: colours.map(([colour, pattern]) => ({ name: colour, pattern, make: () => colour })),
}
