/** English: wishes that are no commands. A task about something else than one's tasks and days stays a task: "plan the party", "split the bill". */
import type { WishKind } from '../../assistant.ts'
import type { Rule } from '../../engine/grammar.ts'
import { createWishReader, wishOf, wordsOf } from '../../wishes.ts'

const classes = {
  /** stretches of time that people plan */
  period: wordsOf(
    'day days week weeks weekend month months quarter year morning afternoon evening today tomorrow tonight yesterday monday tuesday wednesday thursday friday saturday sunday time',
  ),
  /** what is on the list */
  todo: wordsOf(
    'task tasks todo todos list lists things stuff work workload backlog errands projects agenda schedule calendar deadlines appointments chores everything priorities load',
  ),
  these: wordsOf('it this that these those them everything all'),
  own: wordsOf('my our'),
}

/** "could you please", "help me", "I need you to". */
const PLEASE =
  '[(please | ok | okay | hey | now | so)] [,] [(can|could|would|will you | i need|want you to | i would|’d like you to | let us)] [please]'
/** "could you", "help me": said to somebody who is to do it. */
const ASKED =
  '(can|could|would|will you [please] | help me|us [to] | i need help with|to | i need you to | please help me [to])'
/** What belongs to oneself: "my week", "this week", "the day". */
const OWN =
  '(today|tomorrow|yesterday | (#own | this|next|last|the|these|all) [of] [my|the|these] [#word] (#period | #todo))'
/** What may follow that. */
const REST =
  '[(,|for|with|so|around|but|and|starting|by|please|now|according|again|from|on|in|to|that|which|of) [<words>]]'
const ME = 'i|we'

/** Of one's tasks and days, not of the world's: some word says so. */
const ABOUT = wordsOf(
  'i my mine our overdue due task tasks todo todos list lists reminder reminders priority priorities deadline deadlines week day month today tomorrow workload agenda schedule',
)
const ofOneself = (rule: Rule<WishKind>): Rule<WishKind> => ({
  ...rule,
  make: (captured, place) =>
    place.source.tokens.some(({ text }) => ABOUT.has(text)) ? rule.make(captured, place) : undefined,
})

const { plan, split, prioritise, summarise, explain, find, compare, advise } = wishOf

const PLAN = 'plan|organise|organize|structure|arrange|restructure|replan|reorganise|reorganize'
const STEPS =
  '(steps | subtasks | sub - tasks | tasks | todos | smaller|manageable|doable|little|small [#word] parts|pieces|chunks|bits|ones)'

