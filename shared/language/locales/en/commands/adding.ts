/** What says that a task is to be added, and on which list: "remind me to …", "set a reminder for …", "… on my shopping list". */
import type { Duration } from '../../../calendar/values.ts'
import type { Stretch } from '../../../commands/wish.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { anyOf, stretch, tells } from './making.ts'

const ME = 'me|us'
export type ListPlace = 'first' | 'last' | 'within' | 'project' | 'known'
const isOn = (place: ListPlace, pattern: string, more: Partial<Rule<ListPlace>>): Rule<ListPlace> => ({
  name: `${place}: ${pattern}`,
  pattern,
  make: () => place,
  ...more,
})

const NEW = '(a|an|the|another|one|new|recurring|repeating|daily|weekly|quick)*'
const CREATE = `(#createVerb [up|in|down] | give|send|leave ${ME} | get|i need [${ME}]) [${ME}] ${NEW}`
const NOUN = '#reminderNoun [alert|notification|item|event]'
/** By which a reminder comes: the person's settings say by which. */
const CHANNEL = '(email|mail|text|sms|push|notification|phone|telegram | e - mail | text message)'
const MARK = '[(:|-|,)] [for me | to self|myself]'
const NAMED = `${MARK} <namesIt>* [remind me <toDo>]`
/** Of an alarm and an event a noun may be a part: "the alarm volume", "event tickets". */
const NAMES_IT = '($ | : | - | , | "#" | "@" | "(" | #namesTask | me|myself | <dated> | <quoted>)'
const NOTE = '(#appendVerb [down] | write|note down | pencil in) [:]'
/** "put down that i have to call": what somebody has to do, told to be written down. */
const NOTE_THAT =
  '(put|write|note|jot|take down | note|record|add) that (i|we have|need|must|should|got [to] | there is)'

/** What begins a new task and is no part of it. */
const lead = [
  tells(`#remindVerb (${ME} [up] [by|via|per ${CHANNEL} [too|as well]] [<toDo>] | <toDo>) [:]`),
  tells(`${CREATE} ${NOUN} ${NAMED}`, { unlessBefore: '#reminderPart' }),
  tells(`${CREATE} (task|todo | to - do) ${NAMED}`),
  tells(`${CREATE} item (: | <namesIt>)+`),
  tells(`${NEW} (${NOUN} | task|item|note) ${MARK} <namesIt>+ [remind me <toDo>]`),
  tells(`${NEW} (${NOUN} | task|item|note) [(:|-|,)]`, { onlyBefore: NAMES_IT, unlessBefore: '#number on|of|from|in' }),
  tells(`${NEW} reminder`, { onlyBefore: '(#imperative | #word&!reminderPart [#word] [#word] <clause>)' }),
  tells('[a] new task|todo|reminder [:]'),
  tells('note [:]', { onlyBefore: 'the|my|that|to' }),
  tells('memo|note :'),
  tells('put down', { onlyBefore: 'a|an <words> <dated>' }),
  tells(`${NEW} (todo | to - do) ${NAMED}`),
  tells('(tell me | let me know) [to]', { onlyBefore: 'at|in|on|tomorrow|today|every' }),
  tells(`${NOTE} [a|an|the|new]`, { onlyBefore: '[#word] [#word] appointment|meeting', rank: 1 }),
  tells('(schedule|create | set up) [a|an|another] | organise|organize|arrange a|an|another', {
    onlyBefore: '[#word&!preposition] [#word&!preposition] [#word&!preposition] #meetingNoun',
  }),
  ...anyOf(
    'take|make a|an note [for me] (to|that|of|about|:)*',
    'put down that',
    "(don't|dont|never | do not) [let me|us] forget [to|about|that]",
    'remember to|that|about',
    'not forget to|about|that',
    'be reminded|notified|alerted [to|about|of|that|when]',
    'tell me (to | when it [is] time to)',
    'let me know when|before|about',
    'note to self [:]',
    NOTE_THAT,
  ),
  // one registers for a run, and that is what to do
  tells(NOTE, { unlessBefore: 'for|with|at|as' }),
]
const toDo = [
  tells('to|about|abt|that|of | on the fact that | when it [is] time to|for', { unlessBefore: '#number' }),
  tells('<wishTo>'),
]
const namesIt = anyOf("(to|about|that|of|called|named|titled|saying | so [that] i (don't|dont | do not) forget) [:]")

/** Of a list only: "put milk on my list". */
const putting = anyOf('(i|we need|want [more|some] | #putVerb [down])')

