/** What the words of Urdu say about time. */
import type { Clause } from '../../../calendar/values.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { clockPieces, clocks } from './clock.ts'
import { datePieces, dates } from './date.ts'
import { numbers } from './numbers.ts'

type Change = (clause: Clause) => Clause

const bounded =
  (bound: Clause['bound']): Change =>
  (clause) => ({ ...clause, bound, introduced: true, weak: undefined })
const said: Change = (clause) => ({ ...clause, introduced: true, weak: undefined })

/** What stands behind a time. */
const suffix: Rule<Change>[] = [
  { name: 'ko', pattern: '[hi] ko|par|mein|hi', unlessBefore: 'chhor', make: () => said },
  { name: 'ke liye', pattern: 'ke liye|dauran|waqt', make: () => said },
  { name: 'ke qareeb', pattern: 'ke qareeb', make: () => said },
  { name: 'tak', pattern: '[ke andar] [hi] tak [ke liye]', make: () => bounded('by') },
  { name: 'se pehle', pattern: 'se pehle [pehle]', make: () => bounded('before') },
  { name: 'ke baad', pattern: 'ke baad', make: () => bounded('after') },
  { name: 'se', pattern: '[hi] se', make: () => bounded('from') },
]

/** What only sounds like time. */
const thing: Rule<true>[] = [
  { name: 'aaj kal', pattern: 'aaj kal', make: () => true },
  { name: 'har dil azeez', pattern: 'har (dil azeez | dilazeez|دلعزیز)', make: () => true },
  { name: 'mahine bhar', pattern: '(#unit | #part) bhar', unlessBefore: 'mein|baad', make: () => true },
  { name: 'raat ki rani', pattern: 'raat ki rani', make: () => true },
  {
    name: 'itwar bazaar',
    pattern: '#weekday #namesake',
    make: () => true,
  },
  {
    name: 'chapter 4 se 6 tak',
    pattern:
      'chapter|safha|safhe|sabaq|page|pages|episode|qist|kamra|room|number|gate|flight|bus|version|part|hissa|class|season|surah|para|level|unit|plot|house #number [(se|-|aur|, #number [tak])]',
    // "flight 15 march", "class 3 se 4 baje"
    unlessBefore: '(baje|baj|tareekh | #month | : | / | . #number | se|-|ya|aur #number baje|tareekh|#month)',
    make: () => true,
  },
  // "Subah-e-Azadi" is what a poem is called
  {
    name: 'Subah-e-Azadi',
    pattern: '(#part | #day | #weekday | #month) ~ - ~ e|i|o ~ - ~ #word',
    make: () => true,
  },
  { name: 'Sunday Times', pattern: '#weekday times|brunch', make: () => true },
  { name: 'din raat mehnat', pattern: 'din raat', unlessBefore: 'ko|ke|ki', make: () => true },
  { name: 'subah bakhair', pattern: '(subah|shab|shaam) bakhair', make: () => true },
  { name: 'roz marra', pattern: 'roz marra', make: () => true },
]

export const time: Record<string, Dimension> = {
  ...numbers,
  ...clocks,
  ...dates,
  piece: [...clockPieces, ...datePieces],
  suffix,
  thing,
}
