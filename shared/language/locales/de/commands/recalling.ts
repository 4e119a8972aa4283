/** Was damals auf einer Liste stand: "was stand letzten Montag auf meiner Liste?", "wie sah meine Liste gestern Mittag aus". */
import { recallRule } from '../../../commands/recall-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const recall = (name: string, pattern: string, rank: number, isStrict = false) =>
  recallRule(name, `[und|zeig|zeige|sag] [mir|uns] [mal|bitte] [,] (${pattern}) [?]`, rank, { isStrict })

const WAS = 'was stand|war|standen|waren [noch|alles]'
const ON_MY_LIST = 'auf|in meiner|der|unserer liste|aufgabenliste|todo-liste'
const AS = '(wie sie|es | so wie sie|es)'

export const recalling: Rule<Wish>[] = [
  recall('was stand … auf meiner Liste', `${WAS} <words:filter> ${ON_MY_LIST} [drauf]`, 8),
  recall('was stand auf meiner Liste …', `${WAS} ${ON_MY_LIST} <words:filter>`, 8),
  recall('was stand … auf der Einkaufsliste', `${WAS} <words:filter>`, 7, true),
  recall(
    'wie sah meine Liste … aus',
    'wie sah|sahen meine|die|unsere liste|aufgaben|aufgabenliste <words:filter> aus',
    8,
  ),
  recall('wie sah #Umzug … aus', 'wie sah|sahen <words:filter> aus', 7, true),
  recall('wie war meine Liste …', 'wie war|waren meine|die|unsere liste|aufgaben|aufgabenliste <words:filter>', 8),
  recall('meine Liste, wie sie … war', `<words:filter> [,] ${AS} <words:value> war|waren|aussah|aussahen`, 8),
  recall('was war … noch offen', 'was|welche [aufgaben] war|waren <words:filter> noch (offen|übrig | zu tun)', 9),
]
