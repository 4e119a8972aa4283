/** What is said of a task: "comment on the boiler: plumber says tuesday", "add a comment to 2: waiting for Ann". */
import { taskRule } from '../../../commands/task-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const comment = (name: string, pattern: string, rank: number) => taskRule('comment', name, `(${pattern})`, rank)

const SAYING = '(: | saying|reading [that] | that|which says|reads)'
const ADD = '(add|put|post|leave|write|make|attach)'

export const commenting: Rule<Wish>[] = [
  comment('comment on …: …', `comment on|under <aboutIt:target> ${SAYING} <words:value>`, 6),
  comment(
    'add a comment to …: …',
    `${ADD} [a|an|the|this|another] comment to|on|for|under <aboutIt:target> ${SAYING} <words:value>`,
    6,
  ),
  comment('comment "…" on …', `[${ADD}] [the|this] comment <quoted:value> to|on|under <words:target>`, 5),
  comment('add "…" as a comment to …', `${ADD} <quoted:value> as [a|the] comment to|on|for|under <words:target>`, 5),
  comment('comment: …', `[${ADD}] [a|the|this] comment ${SAYING} <words:value>`, 3),
]
