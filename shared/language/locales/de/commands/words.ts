/** The words of German commands beside their verbs: which task, which tasks, what becomes of it. */

import { dateOf } from '../../../../time/civil.ts'
import { periodOf } from '../../../calendar/solve.ts'
import { delayOf } from '../../../commands/delay.ts'
import type { Condition, Idle, Pronoun } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import type { Changes, Priority } from '../../../types.ts'
import { listConditions } from '../lists.ts'

const MOST_POSITIONS = 200

const position: Rule<number>[] = [
  {
    name: '2',
    pattern: '#number',
    make: ({ number }) => (number > 0 && number <= MOST_POSITIONS ? number : undefined),
  },
  { name: 'zweite', pattern: '#ordinal', make: ({ ordinal }) => ordinal },
  {
    name: '2.',
    pattern: '#number ~ .',
    make: ({ number }) => (number > 0 && number <= MOST_POSITIONS ? number : undefined),
  },
  { name: 'letzte', pattern: 'letzte|letzten|letztes', make: () => -1 },
]

const shown = (positions: number[]): Pronoun => ({ shown: positions })

const pronoun: Rule<Pronoun>[] = [
  {
    name: 'das',
    pattern:
      '(das|die|den|es|ihn|sie|dies|dieses|diese|diesen|der|dem|denen | [die|diese] aufgabe | [den] termin | das ding | die da | das da | den da | diese aufgabe | diesen termin | die erinnerung)',
    make: () => ({ last: true }),
  },
  {
    name: 'Nummer 2 und 3',
    pattern:
      '[die|der|den|das|dem|mit] [aufgabe|nummer|nr|punkt|schritt] [.] <position> ((,|und|&) [die|der|den|dem|nummer] <position:more>)* [aufgabe|aufgaben|schritt|schritte|teilschritt|punkt|davon]',
    make: ({ position, more }) => shown([position, ...more]),
  },
  {
    name: 'die ersten beiden',
    pattern: '[die|den] ersten <count> [aufgaben|schritte|schritten|punkte]',
    make: ({ count }) =>
      Number.isInteger(count) && count <= MOST_POSITIONS
        ? shown(Array.from({ length: count }, (_, i) => i + 1))
        : undefined,
  },
  {
    name: 'die letzten beiden',
    pattern: '[die|den] letzten <count> [aufgaben|schritte|schritten|punkte]',
    make: ({ count }) =>
      Number.isInteger(count) && count <= MOST_POSITIONS
        ? shown(Array.from({ length: count }, (_, i) => i - count))
        : undefined,
  },
  {
    name: '1 bis 3',
    pattern: '[nummer] #number:first (bis|-) #number:last',
    make: ({ first, last }) =>
      first > 0 && last >= first && last <= MOST_POSITIONS
        ? shown(Array.from({ length: last - first + 1 }, (_, i) => first + i))
        : undefined,
  },
  {
    name: 'alle davon',
    pattern: '(sie|die alle | alle davon | alle diese | all das | die|diese drei|vier | alle drei|vier)',
    make: () => ({ shown: 'all' }),
  },
  {
    name: 'beide',
    pattern: '(beide|beides | die|diese|alle beiden|beide|zwei)',
    make: () => ({ shown: 'all', count: 2 }),
  },
]

const article: Rule<true>[] = [
  {
    name: 'den',
    pattern:
      'der|die|das|den|dem|des|mein|meine|meinen|meinem|meiner|unser|unsere|unseren|einen|eine|ein|diese|diesen|dieses',
    make: () => true,
  },
  {
    name: 'die nächste',
    pattern: '[der|die|das|den|dem|meine|mein|meinen] nächste|nächsten|nächster|nächstes',
    unlessBefore: '(termin|aufgabe|erinnerung|todo|woche|tage|tag | $)',
    make: () => true,
  },
  {
    name: 'die Aufgabe',
    pattern: '[die|der|den] aufgabe|termin|erinnerung|todo [für|zum|zur|an|mit|:]',
    make: () => true,
  },
  { name: 'mit', pattern: '[das] beim|vom|zum|mit|bei|bitte|mal|auch', make: () => true },
]