/** That a sentence asks for a new task: its first words. */
const adds = [
  tells('remind|reminding|notify|alert|nudge|ping|wake|buzz|prompt me|us|to|my|the', {
    unlessBefore: 'what|which | how many',
  }),
  tells('schedule', { unlessBefore: '(for|on | $)' }),
  ...anyOf(
    '<lead>',
    '#addVerb',
    '<listHeading>',
    'give|send|get|make|leave|shoot|drop|show me|us a|an|another|one|some [#word] [#word] #remindsMe',
    'let me know [<words>] before|beforehand|prior|ahead|when|at|once|in|on|tomorrow|today|every',
    '(tell|inform me) at|in|on|tomorrow|today|every [<words>] (to | that i)',
    'inform|tell me [#word] [#word] before|prior',
    'remember the|my|something|this|it',
    'take [a|down] [a|this|the] note|reminder|message',
    'mark <words> as|for|down|on',
    '(open|begin|generate|prepare|compose|draft|initiate|setup) [up] a|an|another|new|some',
    `${NEW} reminder|alarm|event|appointment|task|todo|item (to|for|about|that|so|at|on|called|named | $)`,
    "(i|we|i'd|we'd) [would] like|want|need|love <words> (added|put|placed|written|included|entered|marked) (to|on|in|onto|into) [<words>] <taskList>",
  ),
]

/** "for friday, can you add …": a date in front belongs to the task; and where the task itself begins then. */
const timeInFront = [
  stretch(
    '(on|for|in|at|by|every|each|from|next|this|the|tomorrow|today|tonight|first|starting|before|after | #weekday) (#word | #number | : | - | /)*',
  ),
]
const adjunctBefore: Rule<Stretch>[] = ['', '<introduction>+ [,]'].map((introduction, rank) => ({
  name: `for friday, ${introduction}`,
  pattern: `^ [,] <timeInFront> [,] ${introduction} $`,
  rank,
  make: ({ timeInFront }) => timeInFront,
}))
const addedFrom = [stretch('<adds>')]
const verbFrom = [stretch('add|put|remind')]
const addsBehind: Rule<number>[] = [
  '<adjunct> , <introduction>* <addedFrom:it>',
  '<adjunct> <introduction>* <verbFrom:it>',
].map((pattern) => ({ name: `for friday, add …: ${pattern}`, pattern, make: ({ it }) => it.from }))

/** That it fires when it is due; and that somebody is woken, in the morning. */
const reminds = [
  ...anyOf(
    '#remindVerb me|us|to',
    '(#createVerb | up|give|send|leave|get|i|want|need|be|me|us|a|an|the|another|new|daily|weekly|quick|recurring|repeating)* reminder|alarm|notification|reminded|notified',
  ),
  tells('(#createVerb | me|us|a|an|the|another|new)* alert', { onlyBefore: NAMES_IT }),
]
const wakes = anyOf('wake', `(#createVerb | me | up)* (a|an|the|my|another)* alarm [<words>] (tomorrow | #weekday)`)

/** What a task without a name is called: "set a reminder for tomorrow". */
const nounAsked: Rule<string>[] = [
  ...['reminder', 'event', 'appointment', 'meeting'].map((noun) => ({
    name: noun,
    pattern: `[#word] [#word] [#word] [#word] ${noun}`,
    make: () => noun,
  })),
  { name: 'wake up', pattern: 'wake me|us [up]', make: () => 'wake up' },
  { name: 'alarm', pattern: '[#word] [#word] [#word] [#word] alarm', make: () => 'alarm' },
]

/** What holds tasks: no "to do" by itself. */
const taskList: Rule<true>[] = [
  {
    name: 'list',
    pattern: '<container>',
    make: (_, { source: { tokens }, from, to }) =>
      to - from === 2 && tokens[to - 1]!.text === 'do' ? undefined : true,
  },
]
const into = [tells('on|onto|in|into|for|from|at|under'), tells('to', { unlessBefore: 'do|buy list|lists' })]
const OWN = '[the|my|our|this|that|a|your] [#word] [#word]'
const OF_THINGS = '[of|for things|tasks|chores|shopping|reminders|stuff|todos|housework|errands [to #word [for me]]]'
const REASON = '[[,] (for me | as well | too|also|again|today | cause|because|as|since|if|unless|so|when <words>)]'
const WHEN = 'for|on|at|by|next|this|tomorrow|today|tonight|every|from'

/** "groceries: eggs, rye, dill", not "groceries: eggs". */
const listHeading = [
  tells('^ (groceries|shopping | [#word] [#word] #word&!verb list) :', {
    onlyBefore: '(#word | #number) [<words>] , <words>',
  }),
]

