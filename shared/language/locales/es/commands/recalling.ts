/** Qué había entonces en una lista: "¿qué había en mi lista el lunes pasado?", "cómo estaba mi lista ayer". */
import { recallRule } from '../../../commands/recall-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const recall = (name: string, pattern: string, isStrict = false) =>
  recallRule(name, `[¿] [y] (${pattern}) [?]`, 7, { isStrict })

const LIST = '(mi lista | la lista | mis tareas | las tareas)'

export const recalling: Rule<Wish>[] = [
  recall('qué había en mi lista …', `qué había|tenía [pendiente] en ${LIST} <words:filter>`),
  recall('qué había en #Mudanza …', 'qué había|tenía [pendiente] en <words:filter>', true),
  recall('cómo estaba mi lista …', `cómo estaba|era|estaban|eran ${LIST} <words:filter>`),
  recall('mi lista como estaba …', `[muéstrame|enséñame] ${LIST} [tal] como estaba|estaban <words:filter>`),
]
