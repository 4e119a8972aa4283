/** Projects, sections, labels and saved filters: "project Ghar ka naam Makaan rakh do", "Work archive karo", "ise Zaroori ke naam se save karo". */
import type { CollectionKind } from '../../../../domain/collections/collection.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import type { CollectionWords } from '../../../types.ts'
import { DO, PLEASE, POLITE } from './phrases.ts'

type Make = (of?: CollectionKind) => Partial<Wish>
type Sentence = [name: string, pattern: string, make: Make]

const become =
  (to: 'name' | 'colour' | 'within', isColoured?: true): Make =>
  (of) => ({ act: 'arrange', collection: { ...(of && { of }), to, ...(isColoured && { isColoured }) } })
const be =
  (changes: CollectionWords): Make =>
  (of) => ({ act: 'arrange', collection: { ...(of && { of }), changes } })
const gone: Make = (of) => ({ act: 'remove', collection: { ...(of && { of }) } })
const made: Make = (of) => ({ act: 'make', collection: { ...(of && { of }) } })

const KEEP = '(rakh|kar|badal [do|dena|lo|dein] | rakho|karo|badlo | kar do)'
const BUILD = '(bana [do|dena|lo|dein] | banao | kar do|dena | karo)'

const ofAny = (it: string): Sentence[] => [
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

const ofOne = (it: string): Sentence[] => [
  ['… ka naam … rakh do', `${it} ka|ki naam [badal kar] <words:value> ${KEEP}`, become('name')],
  ['… delete karo', `${it} [ko] (delete|khatam ${DO} | hata|mita [do|dena] | hatao|mitao)`, gone],
]

const making = (noun: string): Sentence[] => [
  ['naya … banao', `[ek] [naya|nayi] ${noun} <words:target> [naam ka|ki|se] (bana [do|dena|lo] | banao)`, made],
  [
    '… naam ka … banao',
    `[ek] [naya|nayi] <words:target> naam ka|ki [naya|nayi] ${noun} (bana [do|dena|lo] | banao)`,
    made,
  ],
]

const NOUNS: Record<CollectionKind, string> = {
  project: '(project)',
  section: '(section|hissa)',
  label: '(label|tag)',
  filter: '(filter)',
}

const ruleOf = ([name, pattern, make]: Sentence, of?: CollectionKind): Rule<Wish> => ({
  name: of ? `${of}: ${name}` : name,
  pattern: `^ ${PLEASE} (${pattern}) ${POLITE} $`,
  rank: 12,
  make: ({ target, value }) => ({ ...make(of), ...(target && { target }), ...(value && { value }) }) as Wish,
})

const KINDS = Object.entries(NOUNS) as [CollectionKind, string][]
const SAVE = `(save|mehfuz|mehfooz ${DO} | rakh [do|lo])`

export const arranging: Rule<Wish>[] = [
  ...ofAny('<words:target>').map((sentence) => ruleOf(sentence)),
  ...KINDS.flatMap(([of, noun]) =>
    [`[mera|mere] ${noun} <words:target>`, `<words:target> ${noun}`].flatMap((it) =>
      [...ofAny(it), ...ofOne(it)].map((sentence) => ruleOf(sentence, of)),
    ),
  ),
  ...KINDS.filter(([of]) => of !== 'filter').flatMap(([of, noun]) =>
    making(noun).map((sentence) => ruleOf(sentence, of)),
  ),
  ruleOf([
    'ise … ke naam se save karo',
    `(ise|isko|yeh|ye | is ko | yeh|is list|filter [ko]) <words:target> ke naam se ${SAVE}`,
    () => ({ act: 'save' }),
  ]),
  ruleOf([
    'mera filter … dikhao',
    '[mera] filter <words:target> (dikha [do|dena] | dikhao | khol [do] | kholo)',
    () => ({ act: 'open' }),
  ]),
]

const colours: [string, string][] = [
  ['red', 'laal|lal|surkh'],
  ['orange', 'naranji|narangi'],
  ['yellow', 'peela|pila|zard'],
  ['green', 'hara|sabz'],
  ['teal', 'ferozi|firozi'],
  ['blue', 'neela|nila'],
  ['violet', 'jamni|jamuni'],
  ['pink', 'gulabi'],
  ['brown', 'bhoora|bhura'],
  ['grey', 'surmai|gray|grey'],
  ['none', 'berang'],
]

export const arrangingWords: Record<string, Dimension> = {
  colour: colours.map(([colour, pattern]) => ({ name: colour, pattern, make: () => colour })),
}
