/** Haath se tarteeb: "doodh ko sab se upar rakho", "call ko mail se pehle rakho". */
import { createPlacing } from '../../../commands/placing-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import { DO, PLEASE, POLITE } from './phrases.ts'

const place = createPlacing((core) => `${PLEASE} ${core} ${POLITE}`)

const PUT = `(rakh [do|dena|dein] | rakho|rakhna|rakhein | le jao | lao|laao | ${DO})`
const TOP = '((list|fehrist ke|mein)* (sab|sub se) (upar|oopar|pehle) [par] | shuru mein)'
const BOTTOM = '((list|fehrist ke|mein)* (sab|sub se) (neeche|niche|aakhir|akhir) [par|mein] | aakhir|akhir mein)'

export const placing: Rule<Wish>[] = [
  place('first', '… ko sab se upar rakho', `<words:target> ko ${TOP} ${PUT}`, 8),
  place('last', '… ko sab se neeche rakho', `<words:target> ko ${BOTTOM} ${PUT}`, 8),
  place('before', '… ko … se pehle rakho', `<words:target> ko <words:beside> (se pehle|upar|oopar) ${PUT}`, 6),
  place('after', '… ko … ke baad rakho', `<words:target> ko <words:beside> (ke baad|bad | se neeche|niche) ${PUT}`, 6),
]
