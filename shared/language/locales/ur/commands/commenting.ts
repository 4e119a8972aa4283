/** Kaam par kuch kehna: "boiler par tabsira: plumber mangal ko aayega". */
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import { PLEASE } from './phrases.ts'

interface Said {
  target?: Stretch
  value: Stretch
}

const COMMENT = 'comment|tabsira|تبصرہ|کمنٹ'
const WRITE = '(likho|karo|kardo | likh|kar do|dena|dein | لکھو|کرو | لکھ|کر دو|دینا|دیں)'

const comment = (name: string, pattern: string, rank: number): Rule<Wish> => ({
  name,
  pattern: `^ ${PLEASE} (${pattern}) $`,
  rank,
  make: ({ target, value }: Said) => ({ act: 'comment', value, ...(target && { target }) }),
})

export const commenting: Rule<Wish>[] = [
  comment('… par tabsira: …', `<words:target> (par|pe|mein) ${COMMENT} [${WRITE}] : <words:value>`, 7),
  comment('tabsira: …', `${COMMENT} [${WRITE}] : <words:value>`, 4),
]
