/** Spanish: time and recurrence. */
import { createRuleLocale } from '../rule-locale.ts'
import { clockPieces, clocks } from './clock.ts'
import { datePieces, dates } from './date.ts'
import { lookUp, spell } from './lexicon.ts'
import { LOOSE, quickAdd } from './quick-add.ts'
import { recurrence } from './recurrence.ts'
import { readBeyond } from './wishes.ts'

export const spanish = createRuleLocale({
  language: 'es',
  lookUp,
  spell,
  ranges: new Set(['al', 'hasta', '-']),
  joints: new Set([',', 'de', 'del', 'en', 'por']),
  loose: LOOSE,
  own: { searchConfiguration: 'spanish', readBeyond },
  dimensions: { ...clocks, ...dates, ...recurrence, ...quickAdd, piece: [...clockPieces, ...datePieces] },
})
