/** What the rules of commands are made of beside single words. */
import type { Stretch } from '../../../commands/wish.ts'
import type { Dimension, Place, Read, Rule } from '../../../engine/grammar.ts'
import { classes } from '../lexicon/classes.ts'
import { IMPERATIVES, isPastVerb } from '../lexicon/verbs.ts'
import { stretch, tells } from './making.ts'

const rule = <Value>(pattern: string, make: Rule<Value>['make']): Rule<Value> => ({ name: pattern, pattern, make })

/** More words than a task is named by in a sentence about it. */
const MOST_NAMED = 14

/** A stretch whose first word is of none of these, and none of whose words is of those. */
const wordsBut =
  (notFirst: ReadonlySet<string>, notIn: ReadonlySet<string> = NONE): Read<Stretch> =>
  ({ tokens }, from) => {
    const { kind, text } = tokens[from]!
    if (notFirst.has(text) || (kind === 'mark' && !'#"@'.includes(text))) return undefined
    const found: { value: Stretch; next: number }[] = []
    for (let to = from + 1; to <= tokens.length && to - from <= MOST_NAMED; to++) {
      if (notIn.has(tokens[to - 1]!.text)) break
      found.unshift({ value: { from, to }, next: to })
    }
    return found
  }

const NONE: ReadonlySet<string> = new Set()

/** "a quoted value", with its marks */
const quoted: Read<Stretch> = ({ tokens }, from) => {
  const mark = tokens[from]!.text
  const last = mark === '"' || mark === "'" ? tokens.findIndex(({ text }, i) => i > from + 1 && text === mark) : -1
  return last < 0 ? undefined : { value: { from, to: last + 1 }, next: last + 1 }
}

/** "sharpened": what happened to a thing, where it tells of no state. */
const happened: Read<true> = ({ tokens }, at) => {
  const { text } = tokens[at]!
  return text.endsWith('ed') && text.length > 5 && isPastVerb(text) && !classes.state!.has(text)
    ? { value: true, next: at + 1 }
    : undefined
}

/** "booked the dentist friday": a stretch that ends in a time says when to do it, not what was done. "on fridays" is a rhythm. */
export const endsInTime = ({ source }: Place, { from, to }: Stretch): boolean =>
  !(source.tokens[to - 1]!.lex?.weekday && source.tokens[to - 1]!.lex?.plural) &&
  source.tokens
    .slice(from, to)
    .some((_, i) => source.grammar.matches(source, 'clause', from + i).some(({ next }) => next === to))

/** What somebody has by an article or as one's own: a thing that there is. */
const OWNED = '(the|my|our|all|an|a|some|his|her|their|mom|dad|it|them)'

