/** Lists by name: "shopping list", "ghar ki list", and the projects that there are. */
import type { Named } from '../../commands/known-names.ts'
import type { Condition } from '../../commands/wish.ts'
import type { Dimension, Rule } from '../../engine/grammar.ts'
import type { Mark } from '../rule-locale.ts'

const LIST = 'list|fehrist'

/** What people have lists of; "doodh list mein" says of milk where it goes. */
const NAMES = 'shopping|grocery|groceries|sauda|kiryana|kharidari|packing|safar'
/** Words of time, and what only says whose list it is. */
const WHOLE = new Set('is us yeh ye woh wo kaam kaamon task ek koi check guest mehmanon sab'.split(' '))

/** The project that is meant by "shopping list". */
const listNamed: Rule<string>[] = [
  {
    name: 'ghar ki list',
    pattern: `<knownName> [ki|ka|ke] ${LIST}|project`,
    rank: 1,
    make: ({ knownName }: { knownName: Named }) => ('project' in knownName ? knownName.project : undefined),
  },
  {
    name: 'shopping list',
    pattern: `(${NAMES} | #word ki) ${LIST}`,
    make(_, { source: { tokens, text }, from }) {
      const { text: word, lex, start, end } = tokens[from]!
      const name = text.slice(start, end)
      const isTime = lex?.day !== undefined || lex?.weekday !== undefined || lex?.unit !== undefined
      return isTime || WHOLE.has(word) ? undefined : name.charAt(0).toUpperCase() + name.slice(1)
    },
  },
]

const OWN = '[meri|mera|hamari|apni]'
const PUTS = /^(?:likh|likho|daal|daalo|add|shamil|note|rakh|rakho|save|kardo)$/

/** Whether something is put on a list. */
export const namesList = (text: string): boolean => /(?:\blist\b|\bfehrist\b|لسٹ|فہرست)/iu.test(text)

export const listMarks: Rule<Mark>[] = [
  {
    name: 'shopping list mein',
    pattern: `${OWN} <listNamed> (mein|par | :) [bhi] [:]`,
    make: ({ listNamed: list }, { source: { tokens } }) =>
      tokens.some(({ text }) => text === ':' || PUTS.test(text)) ? { list } : undefined,
  },
]

export const listConditions: Rule<Condition>[] = [
  {
    name: 'shopping list mein',
    pattern: `${OWN} <listNamed> [mein|par|ka|ki|ke|se]`,
    make: ({ listNamed: project }) => ({ project, withChildren: false }),
  },
  {
    name: 'Ghar ke kaam',
    pattern: '<knownName> [ka|ki|ke|wala|project] kaam|task',
    make: ({ knownName }) => knownName,
  },
]

export const lists: Record<string, Dimension> = { listNamed }
