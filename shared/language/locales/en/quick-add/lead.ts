/** The words with which people begin to ask for a task: "please remind me to", "new task:", "i have to". No part of the title. */
import type { Dimension, Rule } from '../../../engine/grammar.ts'

const says = (pattern: string, more: Partial<Rule<true>> = {}): Rule<true> => ({
  name: pattern,
  pattern,
  make: () => true,
  ...more,
})

const I = 'i|we'

const REALLY = '[really|definitely|absolutely|just|still|also]'

const wishTo = [says('to'), says('2', { onlyBefore: '#imperative' })]

const asking = [
  says('[set [up]] [[me] a] reminder to|for|about'),
  says('remind me [<wishTo> | about|of|that|,|:]'),
  says('(todo | to - do | to do | [new] task | reminder) :'),
  says('add|create|make [a] [new] (task|todo | to - do) [<wishTo> | :|called|named]'),
  says("(don't|dont | do not) [let me] forget [<wishTo> | about]"),
  says(`[${I} ${REALLY}] need|have <wishTo>`),
  says(`${I} ${REALLY} must|should|gotta`),
  says(`${I} (mustn't|shouldn't|can't | must|should|can not) forget (<wishTo> | about)`),
  says(`(${I} am|are | i'm|we're) supposed|meant <wishTo>`),
  says(`${I} have|got`, {
    onlyBefore:
      'a|an [#word&!preposition] [#word&!preposition] (#taskName | #meetingNoun) (with|at|on|in|for | <dated>)',
  }),
  says('gotta'),
  says(`(${I} (want | would like) | i'd|we'd like) <wishTo>`),
  says(`make sure (<wishTo> | [that] ${I})`),
  says('remember <wishTo>'),
]

const titleLead = [
  says('[(hey|ok|okay|hi|so|and|well|um) [,]] [please] [can|could|would|will you] [please] <asking>'),
  says('[(hey|ok|okay|hi) [,]] [please] [can|could|would|will you] [please] <asking> (<wishTo> | that|about)'),
]

/** Between two tasks, and hardly ever within one. */
const andThen = [says('[and] then|afterwards [also]'), says('[and] after (that | this)'), says('and also')]

export const leads: Record<string, Dimension> = { wishTo, asking, titleLead, andThen }
