/** German. */
import { createRuleLocale } from '../rule-locale.ts'
import { answers } from './answers.ts'
import { assistant } from './assistant.ts'
import { commands } from './commands/index.ts'
import { explain } from './explain.ts'
import { goodsWords } from './goods.ts'
import { classes, lookUp } from './lexicon.ts'
import { lists } from './lists.ts'
import { FILLERS, LOOSE, quickAdd } from './quick-add.ts'
import { recurrence } from './recurrence/index.ts'
import { replies } from './replies.ts'
import { spell } from './spelling.ts'
import { spoken } from './spoken.ts'
import { time } from './time/index.ts'
import { readBeyond } from './wishes.ts'
import { wording } from './wording.ts'

export const german = createRuleLocale({
  language: 'de',
  lookUp,
  spell,
  classes,
  ranges: new Set(['bis', '-', '/']),
  joints: new Set([',']),
  alternatives: new Set(['oder']),
  loose: LOOSE,
  explain,
  own: {
    fillers: FILLERS,
    several: new Set(['beide', 'beiden', 'alle', 'sämtliche']),
    projectNouns: new Set(['projekt']),
    conjunctions: new Set(['und', 'sowie']),
    ...answers,
    ...wording,
    readBeyond,
    replies,
    assistant,
  },
  following: new Set(['dann', 'danach', 'anschließend', 'außerdem', 'aber', 'auch', 'noch']),
  spoken,
  goods: goodsWords,
  settings: {
    lead: /^(?:(?:nein|doch|eher|lieber|besser|sondern|aber|und|oh|sorry|entschuldigung|bitte|nicht|ich (?:meine|meinte|bin)|in|nur)[\s,]+)+/i,
    hours: 'Ruhezeit',
    zone: 'Zeitzone',
  },
  asks: () => ({ which: 'Was meinst du?', isNew: 'Ist das etwas Neues zu tun?', no: 'Nein' }),
  dimensions: { ...time, ...recurrence, ...lists, ...quickAdd, ...commands },
})
