/** What tells that a question is about the world, although words of ours stand in it: a bus schedule, an appointment at an office. */
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { anyOf, tells } from './making.ts'

/** Whatever else stands in it. */
const world: Rule<true>[] = [
  ...anyOf(
    'the word|term|phrase',
    'in french|spanish|german|italian|japanese|chinese|english|latin',
    'flight|train|bus|plane|ferry|delivery|package|shipment [<words>] (on|behind | ahead of) schedule $',
    '(need|make|making|schedule|scheduling|book|booking|require|requires|without | set up | cost of | charge for) a|an [#word] [#word] appointment|reservation',
    'a|an|any|best|good|free|which|what [#word] [#word] [#word] [#word] app|apps',
    '(due process|diligence | on|in the news)',
    '^ what happens if|when',
    'on|in|for a|an [#word] [#word] list',
    '^ how do|does|did|is|are|was <words> work|function|happen|form|made|formed|produced $',
    '^ who|when|where|why invented|founded|discovered|composed|directed',
  ),
  tells('^ how do|can|could|should|would i|you|we', {
    unlessBefore: '[<words>] see|view|read|check|open|look|find|know|remember|have|add|put|delete|remove|clear|erase',
  }),
  tells('event|events in', {
    unlessBefore: '(my|our|the|this|next|a|an|any|all|order|one|two|three | #number | #month | #season)',
  }),
]

/** Unless a list of one's own is named with it. */
const subject = anyOf(
  '#subject',
  'exchange|conversion rate',
  'how do|would|can|could|should you|i|they|we|one|people say',
  '^ why',
)
const ownList = anyOf('my|our|the [#word [-]] [#word [-]] <container>')

/** What others publish, unless it is "my": lists, timetables. */
const published: Rule<true>[] = [
  ...anyOf(
    '#publishedList list|lists',
    '(best [-] seller|sellers | no [-] fly | dean list|lists)',
    'bestseller|bestsellers|forbes',
    '#timetabled schedule|schedules|calendar|calendars',
    '^ (who | how many people) <words> list|lists',
    'lunar|solar|gregorian|julian|mayan|chinese|jewish|hebrew|islamic|advent calendar',
  ),
  tells('a|an|the [#word] list|lists of', {
    unlessBefore:
      '(my|our|all|everything|what|to|upcoming|future|lists | #item | #taskName | the events|tasks|meetings|lists|things)',
  }),
]
const my = anyOf('my')

/** Of everybody, unless it is said to be one's own: where things are, how something is done or got. */
const general: Rule<true>[] = [
  ...anyOf(
    'near|nearby|nearest|downtown|local|locally',
    'around here|town|me',
    'in (town | my|this|the|our area|city|town|neighborhood|neighbourhood)',
    '^ how (to | do|does|can|could|would|should|might i|you|we|one|someone|people|they)',
    '^ (what [is] | tell me | explain)* [the] best|right|proper|correct|easiest|fastest|quickest|usual|typical|average|normal|purpose|process|procedure|point|difference|history|origin|etiquette',
    '^ (where | how many|much|long|often|far|soon [<words>]) can|could|may|should i|you|we|one|someone|people',
    '^ how many #word are|were [there] in a|an',
    'cost|costs',
    '^ what happens',
    '^ how long|much|often|many should|does|do|is a|an',
    '^ do|does the #word have|offer|hold|host|sell|take|accept',
    '^ who|when|where was|were|did|is|are <words> invented|created|founded|discovered|born|started|written',
  ),
  tells('^ what [is|are|was] a|an', { unlessBefore: '[good] time|day to|for' }),
]
const ownSaid = anyOf('my|our|mine', 'i|we have|had|need|added|scheduled|planned')

/** What is kept in other places than among tasks, or needed for a purpose. */
const keptElsewhere: Rule<true>[] = [
  ...anyOf(
    '(in the world | the weather|news|movies | in theaters | on tv|netflix)',
    'traffic|score|stock',
    'need|have to <words> [in order] to get|open|go|be|become|visit|travel|apply|enter|make|start|use|register|vote|qualify',
    '^ what [#word] do i|we need to #word a|an',
    'need|have to know|bring|wear|provide|show|have|take about|to|for|with|on|at|when|if|before|in',
    'need|have to bring [a|an|my] #word to|on|into|for',
    '(should|must | need|have to) do (if|when | in case | after|before (a|an|i|you | <gerund>))',
    'need|have to <words> (if|while | in order)',
    'have [enough|plenty | any more | a lot of | plenty of] #resource',
    'my [#word] card|account|balance|tank|savings|checking|credit|oil',
    'have enough',
    'built|made|born|founded|invented|released|published|discovered|established|manufactured $',
  ),
  tells(
    '(email|emails|voicemail|voicemails|text|texts|letter|letters|package|packages|playlist|playlists|podcast|podcasts|song|songs|contacts|phonebook | e - mail|mails | text message|messages | phone|missed call|calls)',
    { unlessBefore: 'to|list' },
  ),
  tells(
    '^ what [#word] [#word] do i|we need (to | in order to) make|cook|bake|build|become|brew|grow|play|install|run|mix|prepare',
    { unlessBefore: 'today|tomorrow' },
  ),
]

export const worlds: Record<string, Dimension> = {
  world,
  subject,
  ownList,
  published,
  my,
  general,
  ownSaid,
  keptElsewhere,
}