/** Where a task is to be: said at the start of a wish, at its end, or within it before a time. "work in the new project" names none. */
const onList: Rule<ListPlace>[] = [
  isOn('first', '<listHeading>', { rank: 2 }),
  isOn(
    'first',
    `^ [(#appendVerb | put|write|enter)] <into> ${OWN} <taskList> [,|:] [please] [add|put|insert|include|write|note]`,
    { rank: 2 },
  ),
  isOn('last', `<into> ${OWN} <taskList> ${OF_THINGS} [to do|buy|get|complete] ${REASON} $`, { rank: 1 }),
  isOn('within', `<into> ${OWN} <taskList>`, { onlyBefore: `(, | ${WHEN})` }),
  isOn('project', 'to|in|into|onto|under ([the|my|our] #word [- #word] project | [the|my|our] project #word)', {
    onlyBefore: `([please] $ | ${WHEN})`,
  }),
  // "add to Move: call the movers", "add milk and bread to shopping"
  isOn('first', '^ (#appendVerb | put) to|in|into|on|onto [the|my|our] <listByName> :', { rank: 2 }),
  isOn('known', 'to|in|into|on|onto [the|my|our] <listByName> [as well | too|also|please]', {
    onlyBefore: `($ | , | ${WHEN})`,
  }),
]
/** A project that there is, or what everybody has a list of. */
const listByName = anyOf('<ownProject>', 'shopping|groceries')
/** What is added where such a list is named: "take the dog to work" names none. */
const appends = anyOf('add|put|append|include|insert|stick|throw|pop')
/** ... or in what stands before the wish. */
const listAhead = [stretch('my|the|our [#word] [#word] <taskList>')]

/** What may stand behind a thing that is put on a list: "ham as well". */
const behindItem = anyOf(
  'as well | too|down|added|put | (need|needs to | should|must) [go|be] [added|put]',
  'by putting|adding|writing it|that|this',
)

/** "bread on my shopping list please": what is to be on it, in a few words, and nothing else. */
const itemWord = anyOf('(#word&!asksFor | #number | ,)')
const thingOnList = anyOf(
  '^ (#word&!looksUp&!asksFor&!doer | #number) [<itemWord>] [<itemWord>] [<itemWord>] [<itemWord>] [<itemWord>] (onto|on | on to) my|the|our [#word] [#word] <taskList> $',
)

/** What only others can do, although the verb is one of adding: "can you book me a flight". */
const ofOthers = anyOf(
  'write|compose|draft|book|order|reserve|arrange|get|plan|play|start|track|place|make|schedule [<words>] #soldOrMade',
)

/** How long before a task its reminder fires. */
const A_DAY: Duration = { minutes: 0, days: 1, workdays: 0, months: 0, unit: 'day' }
const ahead = (name: string, pattern: string, more: Partial<Rule<Duration>> = {}): Rule<Duration> => ({
  name,
  pattern,
  make: ({ duration }) => duration,
  ...more,
})
const leadTime = [
  ahead('an hour before …', '[by|at] <duration> (before | prior to | ahead of)'),
  ahead('the day before my …', 'the day|night|evening before', { onlyBefore: 'my|the|our|his|her', make: () => A_DAY }),
]
const leadTimeBehind = [
  ahead(
    '… an hour before',
    '[,] <duration> (before|beforehand|prior|earlier|ahead | in advance) [it|the|that|to [<words>]] $',
  ),
]

/** "a half hour meeting called …": the name is the title. */
const namedMeeting: Rule<{ length: Stretch | undefined }>[] = [
  {
    name: 'a half hour meeting called …',
    pattern: '[a|an|the] [<length>] [#word] #meetingNoun named|called|titled',
    make: ({ length }) => ({ length }),
  },
]
const length = [stretch('[(#word | #number) [-]] [(#word | #number) [-]] #unit')]

/** A mail's subject, pasted: what it tells is nobody's command. */
const mailSubject = anyOf('^ re|fw|fwd :')

export const adding: Record<string, Dimension> = {
  mailSubject,
  lead,
  toDo,
  namesIt,
  putting,
  adds,
  timeInFront,
  adjunctBefore,
  addedFrom,
  verbFrom,
  addsBehind,
  reminds,
  wakes,
  nounAsked,
  taskList,
  into,
  listHeading,
  onList,
  listByName,
  appends,
  listAhead,
  behindItem,
  itemWord,
  thingOnList,
  ofOthers,
  leadTime,
  leadTimeBehind,
  namedMeeting,
  length,
}
