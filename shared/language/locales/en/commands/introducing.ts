/** What people say around what they want: "hey, could you please …", "i would like you to …", "… thanks". It changes nothing. */
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { anyOf, tells } from './making.ts'

/** Whether the chat is asked to do something itself; a later introduction says otherwise. */
export interface Introduction {
  isAsked?: boolean
  /** a question that asks for what follows, and no more */
  isRequest?: true
}

const introduces = (
  name: string,
  pattern: string,
  onlyBefore?: string,
  more: Partial<Rule<Introduction>> & Introduction = {},
): Rule<Introduction> => {
  const { isAsked, isRequest, ...rest } = more
  return {
    name,
    pattern: `(${pattern}) #politely:more*`,
    make: () => ({ ...(isAsked !== undefined && { isAsked }), ...(isRequest && { isRequest }) }),
    ...(onlyBefore && { onlyBefore }),
    ...rest,
  }
}

const I = "i|we|i'd|we'd|i've|we've|i'm|we're"
const DEFINITE = '(the|my|our|this|that|it | task|item|number ["#"] #number)'
const OF_LISTS = '[<words>] (<taskList> | #taskName)'
const MAY = 'can|could|would|will|may|might'

const introduction: Rule<Introduction>[] = [
  introduces('hey, there', '(#interjection | all right | ok|okay|hey google) [#addressed]'),
  introduces(
    'please',
    '#politely | go ahead and | be so kind [as] to | do me a favor|favour [and|by]',
    undefined,
    // "just paid rent" tells
    { unlessBefore: '#did&!imperative' },
  ),
  introduces('no, …', 'no|nope ,', '(#deleteVerb | #taskVerb) (<shown> | <pointed> | the other one)'),
  introduces(
    'actually',
    'actually|wait|sorry|correction|rather | no wait | i meant [to say] | i mean | on second thought | [i] [have] changed my mind [about it|that] (,|.|so|and)',
  ),
  introduces('basically', '[so] (basically|literally|honestly) [like]', '#commandVerb | i|we|can|could|please|remind'),
  introduces('can you', "can|could|would|will|won't you|u [help [me]]", undefined, { isAsked: true }),
  introduces(
    'would you mind',
    "would|do you mind | (it [would] be | it'd be) (great|nice|good|lovely|awesome|helpful) if you could|can|would",
    '#remindVerb | reminding|adding|add|put|set|delete|move|mark',
    {
      isAsked: true,
    },
  ),
  introduces(
    'i was wondering whether you could',
    "(i [am|was | have been] | i'm|i've [been]) [just] wondering|thinking [about] if|whether you could|can|would|might [possibly|maybe|perhaps]",
    '#commandVerb | #remindVerb | help',
    { isAsked: true },
  ),
  introduces('may you', 'may|might you|u [help [me]]'),
  // "can i", "may we" ask about the world unless what follows is said of tasks.
  introduces('can we', `${MAY} we|i [help [me]]`, '<ofTasks>', { isRequest: true }),
  introduces(
    'is it possible to',
    '(is it | would it be | is there a way | any way) [possible] [for you|me] to',
    `(${OF_LISTS} | [<words>] remind|notify|alert|add)`,
  ),
  introduces('it is possible to', 'it is [possible] [for you|me] to'),
  introduces('you may', 'you|u (can|could|may|might|should|must | need|have|ought to)'),
  introduces('make sure to', '(make|be sure (to|you|and | that you))'),
  // "can you make sure i take my medicine": it is the person who takes it
  introduces('make sure that i', 'make|be sure [that] i|we', undefined, {
    unlessBefore: "have|am|was|did|put|added|'m|'ve",
    isAsked: false,
  }),
  introduces('let us', '(let|lets [us|me])', '#commandVerb | #sharedVerb | get rid'),
  introduces('help me', '(help [me|you] [to] | have [me])', '#commandVerb'),
  introduces('go ahead and', 'go ahead and | try to'),
  introduces('do add', "(do | (don't|dont | do not) forget to)", '#commandVerb'),
  introduces(
    'i would like you to',
    `${I} (would|will|really|just|also|do|still|now|am|definitely|absolutely)* (want|need|like|have|got|wish|hope|prefer|intend|plan|hoping|going|trying|love | have got) [for] [you] to [have you]`,
  ),
  introduces(
    'i must',
    `${I} [really|just|also|still|now|definitely|absolutely]* (must|shall|should|wanna|gotta | ought to)`,
  ),
  introduces(
    'i want',
    `${I} (would|will|really|just|also|do|still|now|am)* want|need|like|love`,
    'an|a|the|my|another|this|that|some|it',
  ),
  introduces(
    'open my calendar and',
    '(update|edit|change|modify|open|access|check|pull|bring|find|get | go [in] to) [up] [my|the|our] [#word] <taskList> (to|and|by | so you can)',
    'add|remove|delete|erase|clear|cancel|include|insert|put|create|make|set|schedule|book | <gerund>',
  ),
  introduces(
    'it turns out that',
    '(just|already|finally|fyi|btw | [it] turns out | by the way | good news) [,|:]',
    "i|we|i've|we've|already|just|finally",
  ),
  introduces('we can', 'we|you can [now|already]', 'check|tick|cross|mark|delete|remove|cancel|strike|close'),
]

/** What is done with tasks: with a list, or by putting a task off. */
const ofTasks = anyOf(
  'add|remind|delete|set|create|list|schedule | have (you | a reminder)',
  `#handVerb ${OF_LISTS}`,
  'do|make|have <words> instead $',
  'move|push|shift|bump|postpone|reschedule <words> to|until|till [the] <dated> [<words>] $',
  `do|have|make|move|push|put|shift|bring|postpone|reschedule ${DEFINITE} [<words>] ([by] <duration> [later|earlier|sooner] | to|until|till [the] <dated> [<words>]) $`,
)

/** Of whom asks: "say thanks to Ann" asks nobody, and neither does "learn to say please". */
const thanks = [
  tells('[,] (please|pls|plz|thanks|thx | thank you)+ [.|!]*', {
    unlessAfter: 'say|saying|a|the|to|of|and|with|for|card|note',
  }),
]
/** What ends a wish. */
const farewell = anyOf(
  '<thanks>',
  '[,] (ok|okay|though|tho|lol|too|also | as well | if (you can|could | [it is] possible)) [.|!]',
)

export const introducing: Record<string, Dimension> = { introduction, ofTasks, thanks, farewell }