const LEVELS: [string, Priority][] = [
  [
    '(dringend|dringende|dringenden|dringendes|dringendsten|eiliges|wichtigste|wichtigsten|wichtigster|wichtigstes|wichtig|wichtige|wichtigen | [mit] hoher|hohe|höchster priorität)',
    1,
  ],
  ['(mit mittlerer priorität | mittlere priorität)', 3],
  ['(mit niedriger priorität | niedrige|geringe priorität | unwichtige|unwichtigen)', 4],
]

const condition: Rule<Condition>[] = [
  ...listConditions,
  {
    name: 'überfällig',
    pattern: 'überfällig|überfällige|überfälligen|überfälliges|verspätet|verpasst|verpasste',
    make: () => ({ overdue: true }),
  },
  {
    name: 'erledigt',
    pattern:
      'erledigt|erledigte|erledigten|abgehakt|abgehakte|abgehakten|geschafft|abgeschlossen|abgeschlossene|abgeschlossenen|fertige|fertigen|fertig|gemacht',
    make: () => ({ dates: 'completed', filter: { status: 'completed' } }),
  },
  {
    name: 'vergessen',
    pattern: '(vergessen | nicht geschafft|erledigt|gemacht | liegen gelassen | liegengelassen | liegengeblieben)',
    make: () => ({ status: 'open' }),
  },
  {
    name: 'meine Woche',
    pattern: 'meine|mein|unsere|die|das|der [ganze] tag|woche|wochenende|monat',
    make: (_, { source, to }) => {
      const unit = source.tokens[to - 1]!.lex?.unit
      if (!unit) return undefined
      const { from, to: end } = periodOf(unit, source.today, 0, source.context.weekStart)
      return { otherwise: { from: dateOf(from), to: dateOf(end) } }
    },
  },
  {
    name: 'ohne Datum',
    pattern: '(ohne datum|termin|frist | undatiert|undatierte|undatierten)',
    make: () => ({ noDate: true }),
  },
  {
    name: 'wiederkehrend',
    pattern:
      '(wiederkehrend|wiederkehrende|wiederkehrenden|regelmäßige|regelmäßigen | sich wiederholen|wiederholt | die sich wiederholen)',
    make: () => ({ recurring: true }),
  },
  {
    name: 'weggelegt',
    pattern: '(weggelegt|weggelegte|weggelegten|ausgeblendet|ausgeblendete|ausgeblendeten | noch nicht begonnen)',
    make: () => ({ started: false }),
  },
  {
    name: 'Teilaufgaben',
    pattern: 'teilaufgabe|teilaufgaben|unteraufgabe|unteraufgaben',
    make: () => ({ subtask: true }),
  },
  {
    name: 'Priorität 1',
    pattern: '[mit] priorität|prio #number',
    make: ({ number }) => (number >= 1 && number <= 4 ? { priority: number as Priority } : undefined),
  },
  ...LEVELS.map(([pattern, priority]): Rule<Condition> => ({ name: pattern, pattern, make: () => ({ priority }) })),
  {
    name: 'im Projekt …',
    pattern: '[(im|aus|vom|zum|für | aus dem | in dem)] projekt #word',
    make: ({ word: _ }, { source, to }) => ({ project: wordAt(source, to - 1), withChildren: false }),
  },
  {
    name: 'mit Label …',
    pattern: 'mit [dem] label|etikett #word',
    make: ({ word: _ }, { source, to }) => ({ label: wordAt(source, to - 1) }),
  },
  {
    name: 'heutige',
    pattern: 'offen|offene|offenen|offenes|unerledigt|unerledigte|unerledigten',
    make: () => ({ status: 'open' }),
  },
]

const wordAt = ({ text, tokens }: { text: string; tokens: { start: number; end: number }[] }, at: number): string =>
  text.slice(tokens[at]!.start, tokens[at]!.end)

