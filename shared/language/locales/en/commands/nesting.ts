/** Tasks under tasks: "add eggs under groceries", "make 2 a subtask of 1", "make it a task of its own", "what's left of the move?" */
import { createNesting } from '../../../commands/nesting-rule.ts'
import { orNew } from '../../../commands/task-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const nest = createNesting((core) => `${core} ["?"]`)

const SUBTASK = '(subtask|subtasks|substep|substeps|subitem|subitems | sub - task|tasks | child|children task|tasks)'
const UNDER = 'under|underneath|below|beneath'
const THE = '[the|my]'
const NEW = '(a|an|the|another|one|some|new|more)*'
const TASK = '[task|item] ["#"]'
const OWN =
  '(task of its own | tasks of their own | (its|their) own task|tasks | (separate|standalone|normal|independent) task|tasks | top [-] level [task|tasks])'

export const nesting: Rule<Wish>[] = [
  nest('addUnder', 'add … under …', `add|append|create <words:target> ${UNDER} ${THE} <words:under>`, 4),
  orNew(nest('addUnder', 'put … under …', `put|file|list|write <words:target> ${UNDER} ${THE} <gathering:under>`, 3)),
  nest(
    'addSubtask',
    'add … as a subtask of …',
    `add|append|create|put <words:target> as ${NEW} ${SUBTASK} (of|to|under|for|in) ${THE} <words:under>`,
    6,
  ),
  nest(
    'addSubtask',
    'add a subtask … to …',
    `(add|append|create|put | give me)* ${NEW} ${SUBTASK} [called|named] [:|-] <words:target> (to|under|for|of|in) ${THE} <words:under>`,
    5,
  ),
  orNew(
    nest(
      'addUnder',
      'add to …: …',
      `add|append|put ${NEW} ${SUBTASK} (to|under|for|of|in) ${THE} <words:under> (: <words:target> | [-] <quoted:target>)`,
      6,
    ),
  ),
  nest(
    'addUnder',
    'add … as a subtask',
    `add|append|create|put <words:target> as ${NEW} ${SUBTASK} [to it|that|this]`,
    5,
  ),
  nest('addUnder', 'subtasks: …', `[with|and|the|its]* ${SUBTASK} (:|are) <words:target>`, 5),
  nest(
    'addUnder',
    'add a subtask …',
    `(add|append|create | give me|it) ${NEW} ${SUBTASK} [(to|under|for it|that|this)] [called|named] [:|-] <words:target>`,
    3,
  ),
  nest(
    'nest',
    'move … under …',
    `move|nest|indent|drag <words:target> under|underneath|beneath ${THE} ${TASK} <words:under>`,
    4,
  ),
  nest('nest', 'put 2 under 1', `put|set|place <shown:target> ${UNDER} ${THE} ${TASK} <words:under>`, 5),
  nest(
    'nest',
    'make … a subtask of …',
    `make|turn|mark|convert <words:target> [into] [as] ${NEW} ${SUBTASK} (of|to|under|for) ${THE} <words:under>`,
    6,
  ),
  nest(
    'nest',
    '… is a subtask of …',
    `<thing:target> (is|are|should be|becomes) ${NEW} ${SUBTASK} (of|to|under|for) ${THE} <words:under>`,
    5,
  ),
  nest('nest', 'make … a task of its own', `make|turn|convert <words:target> [into] [a|an] ${OWN}`, 6),
  nest('nest', 'outdent …', 'outdent|unnest|unindent <words:target>', 3),
  nest('nest', 'take … out from under', `(take|move|pull|get) <words:target> (out|out from) under [<words>]`, 5),
]

/** What is still to be done of one. */
export const leftOf: Rule<Wish>[] = [
  nest(
    'subtasks',
    "what's left of …",
    `(what [is|are] | whats | how much|many [is|are]) (still|there)* left|remaining|outstanding|open [to do] (of|${UNDER} <words:target> | for|with <definite:target>)`,
    23,
  ),
  nest(
    'subtasks',
    'what is under …',
    `(what [is|are] | whats | show|list [me] [what [is|are]]) ${UNDER} ${THE} <words:target>`,
    23,
  ),
  nest(
    'subtasks',
    'the subtasks',
    `[(what|which are | show|list|give [me])] (all|open|the|my|its|remaining)+ ${SUBTASK}`,
    23,
  ),
  nest(
    'subtasks',
    'subtasks of …',
    `[(what|which are | show|list|give [me])] (all|open|the|my|remaining)* ${SUBTASK} of|under|for|in ${THE} <words:target>`,
    23,
  ),
]
