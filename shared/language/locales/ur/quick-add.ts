/** What Urdu puts around a task, and marks in words. */
import type { Dimension, Place, Rule } from '../../engine/grammar.ts'
import type { Ahead } from '../../quick-add/name.ts'
import type { Loose, Mark } from '../rule-locale.ts'
import { listMarks, namesList } from './lists.ts'

/** What is left of a date that was taken out. */
export const LOOSE: Loose = {
  before: new Set(['on', 'at', 'by']),
  behind: new Set(['ko', 'par', 'tak', 'se', 'ke', 'ki', 'ka']),
  always: new Set(['aur']),
}

/** Words of a title that carry no meaning when somebody names a task by it. */
export const FILLERS = new Set(
  (
    'wala wali wale ka ki ke ko se par pe mein main mera mere meri woh wo yeh ye kaam task reminder bhi ne ' +
    'والا والی والے کا کی کے کو سے پر میں میرا میرے میری وہ یہ کام ٹاسک بھی نے'
  ).split(' '),
)

export const CONJUNCTIONS = new Set(['aur', 'اور', '&'])

const says = ({ source: { tokens } }: Place, ...words: string[]): boolean =>
  tokens.some(({ text }) => words.includes(text))

/** "yaad dilana", "yaad dila dena", "yaad karwana" */
const REMIND = 'yaad (dilana|dilao | dila do|dena|lo | karwana|karana|rakhna | kara do|dena)'
/** "bata dena": beside how long before, the same */
const TELL = '(batao [dena|do|dein] | inform|alert|notify (kar do|dena | kardo|karo))'
/** "likh lo", "daal do", "add kar dena" */
const NOTE =
  '(likh|note|daal|shamil|add|bana|laga|rakh|save|jama|set [kar] lo|do|dena | note|add|shamil|set|save kardo|kar | likho|daalo|banao|lagao | note|add|shamil|set karo)'
const LIST = '(list|todo|fehrist|kaamon mein | meri list mein)'
const TASK = '(kaam|task|reminder|todo|item)'

const lead: Rule<true>[] = [
  { name: 'list mein likh lo:', pattern: `[meri] ${LIST} ${NOTE} [ke|:|,|-]`, make: () => true },
  { name: 'bhoolna mat', pattern: '[dekho|please|yaar] (bhoolna mat | mat bhoolna) [ke|,|:]', make: () => true },
  {
    name: 'mujhe yaad dilana ke',
    pattern: `[please|zara|yar|yaar|bhai|suno] [,] [mujhe] [zara] ${REMIND} [mujhe] [ke|ki|,|:|-]`,
    make: () => true,
  },
  {
    name: 'mujhe ... yaad dilana',
    pattern: '[please|zara] mujhe [zara]',
    make: (_, place) => (says(place, 'yaad') && says(place, 'dilana', 'dila', 'dilao') ? true : undefined),
  },
  { name: 'naya kaam:', pattern: `[ek] naya ${TASK} [${NOTE}] [:|,|-|ke]`, make: () => true },
  { name: 'task add karo', pattern: `[ek] ${TASK} (${NOTE} [:|,|-|ke] | :)`, make: () => true },
  {
    name: 'list mein ... likh lo',
    pattern: `[meri|mera|shopping] ${LIST} [ek] [mein] [naya ${TASK}]`,
    make: (_, place) =>
      says(place, 'likh', 'daal', 'likho', 'daalo', 'add', 'shamil', 'note', 'rakh', 'rakho', ':') ? true : undefined,
  },
  { name: 'likh lo:', pattern: `${NOTE} :|,|-|ke`, make: () => true },
  { name: 'note kar lo', pattern: '(note|likh [kar] lo|dena | note|add karo|kardo) [:|,|-]', make: () => true },
  { name: 'ka reminder laga do', pattern: `[ka] reminder ${NOTE}`, make: () => true },
  { name: 'reminder:', pattern: '(reminder|todo|yaad | yaad dehani) :|-', make: () => true },
]

