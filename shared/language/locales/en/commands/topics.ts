/**
 * What tells that a question is about one's own tasks, in the stretches of it that say so. `own` and `ownTask` (beside `ofMine`) tell it for
 * sure; `ownDays` unless the question is of what others keep (`world.ts`).
 */
import type { Dimension, Read, Rule } from '../../../engine/grammar.ts'
import { anyOf, tells } from './making.ts'

const I = "i|we|i've|we've"
const AM_I = '(am i | are we | was i | were we)'
const TODAY = '(first|next|now|today|tomorrow | right now | this #word)'

/** A word with which a time begins. */
const dated: Rule<true>[] = [
  tells(
    '(#day | #weekday | #rule | #month | noon|midnight | next|this|later|every|each|eod|christmas|easter|someday | end of | at|in|on|by #number | the #number ~ st|nd|rd|th | in a|an|two|three|four|five|six|ten|half | #number [: #number] [am|pm] | new year | due|urgent|important|high|low|top|highest|lowest|priority | no date | p ~ #number)',
  ),
]

const own: Rule<true>[] = [
  tells('#ownWord', { unlessBefore: 'price' }),
  tells('meeting|meetings', { unlessBefore: 'point|place' }),
  tells('(to - do|dos | to do|dos list|lists|item|items|task|tasks | note pad | p ~ 1|2|3|4)'),
  tells('due', { unlessBefore: 'to' }),
]
const ownTask: Rule<true>[] = [tells('(#taskName | <container> | priority|priorities | date|dates with)')]
const ofMine: Rule<true>[] = [tells(`(${I}|i'm|we're | #mineWord | the [next] event|events|task|tasks | <dated>)`)]

/** What one has to do, asked for as such. */
const owed = anyOf(
  `^ [if|whether [or not]] [(what|where|when|who|which|whom [else|all|exactly|still] | what|which thing|things|stuff|all|time|day|date|errands|purchases|products|items)] [do|did|will|should|must|have|am|was|were|had] ${I} (still|also|really|even|not|already)* [have|need|got|want|wanted|had|needed|supposed|going|left|gotta|meant|ought|planning|planned] [left] (to | for today)`,
  `${I} (also|still|really)* have|need|must|should|had|wanted|want [left] to (do|remember|finish|accomplish|complete|forget | get done | keep in mind)`,
  `${I} ask|asked|want|wanted|tell|told you to remind|remember|note|add|put`,
  'should|shall|must i|we be doing|somewhere|working|at|getting|going',
  "(i'm|we're | i|we was|am|were|are) supposed to",
  `anything|something|thing|things|stuff [else] [that] ${I} (should|must|gotta | need|have|ought to) (do|buy|get|remember|finish | pick up | know about | be doing | take care of)`,
  `what|where|when|who [else] ${I} [still|also] (have|need|ought|got | am|are supposed) [left] to`,
  `did|do ${I} [not|never] want|need|have|wanted|needed to remember|forget|do|buy`,
  'not want to forget',
  `what [${I}|there|is|are] [left] [have|need] to do`,
  `^ what|which [#word] do ${I} [still] need (from|at | to get|buy | to pick up)`,
  `^ what else did|do ${I} [still] need`,
  `^ what|which #word do ${I} [still] need|have to (visit|call|see|finish|pay|return|buy|get|do | pick up)`,
)

/** What goes with a place in time. */
const HAS = `^ [if|whether [or not]] [that] [(what|anything|which | what else) [#word]] [do|did|have|will] ${I} [still|already|really|also] have|get|got`
const had = anyOf(
  `${HAS} $`,
  `${HAS} [<words>] (planned|scheduled|left|due|pending|open|marked|on|for|week|weekend | going on | coming up | at|after|before|around|until noon|lunch|dinner|breakfast|work|midnight | <dated>)`,
)

const mine = anyOf(
  "^ if|whether [or not] (i'm|we're | i|we am|are) (free|busy|doing|supposed|booked|available|late|behind|meeting|seeing|forgetting|missing|done | on track)",
  `^ if|whether [or not] ${I} [have] [already] (put|set|got|made | <past>)`,
  'my [next|whole|entire|upcoming|remaining] (#ownDay | #weekday)',
  'busy day',
  '^ when|whens [is|are|was] my',
  `^ how often|frequently do|must ${I}`,
  '^ what time|day|date [is|are|was] my',
  `^ (when | what time|day) do|must|am ${I}`,
  '^ when did|was i',
  '^ when did we last|schedule|plan|meet|add|set|book',
  `^ (${AM_I} | will i|we be) (free|busy|doing|supposed|booked|available|late|behind|meeting|seeing|forgetting|missing|done | on track)`,
  '(am i | are we) free|busy|available|booked',
  '^ how busy|free|booked|productive am|was i|we',
  '^ what|which [is|was|were|are] the (last|latest|first|newest | most recent) [#word] #item [that] i|we added|put|wrote|created|noted|asked|finished|completed|did|deleted',
  `^ what did|have ${I} [#word] (#didWhat | get|got done)`,
  `^ what (${AM_I} | will|would i|we be) (doing|supposed|working|forgetting|missing|buying|getting|going | picking up)`,
  `^ who|whom ${AM_I} having|meeting|seeing|supposed|calling|visiting`,
  `^ do ${I} have [#word] plans`,
  'the next time i|we',
  "thing|things [that] i|we (haven't|didn't|still|forgot | have not|on)",
  '^ what [all] did|were|have|are you (going to | supposed to)* remind|reminding|reminded|add|added|put|schedule|scheduled',
  `^ who [do] ${I} meet`,
  '^ what|whats [is] on|in there|it',
  `^ what [else|all|exactly] should ${I} (start|do | be doing|working | work on | start with) [on] ${TODAY}* $`,
  `^ (what | how much|many) [<words>] have|did ${I} (finish|complete|done|accomplish|do | get done)`,
  '^ [what|anything] (do you have | have you got | got) [anything|something] for me',
)
mine.push(
  tells(`^ did|have ${I}`, { unlessBefore: '(get paid | leave|lose|win|pass|fail|receive)' }),
  tells('^ who [is|are|all] [is] coming|invited|attending|going to', { unlessBefore: 'the white|world|moon|super' }),
)

