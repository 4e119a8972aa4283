/** Questions: about the person's own tasks, which are shown, or about the world. */
import type { Act, Stretch, Wish } from '../../../commands/wish.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import type { Source } from '../../../engine/source.ts'
import { isAboutTasks } from './about.ts'
import { tells } from './making.ts'

/** With what a question begins; "do", "have" and "can" only with one who does, for "do the dishes" is a task. */
const question: Rule<true>[] = [
  tells('#questionWord'),
  // "when i am at home, …", "when the rain stops mow the lawn" say when something else is to be done
  tells('when', {
    unlessBefore: '#word&!verbOfQuestion (<words> , | #word [#word] [#word] [#word] #imperative <owned>)',
  }),
  // "did the dishes", without anything that does more, tells
  tells('did', { unlessBefore: '(the|my|some | all the) [#word] #word $' }),
  tells("do|don't|have|haven't|can|could|should|shall|will|would|must|may (i|we|you|u|they|any | the #word have)"),
  tells("don't|haven't|can|could|should|shall|will|would|must|may my"),
  tells('do my #taskNames'),
  // "have my suit cleaned" wants it done
  tells('have my <words> been'),
  tells(
    'can|could|should|will|would|must|does (it|he|she|they|there|this|that|people|someone|anyone | the|a|an|my #word | <severals>) #word',
  ),
  tells('do|can|will|would|should|could|have|may <words> "?"'),
  tells('do <severals> #generalVerb'),
  tells('at|on|for|to|in|with what|which|who|whom'),
  tells("<words> [,] don't|do|isn't|aren't|haven't|didn't i"),
]

/** "friends", "dogs": of them one asks what they do. */
const severals: Dimension = ({ tokens }, at) =>
  tokens[at]!.kind === 'word' && /\w{2}s$/.test(tokens[at]!.text) ? { value: true, next: at + 1 } : undefined

/** "feeding", "getting" */
const gerund: Dimension = ({ tokens }, at) =>
  tokens[at]!.kind === 'word' && /\w{2}ing$/.test(tokens[at]!.text) ? { value: true, next: at + 1 } : undefined

/** What is said in front of a question and belongs into it: "on friday, what do i have". */
const adjunct: Rule<Stretch>[] = [
  {
    name: 'on friday, …',
    pattern:
      '(on|off|for|in|at|to|from|the|within|during|over|since|this|next|if|when | as for) <words> | #day | #weekday',
    make: (_, { from, to }) => ({ from, to }),
  },
]

/** The question in its own order: "on monday do i have anything" asks "do i have anything on monday". */
const ordered = (source: Source, { from, to }: Stretch): Source =>
  from === to ? source : { ...source, tokens: [...source.tokens.slice(to), ...source.tokens.slice(from, to)] }

const NO_STRETCH: Stretch = { from: 0, to: 0 }

/** What is wanted to know of the tasks; "tell me" may stand before it. */
export function answerTo({ tokens }: Source): Act {
  const said = tokens.map(({ text }) => text)
  const isHow = (words: RegExp): boolean => said.some((text, at) => text === 'how' && words.test(said[at + 1] ?? ''))
  if (isHow(/^(?:many|much)$/)) return 'count'
  if (isHow(/^(?:often|frequently)$/)) return 'when'
  const [first, second, third] = said[0] === 'tell' && said[1] === 'me' ? said.slice(2) : said
  if (first === 'count' || (first === 'number' && second === 'of')) return 'count'
  const isWhen = (word?: string, noun?: string): boolean =>
    /^whens?$/.test(word ?? '') || (/^(?:what|which)$/.test(word ?? '') && /^(?:time|day|date)$/.test(noun ?? ''))
  return isWhen(first, second) || (first === 'at' && isWhen(second, third)) ? 'when' : 'list'
}

