/** A wish behind its reason: "i'm out of kleenex so put that on my list", "i bought the milk, take it off". */
import type { Dimension } from '../../../engine/grammar.ts'
import { anyOf, tells } from './making.ts'

const PRONOUN = '(it|that|this|them|these|those|him|her|both | that|this one | the same)'

/** Where what is wished may begin behind its reason ... */
const turn = anyOf('(,|;|.|! | "?")', 'and|so|but|then|please|cause|because|also', 'can|could|will|would you')
/** ... and where nothing says so. */
const wishAlone = [
  tells(`put|add|place|take|remove|delete|set ${PRONOUN}`),
  tells('delete|remove|erase|cancel the|my|this|that #taskName $', {
    unlessAfter: 'to|not|me|us|him|her|them|they|you|can|will|would|should|i|we',
  }),
]

/** A wish that points at what its reason has named, or at what holds tasks. */
const pointing = anyOf(
  `#word [off|out] ${PRONOUN}`,
  '<ofLists>',
  'delete|remove|erase|clear|cancel (all|everything|every | the|my|this|that #taskName $)',
  '^ delete|remove|erase|clear $',
)

/** Of those that add a task, what does not point into the world. */
const ofLists = anyOf('[<words>] <taskList>', 'remind|notify|alert me')
/** What is no reason but something to do: "sharpen the knife and put it back". */
const doing = anyOf('#imperative&!looksUp&!showVerb')

/** "dentist friday 9am, remind me the day before": of the task that was just named, not one of its own. */
const reminderOfIt = anyOf(
  'remind|alert|notify|ping me (#word | #number) [(#word | #number)] [#word] (before|beforehand|earlier|ahead | in advance) [at <words>] $',
  'remind|alert|notify|ping me <aheadSaid> $',
  'remind|alert|notify|ping me (at|on | <dated>) (#word&!ofTask:rest | #number | :)* $',
)

/** In front of the thing that a reason is about, and behind it. */
const I = "i|we|i'm|we're|i've|we've"
const beforeThing = anyOf(
  'please|hm|oh|ah|oops|ok|okay|wait|no|well|sorry|if|because|since|just|all|almost|nearly|already|really|also|is|are|there|more|some|any|a|an|the|my|for|enough',
  '(#pause | #did)',
  `${I} (am|are|have | have got)* [got] [think i|we]`,
  "(don't have any | do not have any | have no) [more] | plenty of | any more",
  '(ran|run|running|am low|out [of|on] | out of | low on)',
  "(won't|can't|cannot | will not | can not) [be able to] (make [it] [to] | attend | come to | go to)",
  'not [be] (going|coming|doing|attending) [to]',
  'need|want|have [to]',
)
const behindThing = anyOf(
  'so|and|please|then|also|anymore|left|just|listed|already | (can|could|will|would you) | you can | any more',
  '[already] on|in the|my [#word] [#word] [#word] <container> | to be',
  "is|are|was|were|isn't|aren't [out|gone|empty|not|cancelled|canceled|done|over]",
)

export const reasons: Record<string, Dimension> = {
  turn,
  wishAlone,
  pointing,
  ofLists,
  doing,
  reminderOfIt,
  beforeThing,
  behindThing,
}
