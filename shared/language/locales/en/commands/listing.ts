/** What can only ask for one's own tasks: "what is there left to buy", "late tasks", "show me everything for work", "my list". */
import type { Wish } from '../../../commands/wish.ts'
import type { Dimension, Place, Read, Rule } from '../../../engine/grammar.ts'
import { isAboutTasks, says } from './about.ts'
import { tells } from './making.ts'
import { listOf } from './questions.ts'

const list = (name: string, pattern: string, rank = 22): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) ["?"] $`,
  rank,
  make: (_, place: Place) => listOf(place),
})

const I = "i|we|i've|we've"
const TASKS = '(#item | #taskName)'
const TO_DO =
  '(to (buy|do|get|finish|complete|pay|call|pack|clean|book|order | get done | pick up | take care of | deal with))'
const STATE =
  '(late|overdue|urgent|important|open|due|left|planned|scheduled|unfinished|undone|outstanding|repeating|recurring | coming up | going on)'
const RECENT = '(latest|newest|oldest|recent|last | most recent)'
const COUNT = '(#number | #cardinal)'
/** when or for whom, up to the end of the sentence */
const TAIL = '[((on|in|for|at|by|from|this|next|i|we|today|tonight|tomorrow | <dated>) [<words>])]'
const NOW = '(first|next|now|today|tomorrow | right now | this #word)'

/** Questions that say neither "my" nor "list". */
export const asked: Rule<Wish>[] = [
  list(
    'what is left',
    `(what [is|are] | whats | [is there] anything) (there|still|else|is|are)* left|remaining|outstanding|missing [for me|us] [${TO_DO}] ${TAIL}`,
  ),
  list('what is there to do', `what|whats [is] there [still|left] ${TO_DO} ${TAIL}`),
  list('is there anything urgent', `is|are there [still] anything|something|any [else] (${STATE} | ${TASKS})* ${TAIL}`),
  list(
    'anything urgent',
    `(${I} | have|do i|we | do i|we have | any|anything|got)+ [any|anything] (else | ${STATE} | ${TASKS})+ ${TAIL}`,
  ),
  list(
    'late tasks',
    `(my|the|all|any|show|list)* (late|overdue|unassigned|undated | ${RECENT} | p ~ #number | [the] ${COUNT} ${RECENT} | first|last|next|latest|newest|oldest ${COUNT}) ${TASKS} ${TAIL}`,
  ),
  list(
    'tasks in no project',
    'task|tasks|item|items|everything|anything|todo|todos (outside [of] | not in | in no | without | with no | that has|have no) (a|an|any|the)* project|projects|list|lists|label|labels|tag|tags|date|dates|deadline|deadlines|section|sections|priority|assignee|time',
  ),
  list(
    'tasks tagged …',
    "(#item | todo|todos) (with [the] label|tag | tagged|labeled|labelled | [that] i|we|i've|we've [have] finished|completed|added|did|done|created | [that] i|we [have] ticked off) [<words>]",
  ),
  list('and on friday?', '(and|ok|so [on|at|for|in] | on|at|for|in) [the] <clause> "?"'),
  list('busy on friday?', '[am|are] [i|we] busy|free|booked [on|at|for] <clause> "?"'),
  list('how busy is friday', 'how busy|free|full|booked is [it] [on|at|for] <clause>'),
  // one keeps no hours in a calendar: "is the bank open tomorrow"
  list(
    'is the dentist on friday',
    'is|are the|my|our #word&!condition [#word&!condition] [#word&!condition] (on|at|in <clause> | (#day | #weekday | this|next #word) [<words>])',
  ),
  {
    ...list(
      'the dentist is when',
      '[the|my] #word [#word] [#word] is|are|starts|start|begins|begin (when | [at|on] what time|day)',
    ),
    make: (_, place) => ({ ...listOf(place), act: 'when' }),
  },
  list(
    'when is yoga',
    `(when|whens [is] | what time|day is|does | how long is|does) [my|the|our] [next | <clause>] [#word] #privateOccasion [take|start|begin|last | going to take] ${TAIL}`,
  ),
  list(
    'what time is the review',
    '(what time|day is | when [is] | whens) the|my|our #word&!condition [#word&!condition] [on|at] [<clause>]',
  ),
  list('which tasks are for Ana', 'which|what task|tasks|todos|reminders are|is|were|have|has|need|needs <words>'),
  list(
    'is my rent paid',
    'is|are|was|were my|our|the #word [#word] [already|yet] (#doneTo | done|finished|completed) [already|yet]',
  ),
  list(
    'what repeats',
    `what|which [one|ones | ${TASKS}] (repeat|repeats|recur|recurs | is|are repeating|recurring) [<words>]`,
  ),
  list(
    'what is first',
    '(what [is|are] | whats) [on] (first|next | the next|first thing|task|one|item) [(today|now|tomorrow | for me | to do | on my <words>)]',
  ),
  list(
    'what do i do first',
    `what do|should|shall|must|could i|we (do|tackle|start|begin | work|focus on | start|begin with | get done) [with] ${NOW}*`,
  ),
  list(
    'which one is next',
    'which [one|task | of them|these] (is|comes | should i do | do i do) [the] (first|next | most urgent|important|pressing) [<words>]',
  ),
  list(
    'what else is there on friday',
    `what else (is|are | do i|we have | have i|we got) [there] (on|for|at|due|planned|scheduled)* [[<words>] <dated> [<words>]]`,
  ),
  list(
    'how many are left',
    `how many [of my|the|them] [${TASKS}] [is|are | do i [still] have | have i got | did i] [still] (${STATE} | finish|complete|done) [<words>]`,
  ),
  list(
    'how many are there',
    `how many ${TASKS} (are there | is it | in total | altogether | overall)+ [now|left|open]`,
  ),
  list('who is doing it', 'who [is] (doing|on | assigned to) (#number | it|that|this) [<words>]'),
  list('what is the deadline of …', 'what|whats [is] the (deadline|priority | due date) for|of|on <words>'),
  list(
    'what can i do in an hour',
    `what can|could i|we (do|finish | get done) in (${COUNT} | half|a|an) [<words>] minute|minutes|min|mins|hour|hours [<words>]`,
  ),
  list(
    'how much time do i need',
    'how much time do|will i|we need (for it|that|this|everything|all | today|tomorrow | this week) [<words>]',
  ),
]