export const wishes: Rule<WishKind>[] = [
  plan('plan my week', `^ ${PLEASE} ${PLAN} [out] ${OWN} ${REST} $`),
  plan('help me plan …', `^ ${ASKED} ${PLAN}|schedule <words> $`),
  plan(
    'help me get organised',
    `^ ${PLEASE} help me|us [to] (get|stay|be) (organised|organized|started | on top | back on track | through) [<words>] $`,
  ),
  plan(
    'make me a plan',
    `^ ${PLEASE} (make|create|give|suggest|propose|draft|write|draw) (me|us) [up] a|an|the [#word] plan|schedule|timetable|agenda [<words>] $`,
  ),
  plan(
    'make a plan for my week',
    `^ ${PLEASE} (make|create|suggest|propose|draft|write|draw) [up] a|an [#word] plan|schedule|timetable|agenda for|of ${OWN} ${REST} $`,
  ),
  plan(
    'could you make a plan …',
    '^ can|could|would you [please] (make|create|suggest|propose|draft|write|draw) [up] a|an [#word] plan|schedule|timetable [<words>] $',
  ),
  plan(
    'spread my tasks over the week',
    `^ ${PLEASE} (spread|distribute|balance|rebalance|fit|rearrange|reshuffle|reschedule|shuffle) [out] (#own | these|the|all) [my|the] [#word] #todo (over|across|into|between|around|so|evenly) [<words>] $`,
  ),
  plan('make room on friday', `^ ${PLEASE} (make|free|clear) [up|me] [some|more] (room|space|time) [<words>] $`),

  split(
    'break … into steps',
    `^ ${PLEASE} [help me] (break|split|divide|cut|chop) [up|down] <words:what> [up|down] (into|in) [#word] [#word] ${STEPS} [<words>] $`,
  ),
  split(
    'break it down',
    `^ ${PLEASE} [help me] break (#these [task|one|project] down | down #these [task|one|project]) [<words>] $`,
  ),
  split('could you break down …', `^ ${ASKED} (break|split) down|up <words> $`),
  split(
    'turn … into a checklist',
    `^ ${PLEASE} turn <words:what> into (a|an|some | #number) [#word] checklist|steps|tasks|project|subtasks $`,
  ),
  split('which steps does … take', '^ what [are] [the] [first|next] steps (to|for|of|in) <words> $'),
  split(
    'how do I start …',
    `^ how (do|should|can|would|could) ${ME} (start|begin|approach|tackle) [with|on] <words> $`,
  ),
  split(
    'give me a checklist',
    `^ ${PLEASE} (make|create|give|write|draft) (me|us) a [#word] checklist|list (for|to|of) <words> $`,
  ),
  split(
    'could you make a checklist',
    '^ can|could|would you [please] (make|create|write|draft) [me|us] a [#word] checklist (for|to|of) <words> $',
  ),

  prioritise(
    'prioritise my tasks',
    `^ ${PLEASE} [help me] (prioritise|prioritize|reprioritise|reprioritize|rank|triage) (${OWN} | #these | tasks) ${REST} $`,
  ),
  prioritise(
    'what should I do first',
    `^ [and|so|ok] [,] what (should|shall|must|would|could|do) ${ME} (do|start|tackle|work|focus|begin|handle) [on|with] (first|next|now) [<words>] $`,
  ),
  prioritise(
    'I am moving, what should I do first',
    `^ <words> (,|.|!) (what|where|how) (should|shall|could|do|can) ${ME} (do|start|begin|tackle) [on|with] [first|next|now] "?" $`,
  ),
  prioritise(
    'what should I start with',
    `^ [and|so|ok] [,] what (should|shall|would|could) ${ME} (start|begin|focus) (with|on) [<words>] $`,
  ),
  prioritise('where do I start', `^ [and|so|ok] [,] where (should|shall|do|can|could) ${ME} (start|begin) [<words>] $`),
  prioritise(
    'what matters most',
    '^ what ([is] [the] most (important|urgent|pressing) [<words>] | matters most [<words>] | should come first [<words>]) $',
  ),
  prioritise(
    'I have two hours, what …',
    `^ (i have | i have got | i’ve got | i got | with) <words> (what|which|where|how) <words> $`,
  ),
  prioritise(
    'I have two hours',
    `^ (i have | i have got | i’ve got | i got) [only|just|about] (#number | an|one|two|three|half) [an] (minutes|minute|min|mins|hours|hour) [(free | left | spare | to spare | now | today | before|until <words>)] $`,
  ),

  summarise(
    'summarise my day',
    `^ ${PLEASE} (summarise | summarize | recap | sum up | wrap up) (${OWN} | #these | what <words>) ${REST} $`,
  ),
  summarise(
    'review my week',
    `^ ${PLEASE} review (#own [#word] (#period | #todo) | the|this|last week|day|month) ${REST} $`,
  ),
  summarise(
    'give me a summary',
    `^ ${PLEASE} (give|show|send|tell|write|make) (me|us) a|an|the [#word] [#word] (summary|overview|recap|rundown|briefing|digest|review) $`,
  ),
  ofOneself(
    summarise(
      'give me a summary of my week',
      `^ ${PLEASE} (give|show|send|tell|write|make) (me|us) a|an|the [#word] [#word] (summary|overview|recap|rundown|briefing|digest|review) (of|for|on|about|over) <words> $`,
    ),
  ),
  summarise(
    'a summary of my week',
    `^ [a|an|the] [#word] (summary|recap|rundown|overview|review) (of|for|on) ${OWN} ${REST} $`,
  ),
  summarise('how did my week go', `^ how (did|was|is|are) ${OWN} (go|going|been) [<words>] $`),
  summarise(
    'how productive was I',
    `^ how (productive|good|well|lazy|diligent) (was|am|were|have|did) ${ME} [<words>] $`,
  ),

  ofOneself(
    explain(
      'explain …',
      `^ ${PLEASE} (explain|describe|clarify) [to] [me] (what|how|why|when|where | #own | #these) [<words>] $`,
    ),
  ),
  explain('explain me …', `^ ${PLEASE} explain [to] me <words> $`),
  ofOneself(explain('what does … mean', '^ what (does|do) <words> mean [<words>] $')),
  explain(
    'why …',
    `^ why (is|are|am|was|were|do|does|did|have|has|should) (i|we|you|it|my|our|this|that|these|there) <words> $`,
  ),
  explain(
    'how does … work',
    '^ how (does|do) (reminders|repeating|recurring|priorities|labels|projects|filters|snoozing|undo|deadlines) [#word] [#word] work $',
  ),

  find(
    'find time for …',
    `^ ${PLEASE} (find | look for | suggest | pick | propose) [me|us] (a|an|some|the) [#word] [#word] (time|slot|gap|window|moment|day|date|hour|hours|evening|morning|afternoon|space|room) (for|to|in|when|where|on|this|next|with) <words> $`,
  ),
  find(
    'when do I have time for …',
    `^ when (do|would|will|did) ${ME} have [some|the|enough|more] (time|room|space | a gap|slot) [<words>] $`,
  ),
  find('when could I …', `^ when (could|can|should) ${ME} (fit|squeeze|best|do|go|get|schedule|take) <words> $`),
  find('the best time for …', '^ (when|what) is [the|a] (best|good|better) time (for|to) <words> $'),
  find(
    'find duplicates',
    `^ ${PLEASE} (find|show|list|spot|identify|merge|remove | are there | do i have) [me] [all|any|the|my] [#word] (duplicates | duplicate|similar|related|redundant|forgotten|neglected|stale #todo) [<words>] $`,
  ),

  compare(
    'compare this week with the last',
    `^ ${PLEASE} compare ${OWN} [<words>] (with|to|and|against|,|in) <words> $`,
  ),
  compare('compare them', `^ ${PLEASE} compare (#these|both) [#word] [<words>] $`),
  compare(
    '… more than …',
    `^ (is|was|am|are|were|did|do|have|has) (i|we|my|it|this|next|last|today|tomorrow) <words> than <words> $`,
  ),
  compare('the difference between …', '^ what [is] the difference between <words> $'),
  compare(
    'what has changed',
    '^ what (changed | has changed | is new | is different) (since|between|from|this|compared) [<words>] $',
  ),

  advise(
    'which of my tasks can wait',
    `^ (which|what) [<words>] (can|could|should|must|may|might) (wait | be (moved|dropped|postponed|delegated|skipped|delayed|deferred|cancelled|canceled|done)) [<words>] $`,
  ),
  advise(
    'what could I drop',
    `^ (which|what) [<words>] (can|could|should|may|might) ${ME} (drop|delegate|postpone|skip|cancel|reschedule|defer|delay|cut|let|put|push|move|outsource|ignore) [<words>] $`,
  ),
  advise(
    'which one should I …',
    `^ which [(one|task|ones|tasks|thing | of <words>)] (should|shall|would|do) ${ME} <words> $`,
  ),
  advise(
    'can I finish everything',
    `^ (can|could|will|would) (i|we|it|that|everything|all) <words> (everything|all|fit|time|enough|realistic|possible|manage|finish) [<words>] $`,
  ),
  advise(
    'do I have time for …',
    `^ (do|will|would) ${ME} have [enough|some|any|the] (time|room|space|capacity) [<words>] $`,
  ),
  advise('do I have too much', `^ (do|did) ${ME} (have|take|plan) [on] (too much|many) [<words>] $`),
  advise(
    'am I too busy',
    `^ am i (too busy|slow|late | overloaded | overcommitted | overbooked | behind | on track | doing well | ahead) [<words>] $`,
  ),
  advise(
    'is that realistic',
    '^ (is|are) (my|this|that|it|these|the) [#word] [#word] (realistic | too much | too many | too full | doable | feasible | ok | enough | manageable) [<words>] $',
  ),
  advise(
    'did I forget something',
    `^ (did|have|am|was) ${ME} [<words>] (forget|forgotten|forgetting|miss|missed|missing) (anything|something|sth) [<words>] $`,
  ),
  advise(
    'what do you suggest',
    '^ [so|and|ok] [,] what (do|would|should|can|could) you (suggest|recommend|advise|think|propose) [<words>] $',
  ),
  advise(
    'suggest something',
    `^ ${PLEASE} (suggest|recommend) [me|us] (something|anything | a|one|some [#word] #todo | what|which|how <words>) [<words>] $`,
  ),
  advise(
    'how long will all of it take',
    `^ how (long | much time) (will|would|does|do|should) (#these | ${OWN}) <words> $`,
  ),
  advise(
    'any advice',
    '^ [(do|have|got you)] [have|got] (any|some|a) [good|other] (advice|suggestions|suggestion|tips|tip|ideas|idea|recommendation|recommendations) [<words>] $',
  ),
  advise(
    'I am overwhelmed',
    '^ (i am | i’m | i feel | feeling) [so|too|really|very|a|bit|totally|completely] [bit] (overwhelmed|stressed|swamped|drowning|stuck|lost|behind|overloaded) [<words>] $',
  ),
  advise(
    'I do not know where to start',
    '^ (i do not | i don’t | i dont | not sure | no idea) [know|sure] (what|where|how|which) [<words>] (start|begin|do|first|next) [<words>] $',
  ),
]

export const readBeyond = createWishReader({
  dimensions: { wish: wishes },
  classes,
  lookUp: () => undefined,
  // As the tokens have it.
  spell: (word) => word.replaceAll('’', "'"),
  asks: wordsOf(
    'what which when where who whose why how can could should would will do does did is are am was were have has may might shall any',
  ),
  tells: wordsOf("i i'm i've i'd i'll we we're we've my our it it's he she they there that's this yesterday"),
})
