/** Kaam ke neeche kaam: "groceries ke neeche anday add karo", "2 ko 1 ka zaili kaam bana do", "shifting mein kya baqi hai?" */
import { createNesting } from '../../../commands/nesting-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import { DO, PLEASE, POLITE } from './phrases.ts'

const nest = createNesting((core) => `${PLEASE} ${core} ${POLITE} [?]`)

const UNDER = '(ke|k neeche|niche|andar|tahat|under)'
const SUBTASK = '(zaili kaam | subtask|subtasks | chhota kaam)'
const ADD = '(shamil|add|izafa (karo|kar | kar do|dena|dein | kardo | karein) | daal do|dena | daalo | likh do|lo)'
const PUT = `(${DO} | rakh [do|dena] | rakho | daal do|dena | daalo | le jao | bana do|dena)`
const MAKE = '(bana do|dena | banao | banado | kar do | bana dein)'

export const nesting: Rule<Wish>[] = [
  nest('addUnder', '… ke neeche … add karo', `<words:under> ${UNDER} <words:target> ${ADD}`, 6),
  nest('addUnder', '… ke neeche: …', `<words:under> ${UNDER} : <words:target>`, 6),
  nest('addUnder', '… ko … ke neeche add karo', `<words:target> [ko] <words:under> ${UNDER} ${ADD}`, 4),
  nest(
    'addSubtask',
    '… ka zaili kaam … add karo',
    `<words:under> ka|ke|ki|mein [ek|naya] ${SUBTASK} <words:target> ${ADD}`,
    7,
  ),
  nest('nest', '… ko … ke neeche rakho', `<words:target> ko <words:under> ${UNDER} ${PUT}`, 7),
  nest('nest', '… ko … ka zaili kaam bana do', `<words:target> ko <words:under> ka|ke|ki [ek] ${SUBTASK} ${MAKE}`, 8),
  nest('nest', '… ko alag kaam bana do', `<words:target> [ko] [ek] alag|apna|mustaqil kaam|task ${MAKE}`, 7),
  nest(
    'subtasks',
    '… mein kya baqi hai',
    `<words:target> mein|ka|ke|ki (kya|kitna) [kuch|kya] (baqi|bacha | reh gaya) [hai]`,
    9,
  ),
  nest(
    'subtasks',
    '… ke zaili kaam dikhao',
    `<words:target> ka|ke|ki ${SUBTASK} (dikhao|batao | dikha|bata do|dein)`,
    9,
  ),
]