const timeless: Rule<true>[] = [
  { name: 'von heute', pattern: 'von|vom', unlessBefore: '<words> bis|an|ab', make: () => true },
]

const idle: Rule<Idle>[] = [
  { name: 'alle', pattern: 'alle|alles|sämtliche|allen|jede|alls', make: () => 'all' },
  {
    name: 'Aufgaben',
    pattern:
      'aufgaben|aufgabe|todos|todo|termine|termin|dinge|erinnerungen|tasks|einträge|sachen | [eine|meine|die] liste [von|der|mit]',
    make: () => 'task',
  },
  {
    name: 'was sonst dasteht',
    pattern:
      'ich|wir|mir|uns|mein|meine|meinen|meiner|unsere|die|der|den|das|dem|es|denn|noch|so|für|an|am|auf|im|in|von|vom|mit|sind|ist|war|waren|habe|hab|haben|hatte|muss|müssen|soll|sollen|kann|gibt|steht|stehen|' +
      'etwas|was|irgendwas|irgendetwas|nichts|vor|zu|tun|machen|erledigen|geplant|fällig|dran|anstehend|anstehende|anstehenden|los|bitte|mal|eigentlich|jetzt|gerade|und|oder|heutige|heutigen|wichtiges|als|nächstes|zuerst|schon|bis|werden|insgesamt|auch|da|viele|nur|ein|eine|einen',
    make: () => 'idle',
  },
]

const change: Rule<Changes>[] = [
  {
    name: 'um zwei Tage',
    pattern: '[um] [noch] <duration> [(später | nach hinten | weiter)]',
    make: ({ duration }) => ({ postpone: delayOf(duration, 1) }),
  },
  {
    name: 'zwei Tage früher',
    pattern: '[um] <duration> (früher | nach vorn | nach vorne | vor)',
    make: ({ duration }) => ({ postpone: delayOf(duration, -1) }),
  },
  {
    name: 'eine Stunde länger',
    pattern: '[um] <duration> länger',
    make: ({ duration: { minutes } }) => (minutes ? { lengthen: minutes } : undefined),
  },
  {
    name: 'eine Stunde kürzer',
    pattern: '[um] <duration> kürzer',
    make: ({ duration: { minutes } }) => (minutes ? { lengthen: -minutes } : undefined),
  },
  {
    name: 'kein Datum',
    pattern: '(kein datum | ohne datum | irgendwann | kein termin | unbestimmt)',
    make: () => ({ due: null }),
  },
  { name: 'kein Beginn', pattern: '(kein beginn | ohne beginn|startdatum)', make: () => ({ start: null }) },
  {
    name: 'ganztägig',
    pattern: '(ganztägig | ganztags | den ganzen tag | ohne uhrzeit)',
    make: () => ({ due: { time: null } }),
  },
  {
    name: 'nur einmal',
    pattern: '(nur einmal | einmalig | nicht wiederholen | nicht mehr wiederholen)',
    make: () => ({ repeat: null }),
  },
  { name: 'Priorität 1', pattern: '[die] priorität|prio <level>', make: ({ level }) => ({ priority: level }) },
  { name: 'hohe Priorität', pattern: '[eine] <level> priorität|prio', make: ({ level }) => ({ priority: level }) },
  { name: 'wichtig', pattern: '[sehr] wichtig|dringend|eilig', make: () => ({ priority: 1 }) },
  {
    name: 'unwichtig',
    pattern: '(unwichtig | nicht [so] wichtig|dringend | keine priorität)',
    make: () => ({ priority: 4 }),
  },
]

/** Davor steht, was nicht gemeint ist. */
const exceptFor: Rule<true>[] = [
  {
    name: 'außer',
    pattern: '[,] (außer|ausgenommen | bis auf | abgesehen von | mit ausnahme von|des|der | aber|nur nicht)',
    make: () => true,
  },
]

export const commandWords = { exceptFor, position, pronoun, article, condition, timeless, idle, change }
