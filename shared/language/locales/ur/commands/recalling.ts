/** List tab kya thi: "pichle peer ko meri list mein kya tha", "kal dopahar meri list kaisi thi". */
import { recallRule } from '../../../commands/recall-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import { PLEASE } from './phrases.ts'

/** By "tha" also the time is told: "kal" is yesterday then. */
const recall = (name: string, pattern: string, isStrict = false) =>
  recallRule(name, `${PLEASE} (${pattern}) [?]`, 7, { isStrict })

const WAS = 'tha|thi|the|thay'
const LIST = '<words> list|fehrist|kaamon'

export const recalling: Rule<Wish>[] = [
  recall('… list mein kya tha', `${LIST} mein|par|pe kya [kya] ${WAS}`),
  recall('list mein … kya tha', `[meri|hamari|apni] list|fehrist mein|par|pe <words> kya [kya] ${WAS}`),
  recall('… kya tha list mein', `<words> kya [kya] ${WAS} [meri|hamari|apni] list|fehrist mein|par|pe`),
  recall('… mein kya tha', `<words> mein|par|pe kya [kya] ${WAS}`, true),
  recall('… list kaisi thi', `${LIST} kaisa|kaisi|kaise ${WAS}`),
]
