/** When: the dimensions that a phrase of time is made of. */
import type { Dimension } from '../../../engine/grammar.ts'
import { clocks } from './clock.ts'
import { dates } from './date.ts'
import { bareNumbers } from './hours.ts'
import { numbers } from './numbers.ts'
import { numericDates } from './numeric-date.ts'
import { periods } from './period.ts'
import { phrases } from './phrase.ts'
import { properNames } from './proper-name.ts'
import { relatives } from './relative.ts'
import { smallWords } from './small-words.ts'
import { units } from './units.ts'
import { whichNotWhen } from './which.ts'

export const time: Record<string, Dimension> = {
  ...numbers,
  ...clocks,
  ...dates,
  ...numericDates,
  ...periods,
  ...units,
  ...bareNumbers,
  ...relatives,
  ...smallWords,
  ...phrases,
  // true: what only looks like time
  ...properNames,
  ...whichNotWhen,
}