/** What asks for a list where nothing is to be done: by a verb of showing, by the name of a list, or told to oneself. */
const lookUp = (
  act: 'list' | 'none' | 'add',
  name: string,
  pattern: string,
  rank: number,
  fits: (place: Place) => boolean = () => true,
): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) [<words>] $`,
  rank,
  make: (_, place) => (fits(place) ? { act } : undefined),
})
const shows = (name: string, pattern: string): Rule<Wish> => lookUp('list', name, pattern, 7)
const bare = (name: string, pattern: string): Rule<Wish> => lookUp('list', name, `${pattern} $`, 7)

const SHOW = '#showVerb [me|us] [all|out|up]'
const HOLDS = '(<container> | #taskName)'
const TODOS = '(tasks|todos|reminders | to - dos)'
/** behind what is asked for: no verb, of which it would be the subject */
const REST = '((#word&!predicate | #number | "#" | "@" | , | : | - | "(" | "?") [<words>])?'
const KNOW = '(know|see|hear)'
const TO_ME =
  "(tell|give|show|get|let|inform|instruct|remind|send me|us | explain (#word&!definite | <words> to me|us) | define|translate|calculate|compute|spell|convert|pronounce (#word&!definite | <words> (in|into|to) #language | the #wordOf) | define|translate|calculate|compute|spell|convert|pronounce (#number | <quoted>) | how to|the|do|does | know | wonder|hear how|what|who|why|when|where|if|whether|about|more | i (don't know|understand | do not know|understand) | (i'm | i am|was) curious|wondering | any idea | got any | change|set|switch your|the|my name|language|voice|accent|volume|speed | (the|current|local)* (weather|temperature|forecast|news|traffic|translation|spelling|calories|definition|synonym|synonyms | exchange rate | stock price|market))"
const LOOK =
  '(read|check|look|find|search|go|run|review|repeat|say|describe|iterate|open|pull|play|provide|confirm|verify|know|see|hear|wonder|learn|retrieve|fetch|print|summarize|summarise|recap|count|browse|scan|inspect|what | take|have a look | get my | get the [#word] <container> $ | walk|run|talk|take me through|over|to | bring up | navigate to | get me | fill me in on | update me on | catch me up on | name all|every|each|the|my)'

const withoutFirst = ({ source }: Place) => ({ ...source, tokens: source.tokens.slice(1) })
const endsDated = ({ source }: Place): boolean =>
  source.tokens.some((_, at) =>
    source.grammar.matches(source, 'dated', at).some(({ next }) => next === source.tokens.length),
  )

/** What is asked for by a verb that is said to documents of others as well. */
const isOfTasks = ({ source }: Place): boolean =>
  says(source, source.grammar.longest(source, 'workedOn', 0) ? 'ownKept' : 'kept')
const isOfOthers = (place: Place): boolean =>
  !['ownTask', 'ownThing', 'dated'].some((each) => says(withoutFirst(place), each))

const lookups: Rule<Wish>[] = [
  lookUp('none', 'list the planets', '(list|name [all] [of] the <severals> | name the capital)', 9, isOfOthers),
  lookUp(
    'add',
    'list … on ebay',
    'list <words> on|at craigslist|ebay|airbnb|zillow|etsy|amazon|facebook|marketplace',
    8,
  ),
  lookUp('add', 'check … with mom', '(check|review|read | go over) <words> with #word&!noCompany $', 8),
  shows(
    'show my …',
    `${SHOW} (of)? (#shown | p ~ #number | "#" | "@" | "!" | "(" | / | ${HOLDS} | #weekday | ${COUNT} | [the] (#ordinal | last) | the [<words>] (${HOLDS} | project|section))`,
  ),
  bare('show', SHOW),
  bare('show the garden', 'show|view|display [me] [the] #word&!notShown [- #word]'),
  shows('list my …', `list [#word] (${HOLDS} | <dated> | "#" | project|projects)`),
  shows(
    'show the garden tasks',
    `list|show|display|view [me] (all|the|my|our)* #word [#word] [#word] (errands|chores | ${TODOS})`,
  ),
  shows(
    'walk me through my day',
    'walk|run|talk|take|guide me|us through [my|the|what] [rest of] [#word] [#word] (<dated> | day|week|month)',
  ),
  {
    ...bare(
      'grocery list',
      '(#word&!notListName&!verb [#word&!notListName] [#word&!notListName] list|lists|calendar|agenda|schedule | list to do)',
    ),
    make: (_, { source }) => (/^(?:up|re)./.test(source.tokens[0]!.text) ? undefined : { act: 'list' }),
  },
  shows('urgent tasks', `(#listed | -)+ ${TODOS}`),
  bare('my grocery list', `(#ofList)+ [(#word&!hand | #number)] ${HOLDS} ${REST}`),
  shows('meetings on friday', '(<container> | #taskNames) for|due|on|today|tomorrow|this|next'),
  shows(
    'tasks without …',
    '#taskNames (in|without|labeled|labelled|tagged | with no|label|priority|high|low|a | assigned to | sorted|ordered by | not done | [that] [are|were] created|added|completed|finished|done)',
  ),
  shows('next meeting', '[my|the] next|upcoming|future #taskName'),
  shows("today's tasks", `[this|next|last] <possessiveDay> ${HOLDS}`),
  shows('finished tasks', '(completed|finished|done | <container>) #taskNames'),
  bare(
    'check my schedule',
    '(check|see|view|tell|say | look at) [the|my|all] (next|upcoming|coming)* (#taskName | meeting time | schedule) [time|date|detail|details]',
  ),
  shows(
    'overview of my week',
    'status|overview|summary|content|contents|name|names of (my|the|all)* [#word] (<container> | day|week)',
  ),
  bare('tasks of the day', '(#taskNames | lists|calendars|schedules) (of the|my day|week|month | available)'),
  shows(
    'find events',
    '(find | search for | look up) [the|my|all] event|events|appointment|appointments|reminder|reminders',
  ),
  shows(
    'details of my meeting',
    '(more|the|any)* detail|details|info|information about|on|for|of my|the [<words>] #taskName',
  ),
  bare(
    'agenda',
    '(status|overview|today|tomorrow|yesterday|summary|overdue|tasks|reminders|everything|agenda | this|next week | to do | all tasks | <container>)',
  ),
  shows('sort by …', 'sort|order [(them|it|these | [my|the] tasks|list)] by'),
  bare('search for …', 'search [for] #word'),
  shows(
    'find everything …',
    'find|search|look [for] [<words>] task|tasks|todo|todos|reminder|reminders|everything|anything',
  ),
  shows('give me an overview', 'give me [a|an|the] [#word] overview|summary|rundown|recap'),
  shows('mind reading me my list', `mind <gerund> [me] my|the [#word] ${HOLDS}`),

  lookUp(
    'list',
    'tell me my …',
    `(tell|give|show|get|bring|send|read|find|fetch|let|inform|instruct|remind|provide me|us | pull|look up me|us | refresh my memory | let me ${KNOW} | i want|need to ${KNOW} | ${TO_ME})`,
    6,
    ({ source }) => isAboutTasks(source),
  ),
  lookUp('list', 'list what …', '#showVerb', 6, (place) => isAboutTasks(withoutFirst(place))),
  lookUp('list', 'check my …', LOOK, 5, isOfTasks),
  lookUp(
    'list',
    'my list contains what',
    '[<words>] what|which|when|where',
    4,
    ({ source }) => says(source, 'own') || says(source, 'owes') || (says(source, 'ownTask') && says(source, 'ofMine')),
  ),
  lookUp('none', 'tell me …', TO_ME, 2, (place) => !endsDated(place)),
]

const possessiveDay: Read<true> = ({ tokens }, at) => {
  const { possessive, lex, text } = tokens[at]!
  const isDay = lex?.day !== undefined || lex?.weekday !== undefined || /^(?:week|month|weekend)$/.test(text)
  return possessive && isDay ? { value: true, next: at + 1 } : undefined
}

export const listing: Record<string, Dimension> = {
  lookup: lookups,
  possessiveDay,
  ownThing: [tells('thing|things|project|projects|label|labels|stuff|one|ones|name|names|first|last|next|groceries')],
  workedOn: [tells('print|review|scan|inspect|run|count|open|find|describe')],
  /** one's own tasks, and what holds them */
  kept: [
    tells(
      '(<container> | my [#word] #taskName | the [#word] reminders | my day|week|weekend|month|plan|plans|plate | upcoming|pending|open|future|all|any|coming [up] #taskName)',
    ),
  ],
  ownKept: [
    tells(
      '(my [#word] (<container> | #taskName | day|week|weekend|month|plan|plans) | (todo|shopping|grocery|reminder|reminders|task | to [-] do) list|lists | ^ open|find|describe [the|a|all|your] <container>)',
    ),
  ],
}
