/** What German puts around a task: the words of a wish, marks in words, and what is left of a date. */
import type { Duration } from '../../calendar/values.ts'
import type { Dimension, Rule } from '../../engine/grammar.ts'
import type { Source } from '../../engine/source.ts'
import type { Ahead } from '../../quick-add/name.ts'
import type { Priority } from '../../types.ts'
import type { Loose, Mark } from '../rule-locale.ts'
import { listMarks, putsOnList } from './lists.ts'
import { spell } from './spelling.ts'
import { endsInInfinitive } from './verbs.ts'

const wordsOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(spell))

/** Words that belonged to a date, when they stand alone at an end. */
export const LOOSE: Loose = {
  before: wordsOf('ist am um ab bis vom von zum zur im in an auf gegen mit für seit der die das den dem'),
  always: wordsOf('und aber jeweils immer fällig'),
}
/** Words of a title that carry no meaning when somebody names a task by it. */
export const FILLERS = new Set(
  'der die das den dem ein eine einen mein meine meinen unser unsere aufgabe aufgaben termin todo ding sache erinnerung'.split(
    ' ',
  ),
)
/** "hoch", "hohe", "hoher", "hohen": each with its endings */
const LEVELS: Record<string, Priority> = Object.fromEntries(
  (
    [
      ['hoch dringend', 1],
      ['höchste oberste hohe', 1],
      ['mittel', 3],
      ['mittlere', 3],
      ['normal niedrig', 4],
      ['normale niedrige niedrigste geringe', 4],
    ] as const
  ).flatMap(([words, priority]) =>
    words
      .split(' ')
      .flatMap((word) => (word.endsWith('e') ? [word, `${word}r`, `${word}n`] : [word]))
      .map((word): [string, Priority] => [word, priority]),
  ),
)
const LEVELS_SPELT: Record<string, Priority> = Object.fromEntries(
  Object.entries(LEVELS).map(([word, priority]) => [spell(word), priority]),
)
const LEVEL = Object.keys(LEVELS).join('|')

const level: Rule<Priority>[] = [
  { name: 'hoch', pattern: LEVEL, make: (_, { source, from }) => LEVELS_SPELT[source.tokens[from]!.text] },
  {
    name: '1',
    pattern: '#number',
    make: ({ number }) => (number >= 1 && number <= 4 ? (number as Priority) : undefined),
  },
]

const isAhead = ({ months, workdays }: Duration): boolean => !months && !workdays

const ahead: Rule<Ahead>[] = [
  {
    name: '30 min',
    pattern: '<duration>',
    make: ({ duration }) => (isAhead(duration) ? { duration, clock: undefined } : undefined),
  },
  {
    name: '30 min vorher',
    pattern: '<duration> vorher|davor|before|zuvor',
    make: ({ duration }) => (isAhead(duration) ? { duration, clock: undefined } : undefined),
  },
  {
    name: 'einen Tag vorher um 18 Uhr',
    pattern: '<duration> vorher|davor|zuvor [um] <clock>',
    make: ({ duration, clock }) => (isAhead(duration) && duration.days ? { duration, clock } : undefined),
  },
  {
    name: 'am Tag vorher',
    pattern: 'am tag vorher|davor|zuvor',
    make: () => ({ duration: ONE_DAY, clock: undefined }),
  },
  {
    name: 'am Vortag um 18 Uhr',
    pattern: 'am vortag [um] <clock>',
    make: ({ clock }) => ({ duration: ONE_DAY, clock }),
  },
]

const ONE_DAY: Duration = { months: 0, days: 1, workdays: 0, minutes: 0, unit: 'day' }

/** How long before in words: the word "vorher" must be there. */
const before: Rule<Ahead>[] = [...ahead.slice(1)]

