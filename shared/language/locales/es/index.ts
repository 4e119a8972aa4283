/** Spanish: time, recurrence, the commonest commands, and all that is said. */
import { createRuleLocale } from '../rule-locale.ts'
import { answers } from './answers.ts'
import { assistant } from './assistant.ts'
import { clockPieces, clocks } from './clock.ts'
import { commands } from './commands/index.ts'
import { datePieces, dates } from './date.ts'
import { explain } from './explain.ts'
import { lookUp, spell } from './lexicon.ts'
import { LOOSE, quickAdd } from './quick-add.ts'
import { recurrence } from './recurrence.ts'
import { replies } from './replies.ts'
import { readBeyond } from './wishes.ts'
import { wording } from './wording.ts'

export const spanish = createRuleLocale({
  language: 'es',
  lookUp,
  spell,
  ranges: new Set(['al', 'hasta', '-']),
  joints: new Set([',', 'de', 'del', 'en', 'por']),
  loose: LOOSE,
  explain,
  own: {
    ...answers,
    ...wording,
    readBeyond,
    replies,
    assistant,
    fillers: new Set('el la los las un una mi mis de del tarea recordatorio cita lo'.split(' ')),
    several: new Set(['ambas', 'ambos', 'todas', 'todos']),
    conjunctions: new Set(['y', 'e']),
  },
  following: new Set(['luego', 'después']),
  asks: () => ({ which: '¿Qué quieres decir?', isNew: '¿Es algo nuevo que hacer?', no: 'No' }),
  dimensions: { ...clocks, ...dates, ...recurrence, ...quickAdd, ...commands, piece: [...clockPieces, ...datePieces] },
})