export const words: Record<string, Dimension> = {
  /** what a sentence tells of: no question, no pronoun, nothing that asks for something */
  thing: wordsBut(classes.opener!, classes.clause),
  /** a task that there is: "the dentist", and not "a dentist" */
  existing: wordsBut(classes.indefinite!),
  /** the same, and no question: "ask why monday was cancelled" */
  told: wordsBut(new Set([...classes.findsOut!, ...classes.ifWord!, 'tell', 'see', 'let'])),
  /** "2 not before friday" says from when on it is */
  unbounded: wordsBut(new Set(['before', 'until', 'till', 'after', 'earlier', 'sooner'])),
  skippable: wordsBut(new Set(['hire', 'bin', 'rope', 'ropes', 'lorry'])),
  /** what something is told of: it does not begin as what is to be done does */
  toldOf: wordsBut(IMPERATIVES),
  aboutIt: wordsBut(classes.self!),
  quoted,
  happened,
  and: [tells(', and'), tells(',|and|&')],
  /** "check off the milk", not "check off-site backup" */
  off: [tells('off', { unlessBefore: '~ - ~ #word' })],
  /** tasks by their place in what was shown, or as spoken of */
  shown: [
    stretch('[number|numbers|task|tasks|item|items] ["#"] #number [(- | to|through) #number:last]'),
    stretch('[number|numbers|task|tasks|item|items] ["#"] #number (<and> ["#"] #number:more)+'),
    stretch('it|that|this|them|these|those|him|her|both'),
    stretch('that|this one'),
    stretch('the same'),
    stretch('the rest|others|other|remaining [one|ones]'),
    stretch('everything else'),
    stretch('them|all [of] all|both|them|these|those'),
  ],
  pointed: [
    stretch('<shown>'),
    stretch('[the|number] (#ordinal | #cardinal | last) [one]'),
    stretch('[the] last|first|next (#number | #cardinal) [ones|tasks|items]'),
    stretch('the <words> task|one|thing'),
  ],
  /** as many as are said, and no rhythm: "every task", not "every friday" */
  many: [
    stretch('all|everything|anything|whatever [<words>]'),
    stretch('every|each #word&!weekday&!unit&!part&!ordinal&!cardinal [<words>]'),
    stretch('the rest of <words>'),
    stretch('[my|the] overdue|late task|tasks|item|items|stuff|ones|things'),
  ],
  /** what tasks come under, and nothing else does: "groceries", "Home", "the move task"; not "the mat" */
  gathering: [
    stretch('#gathering'),
    stretch('<knownName>'),
    stretch('<quoted>'),
    stretch('#capital+'),
    stretch('<words> task|project'),
  ],
  whole: [stretch('everything|all'), stretch('all of it|them|that')],
  knownTask: [stretch('<words> task|tasks|item|items|everything [<words>]')],
  plainTasks: [stretch('[all] [the|my|our] #taskNames [<words>]')],
  /** "today's gym" */
  ofDay: [
    {
      ...stretch('(#day | #weekday) <words>'),
      make: (_, { source, from, to }) => (source.tokens[from]!.possessive ? { from, to } : undefined),
    },
  ],
  one: [stretch('#word&!opener')],
  /** no verb, and two words at most */
  bareThing: [stretch('#word&!imperative&!definite&!known&!opener [#word&!known]')],
  labelName: [stretch('["@"] #word'), stretch('["@"] #word ~ - ~ #word'), stretch('<quoted>')],
  tag: [stretch('"@" ~ #word'), stretch('"@" ~ #word ~ - ~ #word')],
  capital: [stretch('#capital'), stretch('"#" ~ #word')],
  who: wordsBut(new Set([...classes.definite!, ...classes.indefinite!])),
  person: [stretch('#word&!self&!opener')],
  numbered: [stretch('it'), stretch('task|item ["#"] #number')],
  rhythm: [stretch('every|each|daily|weekly|monthly|yearly [<words>]'), stretch('p ~ #number')],
  /** what may get another title: no field of a task */
  titled: wordsBut(NONE, classes.fieldName),
  /** what may be made to repeat: no new reminder, not "the event" */
  repeated: wordsBut(new Set([...classes.taskName!, ...classes.indefinite!, ...classes.definite!])),
  /** what a title may become: a number is a size or a level */
  wording: [stretch('(#word | <quoted>) [<words>]')],
  nothing: [stretch('no [due] date|time'), stretch('without [any|a|an|the] [due] date|time')],
  /** by how much: "back an hour", "two days later" */
  delay: [
    stretch('[back|out|up|forward] [by] [another] <duration> [later|earlier|sooner|more|back|forward|out|ahead]'),
  ],
  sooner: [stretch('up|forward|ahead [by] [another] <duration>')],
  shift: [stretch('<duration> later|earlier|sooner|longer|shorter')],
  alarm: [
    stretch('[the|my|all|any]* #word&!remindsMe [#word] [#word] #remindsMe [for|of|at|on|in|from|about <words>]'),
  ],
  ownProject: [
    {
      name: 'Work',
      pattern: '<knownName>',
      make: ({ knownName }) => ('project' in knownName ? { project: knownName.project } : undefined),
    },
  ],
  field: [
    rule('[due] date|dates', () => 'date'),
    rule('due', () => 'date'),
    rule('[due] time|times', () => 'time'),
    rule('deadline|deadlines', () => 'deadline'),
    rule('start [date]', () => 'start'),
    rule('priority|urgency', () => 'priority'),
    rule('project|projects', () => 'project'),
    rule('section', () => 'section'),
    rule('recurrence|repetition', () => 'date'),
    rule('duration', () => 'duration'),
    rule('assignee', () => 'assignee'),
  ],
  /** what becomes of a task without it */
  noField: [
    rule('[due] date', () => ({ due: null })),
    rule('[due] time|times', () => ({ due: { time: null } })),
    rule('deadline', () => ({ deadline: null })),
    rule('start [date]', () => ({ start: null })),
    rule('priority', () => ({ priority: 4 })),
    rule('project', () => ({ project: null })),
    rule('section', () => ({ section: null })),
    rule('recurrence|repetition', () => ({ repeat: null })),
    rule('duration', () => ({ durationMinutes: null })),
    rule('assignee', () => ({ assignee: null })),
  ],
  /** a thing in a few words, where its first is no verb */
  noun: [stretch('#word&!verb&!opener [#word&!doer] [#word&!doer]')],
  /** what was done, with the verb: "i called the bank" is the task to call it */
  deed: [stretch('#did&!done <words>')],
  owned: [stretch(`${OWNED} [<words>]`)],
  ownDeed: [
    stretch(
      `#did&!done&!imperative&!adjective [out|off|up|away|down|in|with|over|through | care of | back to] ${OWNED} [<words>]`,
    ),
  ],
  deedOnOwn: [stretch('#did&!done the|my|our <words>')],
  undoneDeed: [
    stretch(
      'pay|call|send|buy|book|write|clean|wash|submit|order|email|fix|get|take|return|mail|water|feed|make the|my|our|that|it|any [<words>]',
    ),
  ],
  /** what holds tasks */
  container: [
    tells(
      'list|lists|checklist|checklists|playlist|wishlist|agenda|agendas|schedule|schedules|planner|planners|itinerary|diary|backlog|inbox|groceries|calendar|calendars|calender|calenders|calander|notepad',
    ),
    tells('[check|play|wish|shopping|packing|bucket|grocery] list|lists'),
    tells('todo|todos [list|lists|item|items|task|tasks]'),
    tells("to [-] do|do's|dos [list|lists|item|items|task|tasks]"),
    tells('note pad | shopping bag|cart|basket'),
  ],
  /** where a task is */
  place: [
    tells(
      'off|out|from|of|on|in|to|onto|into [of] [the|my|our|this|that] [#word&!preposition] <container> [for|of <words>]',
    ),
  ],
  /** a task with where it is, up to the end of the sentence: which one is for the target to say */
  placed: [stretch('<words> off|out|from [of] [the|my|our|this|that|a|your] [#word] [#word] <container> [<words>] $')],
  ownDay: [
    stretch(
      'my|the [whole|entire] (day|week|weekend|morning|afternoon|evening|night|month | #weekday | #day) [<words>]',
    ),
    stretch('#weekday'),
    stretch('#day'),
  ],
  /** a place that holds no tasks: "the carpet", not "the grocery list" */
  spotInWorld: [stretch('#word&!holder&!taskName [#word&!holder&!taskName]')],
  /** what one may cancel in the world: "the gym membership" */
  service: [stretch('[the|my|our] [(#word | #number)] [(#word | #number)] [#word] #service [#word] [#word]')],
  /** "my calendar for friday" */
  listed: [stretch('my|the|our [#word] <container> [<words>]')],
  numbers: [stretch('#number ((,|&|and | , and) ["#"] #number:more)*')],
  definite: [stretch('the|my|our <words>')],
  /** "the dentist", not "the dentist at 5": what is to be reminded of before it has its date already */
  dateless: [
    {
      ...stretch('the|my|our #word [#word&!preposition] [#word&!preposition] [of|with|for|at #word [#word]]'),
      make: (_, { source, from, to }) =>
        source.tokens.slice(from, to).some((_, i) => source.grammar.longest(source, 'dated', from + i))
          ? undefined
          : { from, to },
    },
  ],
  ownKnown: [stretch('my|our|the [<words>] (#taskName | #occasion) [<words>]')],
  /** "until tonight", with its preposition */
  until: [stretch('until|till|to|by|at|on|in|this|next|tomorrow|tonight [<words>]')],
  front: [stretch('on|off|for|from|in|at|this|next|tomorrow|today [<words>]')],
  /** words that can only mean tasks that there are */
  known: [
    // "cut all the flowers" is no word about tasks
    stretch(
      "(everything|all | all of it|them|these|those) [(that|that's|which|due|tagged|labeled|labelled|from|for|on|in|before|after|today|tomorrow|tonight|done|else | #is | <place>) [<words>]]",
    ),
    stretch('it|that|this|them|these|those [one|ones | <place>]'),
    stretch('[<words>] (#taskName | #occasion | <container> | completed|finished|overdue|thing) [<words>]'),
    stretch('[<words>] "#" ~ #word [<words>]'),
    stretch('[<words>] "@" ~ #word [<words>]'),
    stretch(
      '[the|number|no|task|item|numbers] [.] ["#"] (#number | #cardinal | <ordinal> | last|next) [one|two|three] ((,|and|&) [the] (#number:more | #cardinal:more | #ordinal:more | last))*',
    ),
    stretch('<ownDay>'),
    stretch('the|my <clock>'),
    stretch('my day|week|morning|afternoon|evening|weekend [<words>]'),
  ],
}