const mark: Rule<Mark>[] = [
  ...listMarks,
  {
    name: 'Priorität 1',
    pattern: '[mit] priorität|prio|prioritaet [:|=] <level>',
    make: ({ level }) => ({ priority: level }),
  },
  {
    name: 'hohe Priorität',
    pattern: `[mit] [höchster] <level> priorität|prio`,
    make: ({ level }, { source, from, to }) =>
      source.tokens.slice(from, to).some(({ kind }) => kind === 'number') ? undefined : { priority: level },
  },
  { name: 'dringend:', pattern: '^ dringend|eilig [:|!|,]', make: () => ({ priority: 1 }) },
  {
    name: 'unwichtig:',
    pattern: '^ (unwichtig | nicht so wichtig|dringend | nicht dringend) [:|!|,]',
    make: () => ({ priority: 4 }),
  },
  { name: 'wichtig!!', pattern: '^ wichtig ! !+', make: () => ({ priority: 1 }) },
  { name: 'wichtig:', pattern: '^ wichtig [:|!]', make: () => ({ priority: 2 }) },
  { name: ', dringend', pattern: '[,|-] [sehr|ganz|ist|ist sehr] dringend|eilig $', make: () => ({ priority: 1 }) },
  { name: ', wichtig', pattern: '[,|-] [sehr|ganz] wichtig $', make: () => ({ priority: 2 }) },
  {
    name: 'zehn Minuten vorher erinnern',
    pattern:
      '[,] [und] [bitte] [(erinnere|erinner mich [daran] | mit erinnerung | erinnerung | alarm)] [:] <before> [erinnern|bescheid|erinnerung] [geben]',
    make: ({ before }) => ({ ahead: before }),
  },
  {
    name: ', erinner mich heute Abend',
    pattern: '[,|.|;] [und] [bitte] erinnere|erinner mich [bitte|daran|dran|schon|dann]* <phrase> [daran|dran] $',
    // as the first words they ask for the task itself
    make: ({ phrase }, { from }) => (from > 0 ? { reminder: phrase } : undefined),
  },
  {
    name: 'mit Erinnerung um 8',
    pattern: '[,] [mit] erinnerung [am] <phrase> $',
    make: ({ phrase }, { from }) => (from > 0 ? { reminder: phrase } : undefined),
  },
  {
    name: 'nicht vor Freitag',
    pattern: '[(, | aber | , aber)] (nicht vor | frühestens|frühstens [ab|am|um]) [dem|der|den] <phrase>',
    make: ({ phrase }) => (phrase.bound || phrase.until || phrase.weak ? undefined : { start: phrase }),
  },
  {
    name: 'Deadline Freitag',
    pattern: '[(, | "(")] deadline|frist|stichtag|abgabefrist|abgabetermin [:|ist|am|bis] <phrase> [")"]',
    make: ({ phrase }) => ({ deadline: phrase }),
  },
]

const ADDING = /^(?:bitte|tue?|hau|fuege?|trage?|lege?|setze?|packe?|schreibe?)$/

const NOTING = /^(?:hinzufuegen|notieren|eintragen|anlegen|aufschreiben|merken|vormerken)$/

/** "füg … hinzu", "trag … ein", "setz … auf die liste" */
function isAdding({ tokens, text }: Source): boolean {
  if (putsOnList(text)) return true
  const last =
    tokens.findLast(({ kind, text: word }) => kind === 'word' && !/^(?:bitte|setzen|schreiben|packen)$/.test(word))
      ?.text ?? ''
  return /^(?:hinzu|ein|an|auf)$/.test(last)
    ? ADDING.test(tokens[0]?.text ?? '')
    : /(?:liste|todos|aufgaben)$/.test(last)
}

const BITTE = '[bitte] [mal] [bitte]'

