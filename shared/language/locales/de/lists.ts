/** Lists by name: „die Einkaufsliste“, and the projects that there are. */
import type { Condition } from '../../commands/wish.ts'
import type { Dimension, Place, Rule } from '../../engine/grammar.ts'
import type { Mark } from '../rule-locale.ts'
import { spell } from './spelling.ts'

/** „Liste“ alone holds everything, and these hold no tasks. */
const NO_TASKS =
  /^(?:|todo|to|aufgaben|termin|gaeste|warte|preis|adress|namens|namen|teilnehmer|check|speise|play|anwesenheits|best|rang|telefon|kontakt|mitglieder)liste$/

/** The project that is meant by „Einkaufsliste“: “Einkauf” where there is one. */
const listNamed: Rule<string>[] = [
  {
    name: 'Einkaufsliste',
    pattern: '#word',
    make(_, { source: { tokens, text, context }, from }) {
      const { text: word, start, end } = tokens[from]!
      if (!/(?:liste|zettel)$/.test(word) || NO_TASKS.test(word)) return undefined
      const of = word.replace(/s?(?:liste|zettel)$/, '')
      const isIt = (name: string): boolean => name === word || (name.startsWith(of) && name.length - of.length < 3)
      return context.projects?.find((name) => isIt(spell(name.toLowerCase()))) ?? text.slice(start, end)
    },
  },
]

const THE = '[die|meine|unsere|der|meiner|unserer|den|meinen|unseren]'
const PUT = '[drauf|dazu|mit drauf] [setzen|schreiben|hinzufügen|packen|tun|aufnehmen|notieren|hinzu]'

/** Whether something is put on such a list. */
export const putsOnList = (text: string): boolean =>
  /(?:auf|in|zur?)\s+(?:\p{L}+\s+)?\p{L}+(?:liste|zettel)(?!\p{L})/iu.test(text)

export const listMarks: Rule<Mark>[] = [
  {
    name: 'auf die Einkaufsliste',
    pattern: `[bitte|noch|mal]* (auf [die|meine|unsere|den|meinen] | in [die|meine] | zu|zur [der|meiner|unserer]) <listNamed> ${PUT} [bitte] [:]`,
    make: ({ listNamed: list }) => ({ list }),
  },
  {
    name: 'zu Haushalt hinzu',
    pattern: '[bitte] zu|zum|zur|in|ins|unter [das|dem|den|die|mein|meinem|projekt]* <knownName>',
    onlyBefore: '[bitte] hinzu|hinzufügen|eintragen|ein|dazu $',
    make: ({ knownName }) => ('project' in knownName ? { list: knownName.project } : undefined),
  },
]

const isShown = ({ source: { tokens }, from }: Place): boolean =>
  tokens.slice(0, from).some(({ text }) => /^(?:zeig|zeige|zeigen|nenn|nenne)$/.test(text))

const inProject = (project: string): Condition => ({ project, withChildren: false })

export const listConditions: Rule<Condition>[] = [
  {
    name: 'auf der Einkaufsliste',
    pattern: `(auf|von|aus|in) ${THE} <listNamed>`,
    make: ({ listNamed: list }) => inProject(list),
  },
  {
    name: 'bei Haushalt',
    pattern: '(bei|in|im|aus|von|vom|für|unter) [dem|der|den|das|die|projekt|label]* <knownName>',
    make: ({ knownName }) => knownName,
  },
  {
    name: 'zeig die Einkaufsliste',
    pattern: `${THE} [projekt] (<listNamed> | <knownName>)`,
    make: ({ listNamed: list, knownName }, place) =>
      isShown(place) ? (knownName ?? inProject(list as string)) : undefined,
  },
]

export const lists: Record<string, Dimension> = { listNamed }
