/** What was on a list then: "what was on my list last monday?", "show my work tasks as they were yesterday at noon". */
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

interface Said {
  filter?: Stretch
  value?: Stretch
}

/** `isStrict`: it may be about anything, and is about tasks where it names some */
const recall = (name: string, pattern: string, isStrict?: true): Rule<Wish> => ({
  name,
  pattern: `^ [so|and|ok]* (${pattern}) ["?"] $`,
  rank: 26,
  // "what was on my list for monday" asks what was to be done then
  make: ({ filter, value }: Said, { source: { tokens } }) =>
    tokens.some(({ text }) => text === 'for' || text === 'due')
      ? undefined
      : {
          act: 'recall',
          filter: filter ?? { from: 0, to: tokens.length },
          ...(value && { value }),
          ...(isStrict && { isStrict }),
        },
})

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