const PLANNED =
  'plan|plans|planned|scheduled|happening|happens|program|programme | will happen | going on | on the docket|table|books | in the books | coming up | up next | left to do | next up'
const ABOUT_DAY = '(up|for|on|at|about|due|happening|planned|coming|there | going on | i should know about | to do)*'
const planned = anyOf(
  `^ what|whats|is|are|anything|any|do|which [<words>] (${PLANNED}) [<words>] [on|for|at|in] [the] <dated>`,
  'scheduled|planned $',
  '^ [and|so] what|whats [is|are|else | do i|we have] [there|left|still|else]* in|on|under [the|my] <knownName> [list|project|folder|section] $',
  '(anything|something|nothing|what [is]) [else|all] [#word] (scheduled|planned|booked|marked|arranged | on tap | set up | lined up | penciled in)',
  `^ (is|are | do ${I} have) <words> [already] on there|it $`,
  `^ (what|whats [is] | what|how about | and|anything|something|any) ${ABOUT_DAY} [on|for|at|in|about] (#day | #weekday | #month | next|this|coming|last #word | the week|weekend|month | the #number ~ #word) [(#part | at #number [am|pm] | of #month)] $`,
  '^ is|are [my|the] [#word] [#word] <clause> [#word] [#word] free|open|busy|full|booked|available|clear $',
  '^ how|what does|do|will|is|are [my] (#day | #weekday | this|next|the #word) look|like|shaping',
)

const STATE_OF =
  '(next|left|due|open|pending|urgent|important|done|remaining|outstanding|unfinished|undone|incomplete | up next | coming up | not done | most urgent|important)'
/** "what's next in line", "what's open near me": of something else */
const OF_OTHERS =
  '(the|in|to|at|tv|of|from|with|sale|about|late|near|around|24 | on today|tonight|tomorrow|this | on #word&!mineWord&!definite&!day&!weekday&!modifier)'
const state = anyOf(
  '^ what|whats [is] on|late|behind $',
  '^ what|whats [is] running late $',
  '^ how much|many [(stuff|work|more|#item)] (is|are | do i have) [there] (left|remaining|open | to do)',
  '^ what [things|tasks|stuff] can (wait | be postponed | i (postpone|skip | put off | do later))',
  '^ what [still|else|all] (need|needs (doing|attention | to be|get done) | remains [to be done] $ | got|was|were done|finished|completed)',
)
state.push(tells(`^ what|whats [is|are] [still|currently|now] ${STATE_OF}`, { unlessBefore: OF_OTHERS }))

const OCCASION = '#privateOccasion'
const occasions = anyOf(
  `^ (when|whens|where | what time|day|date | which day | how long|far|soon) [is|are|was] [until|till] [the|our|my] [#word&!modifier] [#word] [#word] ${OCCASION}`,
  `^ (are|is there | if|whether there [is|are]) any|a|an [#word] [#word] ${OCCASION}`,
  `^ any [#word] ${OCCASION}`,
  `^ is|are the|my|our [#word] ${OCCASION} (before|after|on|at|today|tonight|tomorrow|this|next | in the | #weekday) [<words>]`,
  `upcoming|coming|future [#word] ${OCCASION}`,
)

const within = anyOf(
  '^ what|whats [is|are] [still|there] [left|open] in|on|under|inside [the|my] (<words> project|section|folder | <ownProject> [list]) ["?"] $',
  `^ (is|are there | if|whether there [is|are] | do ${I} have) (anything|something|task|tasks | any task|tasks) (about|regarding | related to | to do with) <words>`,
  `^ what|whats [is|are] [my|the] (top | most important|urgent|pressing | highest [-] priority) (#item | priority|priorities) [([for | i have | [i need|have] to do | on my list] (<clause> | [right] now | next))] $`,
)

/** "added" */
const past: Read<true> = ({ tokens }, at) =>
  /^\w+ed$/.test(tokens[at]!.text) ? { value: true, next: at + 1 } : undefined

export const topics: Record<string, Dimension> = {
  past,
  dated,
  own,
  ownTask,
  ofMine,
  /** what is asked for as something to do or to go to, wherever it stands */
  owes: [...owed, ...had],
  ownDays: [...owed, ...had, ...mine, ...planned, ...state, ...occasions, ...within],
}