const trail: Rule<true>[] = [
  { name: 'yaad dilana', pattern: `[mujhe|zara|bhi|ki|ka|ke] [please|zara] ${REMIND} [please]`, make: () => true },
  { name: 'ka reminder laga do', pattern: `(ka|ki reminder|task|kaam|alarm) ${NOTE}`, make: () => true },
  { name: 'reminder laga do', pattern: `reminder ${NOTE}`, make: () => true },
  { name: 'list mein daal do', pattern: `[ko] [bhi] [meri] ${LIST} [mein] ${NOTE}`, make: () => true },
  { name: 'note kar lo', pattern: '[ko] note|add|shamil kar lo|do|dena', make: () => true },
  {
    name: 'khatam ho gaya hai, list mein daal do',
    pattern: `khatam (ho gaya | hogaya) [hai] [,] [meri] ${LIST} [mein] ${NOTE}`,
    make: () => true,
  },
  { name: 'add karo', pattern: '[ko] note|add|shamil karo', make: () => true },
  {
    name: 'list mein ... likh lo',
    pattern: `[ko] [bhi] ${NOTE}`,
    make: (_, place) => (says(place, 'todo') || namesList(place.source.text) ? true : undefined),
  },
  { name: 'bhoolna mat', pattern: '[,] (mat bhoolna | bhoolna mat)', make: () => true },
]

const ahead: Rule<Ahead>[] = [
  {
    name: '30min pehle',
    pattern: '<duration> [pehle|before]',
    make: ({ duration }) => (duration.months ? undefined : { duration, clock: undefined }),
  },
  {
    name: 'ek din pehle subah 9 baje',
    pattern: '<duration> pehle [#part:half] <clock>',
    make: ({ duration, half, clock }) =>
      duration.minutes || duration.months
        ? undefined
        : {
            duration,
            clock: half
              ? {
                  ...clock,
                  ...(half !== 'morning' && clock.open && clock.minutes < 720 && { minutes: clock.minutes + 720 }),
                  open: false,
                }
              : clock,
          },
  },
]

const AT_END = /^[\s.!?۔؟]*$/

const mark: Rule<Mark>[] = [
  ...listMarks,
  {
    name: 'peer se pehle nahi',
    pattern: '[,] [magar|lekin] <phrase> nahi',
    make: ({ phrase }) => (phrase.bound === 'before' ? { start: phrase } : undefined),
  },
  {
    name: 'ek ghanta pehle yaad dilana',
    pattern: `[,|aur] [mujhe] <ahead> [mujhe|zara|bhi] (${REMIND} | ${TELL})`,
    make: ({ ahead }) => ({ ahead }),
  },
  {
    name: 'reminder ek ghanta pehle',
    pattern: '[,|aur] (reminder|alarm <duration> pehle | <duration> pehle [ka|ki] reminder|alarm|notification [hai])',
    make: ({ duration }) => ({ ahead: { duration, clock: undefined } }),
  },
  {
    name: 'deadline 30 march',
    pattern: '[,] (deadline | aakhri tareekh) [hai] [:] <phrase> [hai] [,]',
    make: ({ phrase }) => ({ deadline: phrase }),
  },
  {
    name: 'priority 1',
    pattern: '[,] tarjeeh|priority [:] #number',
    make: ({ number }) => (number > 0 && number < 5 ? { priority: number } : undefined),
  },
  { name: 'fauri:', pattern: '^ [bohat|intehai] fauri|zaroori :|,|-|!', make: () => ({ priority: 1 }) },
  { name: 'ahem:', pattern: '^ [bohat|intehai] ahem :|,|-|!', make: () => ({ priority: 2 }) },
  {
    name: ', bohat zaroori',
    pattern: '[,|-] [bohat|intehai] fauri|zaroori [hai]',
    make: (_, place) => (isLast(place) && isApart(place) ? { priority: 1 } : undefined),
  },
  {
    name: ', ahem',
    pattern: '[,|-] [bohat|intehai] ahem [hai]',
    make: (_, place) => (isLast(place) && isApart(place) ? { priority: 2 } : undefined),
  },
]

const isLast = ({ source, to }: Place): boolean => AT_END.test(source.text.slice(source.tokens[to - 1]!.end))

/** "ye kaam zaroori hai" says so of a thing; a mark stands behind a comma, or alone. */
const isApart = ({ source: { tokens }, from }: Place): boolean =>
  (from > 0 && [',', '-'].includes(tokens[from]!.text)) || [',', '-', '.', '!'].includes(tokens[from - 1]?.text ?? '')

export const quickAdd: Record<string, Dimension> = { lead, trail, ahead, mark }