const lead: Rule<true>[] = [
  {
    name: 'sag mir Bescheid, dass …',
    pattern: `[bitte] (sag|sage|gib mir|uns ${BITTE} [bescheid] [,] (dass|das) [(ich|wir)])`,
    make: () => true,
  },
  {
    name: 'erinnere mich daran',
    pattern: `[bitte|hey|hallo] [,] erinner|erinnere|erinnern [sie] mich|uns ${BITTE} [nochmal|jetzt|dann] [(daran|dran|an | bitte daran)] [,] [(dass|das ich|wir)] [bitte]`,
    make: () => true,
  },
  {
    name: 'ich möchte daran erinnert werden',
    pattern:
      '[bitte] [ich|wir] möchte|möchten|will|wollen [bitte|gerne|gern]* daran|dran erinnert werden [,] [(dass|das ich|wir)]',
    make: () => true,
  },
  {
    name: 'kannst du mich an … erinnern',
    pattern: `(kannst|könntest|würdest|magst du | kannste|könnteste) mich ${BITTE} [(daran|dran [erinnern] | an)] [,] [(dass|das ich|wir)]`,
    make: () => true,
  },
  { name: 'nicht vergessen', pattern: '[bitte] nicht|nich|net|ned vergessen [:|,]', make: () => true },
  {
    name: 'ich muss … kaufen',
    pattern:
      '[ich|wir] muss|müssen|soll|sollen|sollte|sollten [ich|wir] [(noch|mal|unbedingt|dringend|eigentlich|endlich|auch | mal wieder | mal endlich)*]',
    // "ich muss zum Arzt" has no other verb
    make: (_, { source: { tokens } }) => endsInInfinitive(tokens) || undefined,
  },
  {
    name: 'ich würde gern …',
    pattern: '[ich|wir] (würde|würden|möchte|möchten|will|wollen) [ich|wir] [gern|gerne|noch|mal|unbedingt|endlich]*',
    make: (_, { source: { tokens } }) => endsInInfinitive(tokens) || undefined,
  },
  {
    name: 'ich darf nicht vergessen',
    pattern: '[ich|wir] (darf|dürfen nicht vergessen | muss|müssen daran denken) [,]',
    make: () => true,
  },
  { name: 'vergiss nicht', pattern: '[bitte] vergiss|vergesst [bitte] nicht [,|:]', make: () => true },
  { name: 'denk daran', pattern: '[bitte] denk|denke [bitte] (daran|dran|an) [,]', make: () => true },
  {
    name: 'notier mir',
    pattern: `[bitte] (notier|notiere|notieren|speicher|speichere | schreib|schreibe [mir|dir|uns] auf | merk|merke dir) [mir|dir|uns] ${BITTE} [(eine [neue] aufgabe [an|ein] | einen termin [ein] | auf)] [:|,]`,
    make: () => true,
  },
  {
    name: 'erstell eine Aufgabe',
    pattern:
      '[bitte] erstell|erstelle|leg|lege|trag|trage|füg|füge|mach|mache [mir|uns] [bitte] ([eine|die] [neue] aufgabe|erinnerung|notiz | [einen|den] [neuen] termin|task | [ein] [neues] todo) [(an|ein|hinzu)] [:|,|für]',
    make: () => true,
  },
  {
    name: 'kannst du mir aufschreiben, dass …',
    pattern:
      '(kannst|könntest|würdest|magst du | kannste) [mir|uns] [bitte|mal|noch]* (aufschreiben|notieren|merken|eintragen|vormerken) [,] (dass|das) [ich|wir]',
    make: () => true,
  },
  {
    name: 'kannst du … auf die Liste setzen',
    pattern: 'kannst|könntest|kannste du [mir|uns] [bitte|noch|mal]*',
    make: (_, { source }) =>
      isAdding(source) || NOTING.test(source.tokens.findLast(({ kind }) => kind === 'word')?.text ?? '') || undefined,
  },
  {
    name: 'füg … hinzu',
    pattern:
      '[bitte] füg|füge|trag|trage|leg|lege|setz|setze|pack|packe|schreib|schreibe|tu|tue|hau [mir|dir|uns] [mal|bitte|noch]*',
    // only with what ends such a wish: "setz dich hin" is something else
    make: (_, { source }) => isAdding(source) || undefined,
  },
  {
    name: 'neue Aufgabe:',
    pattern: '[(neue|neuer|neues)] aufgabe|todo|to-do|termin|erinnerung|task|notiz :',
    make: () => true,
  },
  {
    name: 'Aufgabe erstellen',
    pattern:
      '[(neue|neuen|eine|einen)] aufgabe|todo|termin|erinnerung|task erstellen|anlegen|hinzufügen|eintragen [:|,]',
    make: () => true,
  },
  {
    name: 'auf die Liste:',
    pattern: '[bitte] [noch] auf die|meine|unsere [todo|to-do] liste [bitte] :',
    make: () => true,
  },
  { name: 'neue Aufgabe', pattern: 'neue|neuer|neues aufgabe|todo|termin|erinnerung|task', make: () => true },
  { name: 'Erinnerung an', pattern: 'erinnerung an', make: () => true },
  { name: 'Erinnerung', pattern: '^ erinnerung', unlessBefore: 'an|von|für|aus|mit|und', make: () => true },
  { name: 'to do:', pattern: 'to [-] do :', make: () => true },
]

const trail: Rule<true>[] = [
  {
    name: 'hinzufügen',
    pattern: '[bitte] hinzufügen|notieren|eintragen|anlegen|aufschreiben|vormerken',
    make: () => true,
  },
  {
    name: 'auf die Liste',
    pattern:
      '[bitte] (auf|in|zu|zur) [die|meine|meiner|der] [todo|to-do|aufgaben] liste|einkaufsliste|todoliste|aufgabenliste|todos|aufgaben [setzen|schreiben|hinzufügen|packen|hinzu|bitte]',
    make: () => true,
  },
  { name: 'nicht vergessen', pattern: '[,|-] [bitte] nicht vergessen', make: () => true },
  { name: 'erinnern', pattern: '[(daran|dran)] [zu] erinnern', make: () => true },
  { name: 'bitte', pattern: '[,] bitte', make: () => true },
  {
    name: 'hinzu',
    pattern: 'hinzu|ein|an|auf',
    make: (_, { source: { tokens } }) => ADDING.test(tokens[0]?.text ?? '') || undefined,
  },
]

export const quickAdd: Record<string, Dimension> = { level, ahead, before, mark, lead, trail }