/** A list of what the whole sentence names, or what is none of ours. */
const whole = ({ source }: Place): Stretch => ({ from: 0, to: source.tokens.length })
export const listOf = (place: Place, about: Source = place.source): Wish => ({
  act: answerTo(about),
  filter: whole(place),
})
const none = (place: Place): Wish => ({ act: 'none', reason: 'out-of-scope', filter: whole(place) })

export const questions: Rule<Wish>[] = [
  {
    name: 'show number 2',
    pattern:
      '^ [(show|open|display|view|describe [me] | details of|on|for | tell me [more] about)] <positions:target> ["?"] $',
    rank: 25,
    make: ({ target }) => ({ act: 'show', target, isStrict: true }),
  },
  {
    name: 'when is it',
    pattern:
      '^ (when [is|was] | whens | what time|day|date [is|was] | how often is) (<shown:target> | [the|its] next (time|one|occurrence)) [due|on|at|again|happening] ["?"] $',
    rank: 25,
    make: ({ target }) => ({ act: 'show', ...(target && { target, isStrict: true }) }),
  },
  {
    name: 'what was the note on that',
    pattern:
      '^ [so|and|ok|wait]* what [is|was] (the|its)+ note|notes|date|time|deadline|priority|project|label|labels|address|details (on|of|for|about) it|that|this ["?"] $',
    rank: 25,
    make: () => ({ act: 'show' }),
  },
  {
    name: 'check that i have …',
    pattern: '^ (check|verify|confirm | double [-] check) that i|we have <words> $',
    rank: 21,
    make: (_, place) => listOf(place),
  },
  {
    name: 'remind me what …',
    pattern: '^ [<adjunct> [,]] <indirect> [at|on|for|to|in|with] <inner> $',
    rank: 21,
    make({ inner: { from, to } }, place) {
      const asked = { ...place.source, tokens: place.source.tokens.slice(from, to) }
      return isAboutTasks(asked) ? listOf(place) : undefined
    },
  },
  {
    name: 'a question',
    pattern:
      '^ (<question> | <adjunct> , <question> | <adjunct> (what|which|when|where|who | how many|much | is|are there | do|did|am i)) [<words>] $',
    rank: 20,
    make({ adjunct = NO_STRETCH }, place) {
      const asked = ordered(place.source, adjunct)
      return isAboutTasks(asked) ? listOf(place, asked) : adjunct === NO_STRETCH ? none(place) : undefined
    },
  },
]

/** What leads to a question inside a sentence: "remind me what i have today", "i can't remember if i added milk". */
const indirect: Rule<true>[] = [
  tells('notify me|us', { unlessBefore: 'when|if' }),
  tells(
    "(#telling me|us [know|see|hear|remember|check | find|figure out] [(of|about|on | as to)] | (check|see|look|find|verify|confirm|know|wonder|hear|learn|remember|say | look up | find out | figure out | double [-] check | look|check to|and see | take a look [and see]) | i (don't|can't|cannot know|remember|recall | do|can not know|remember|recall) | (i|i've forgot|forget|forgotten|wonder | i was|am wondering | i'm|i [am] curious|wondering|unsure | [i'm | i am] not sure | any idea) | do you know|remember | can|could you tell|remind me)",
  ),
]

/** Places in what was shown: "the second one", "2 and 3". */
const positions: Rule<Stretch>[] = [
  {
    name: 'number 2',
    pattern:
      '(the|my|number|numbers|no|nr|item|items|task|tasks|.|"#")* (#number | #cardinal | #ordinal | first|last|next) [<words>]',
    make: (_, { from, to }) => ({ from, to }),
  },
]

/** What is asked inside of a sentence. */
const inner: Rule<Stretch>[] = [
  {
    name: 'what i have today',
    pattern: '#innerWord [<words>]',
    make: (_, { from, to }) => ({ from, to }),
  },
]

export const asking: Record<string, Dimension> = { question, severals, gerund, adjunct, indirect, inner, positions }
