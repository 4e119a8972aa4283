/** Kaam par kuch kehna: "boiler par tabsira: plumber mangal ko aayega". */
import { taskRule } from '../../../commands/task-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import { PLEASE } from './phrases.ts'

const COMMENT = 'comment|tabsira|تبصرہ|کمنٹ'
const WRITE = '(likho|karo|kardo | likh|kar do|dena|dein | لکھو|کرو | لکھ|کر دو|دینا|دیں)'

const comment = (name: string, pattern: string, rank: number) =>
  taskRule('comment', name, `${PLEASE} (${pattern})`, rank)

export const commenting: Rule<Wish>[] = [
  comment('… par tabsira: …', `<words:target> (par|pe|mein) ${COMMENT} [${WRITE}] : <words:value>`, 7),
  comment('tabsira: …', `${COMMENT} [${WRITE}] : <words:value>`, 4),
]
