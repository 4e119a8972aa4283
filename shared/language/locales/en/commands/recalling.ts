/** What was on a list then: "what was on my list last monday?", "show my work tasks as they were yesterday at noon". */
import { recallRule } from '../../../commands/recall-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Place, Rule } from '../../../engine/grammar.ts'

// "what was on my list for monday" asks what was to be done then
const fits = ({ source: { tokens } }: Place) => !tokens.some(({ text }) => text === 'for' || text === 'due')

const recall = (name: string, pattern: string, isStrict = false) =>
  recallRule(name, `[so|and|ok]* (${pattern}) ["?"]`, 26, { isStrict, fits })

const LIST = 'list|lists|todos|tasks'
const LISTED = `[the|my|our] [#word] [#word] ${LIST}`
const LEFT = '(open|left|overdue|late|undone|unfinished|outstanding | to do | left to do)'
const SHOW = '[(show|see|list|display|give [me|us])]'

export const recalling: Rule<Wish>[] = [
  recall('what was on my list …', `what was|were (all|still|left)* on|in ${LISTED} [<words>]`),
  recall('what was in #Move …', 'what was|were (all|still|left)* on|in <words>', true),
  recall('what did my list look like …', `(what | how) did ${LISTED} look [like] [<words>]`),
  recall('how was my list …', `how was|were ${LISTED} [<words>]`),
  recall(
    'my list as it was …',
    `${SHOW} <words:filter> (as|like it|they|that was|were | as of | as it|they looked) <words:value>`,
  ),
  recall(
    'what was still open …',
    `(what | which ${LIST} | which of [the|my] ${LIST}) was|were [still] ${LEFT} [<words>]`,
  ),
]
