/** What the rules of commands are made of beside single words. */
import type { Stretch } from '../../../commands/wish.ts'
import type { Dimension, Place, Read, Rule } from '../../../engine/grammar.ts'
import { classes } from '../lexicon/classes.ts'
import { isPastVerb } from '../lexicon/verbs.ts'

const asStretch = (_: object, { from, to }: Stretch): Stretch => ({ from, to })
const rule = <Value>(pattern: string, make: Rule<Value>['make']): Rule<Value> => ({ name: pattern, pattern, make })
const yes = (): true => true

/** More words than a task is named by in a sentence about it. */
const MOST_NAMED = 14

/** A stretch whose first word is of none of these, and none of whose words is of those. */
const stretch =
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

/** "booked the dentist friday": a stretch that ends in a time says when to do it, not what was done. */
export const endsInTime = ({ source }: Place, { from, to }: Stretch): boolean =>
  source.tokens
    .slice(from, to)
    .some((_, i) => source.grammar.matches(source, 'clause', from + i).some(({ next }) => next === to))

/** What somebody has by an article or as one's own: a thing that there is. */
const OWNED = '(the|my|our|all|an|a|some|his|her|their|mom|dad|it|them)'

export const words: Record<string, Dimension> = {
  /** what a sentence tells of: no question, no pronoun, nothing that asks for something */
  thing: stretch(classes.opener!, classes.clause),
  /** a task that there is: "the dentist", and not "a dentist" */
  existing: stretch(classes.indefinite!),
  aboutIt: stretch(classes.self!),
  quoted,
  happened,
  and: [rule(', and', yes), rule(',|and|&', yes)],
  /** tasks by their place in what was shown, or as spoken of */
  shown: [
    rule('[number|numbers|task|tasks|item|items] ["#"] #number [(- | to|through) #number:last]', asStretch),
    rule('[number|numbers|task|tasks|item|items] ["#"] #number (<and> ["#"] #number:more)+', asStretch),
    rule('it|that|this|them|these|those|him|her|both', asStretch),
    rule('that|this one', asStretch),
    rule('the same', asStretch),
    rule('the rest|others|other|remaining [one|ones]', asStretch),
    rule('everything else', asStretch),
    rule('them|all [of] all|both|them|these|those', asStretch),
  ],
  pointed: [
    rule('<shown>', asStretch),
    rule('[the|number] (#ordinal | #cardinal | last) [one]', asStretch),
    rule('the <words> task|one|thing', asStretch),
  ],
  /** as many as are said, and no rhythm: "every task", not "every friday" */
  many: [
    rule('all|everything|anything|whatever [<words>]', asStretch),
    rule('every|each #word&!weekday&!unit&!part&!ordinal&!cardinal [<words>]', asStretch),
    rule('the rest of <words>', asStretch),
    rule('[my|the] overdue|late task|tasks|item|items|stuff|ones|things', asStretch),
  ],
  knownTask: [rule('<words> task|tasks|item|items|everything [<words>]', asStretch)],
  /** "today's gym" */
  ofDay: [
    {
      ...rule('(#day | #weekday) <words>', asStretch),
      make: (_, { source, from, to }) => (source.tokens[from]!.possessive ? { from, to } : undefined),
    },
  ],
  one: [rule('#word&!opener', asStretch)],
  labelName: [rule('["@"] #word', asStretch), rule('["@"] #word ~ - ~ #word', asStretch), rule('<quoted>', asStretch)],
  tag: [rule('"@" ~ #word', asStretch), rule('"@" ~ #word ~ - ~ #word', asStretch)],
  capital: [rule('#capital', asStretch), rule('"#" ~ #word', asStretch)],
  who: stretch(new Set([...classes.definite!, ...classes.indefinite!])),
  person: [rule('#word&!self&!opener', asStretch)],
  numbered: [rule('it', asStretch), rule('task|item ["#"] #number', asStretch)],
  rhythm: [rule('every|each|daily|weekly|monthly|yearly [<words>]', asStretch), rule('p ~ #number', asStretch)],
  /** what may get another title: no field of a task */
  titled: stretch(NONE, classes.fieldName),
  /** what may be made to repeat: no new reminder, not "the event" */
  repeated: stretch(new Set([...classes.taskName!, ...classes.indefinite!, ...classes.definite!])),
  /** what a title may become: a number is a size or a level */
  wording: [rule('(#word | <quoted>) [<words>]', asStretch)],
  nothing: [rule('no [due] date|time', asStretch), rule('without [any|a|an|the] [due] date|time', asStretch)],
  /** by how much: "back an hour", "two days later" */
  delay: [
    rule(
      '[back|out|up|forward] [by] [another] <duration> [later|earlier|sooner|more|back|forward|out|ahead]',
      asStretch,
    ),
  ],
  sooner: [rule('up|forward|ahead [by] [another] <duration>', asStretch)],
  shift: [rule('<duration> later|earlier|sooner|longer|shorter', asStretch)],
  alarm: [
    rule(
      '[the|my|all|any]* #word&!remindsMe [#word] [#word] #remindsMe [for|of|at|on|in|from|about <words>]',
      asStretch,
    ),
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
    rule('priority', () => ({ priority: 4 })),
    rule('project', () => ({ project: null })),
    rule('section', () => ({ section: null })),
    rule('recurrence|repetition', () => ({ repeat: null })),
    rule('duration', () => ({ durationMinutes: null })),
    rule('assignee', () => ({ assignee: null })),
  ],
  /** a thing in a few words, where its first is no verb */
  noun: [rule('#word&!verb&!opener [#word&!doer] [#word&!doer]', asStretch)],
  /** what was done, with the verb: "i called the bank" is the task to call it */
  deed: [rule('#did&!done <words>', asStretch)],
  owned: [rule(`${OWNED} [<words>]`, asStretch)],
  ownDeed: [
    rule(
      `#did&!done&!imperative&!adjective [out|off|up|away|down|in|with|over|through | care of | back to] ${OWNED} [<words>]`,
      asStretch,
    ),
  ],
  undoneDeed: [
    rule(
      'pay|call|send|buy|book|write|clean|wash|submit|order|email|fix|get|take|return|mail|water|feed|make the|my|our|that|it|any [<words>]',
      asStretch,
    ),
  ],
  /** what holds tasks */
  container: [
    rule(
      'list|lists|checklist|checklists|playlist|wishlist|agenda|agendas|schedule|schedules|planner|planners|itinerary|diary|backlog|inbox|groceries|calendar|calendars|calender|calenders|calander|notepad',
      yes,
    ),
    rule('[check|play|wish|shopping|packing|bucket|grocery] list|lists', yes),
    rule('todo|todos [list|lists|item|items|task|tasks]', yes),
    rule("to [-] do|do's|dos [list|lists|item|items|task|tasks]", yes),
    rule('note pad | shopping bag|cart|basket', yes),
  ],
  /** where a task is */
  place: [
    rule(
      'off|out|from|of|on|in|to|onto|into [of] [the|my|our|this|that] [#word&!preposition] <container> [for|of <words>]',
      yes,
    ),
  ],
  /** a task with where it is, up to the end of the sentence: which one is for the target to say */
  placed: [
    rule('<words> off|out|from [of] [the|my|our|this|that|a|your] [#word] [#word] <container> [<words>] $', asStretch),
  ],
  ownDay: [
    rule(
      'my|the [whole|entire] (day|week|weekend|morning|afternoon|evening|night|month | #weekday) [<words>]',
      asStretch,
    ),
    rule('#weekday', asStretch),
  ],
  /** what one may cancel in the world: "the gym membership" */
  service: [rule('[the|my|our] [#word] [#word] [#word] #service [#word] [#word]', asStretch)],
  /** "my calendar for friday" */
  listed: [rule('my|the|our [#word] <container> [<words>]', asStretch)],
  numbers: [rule('#number ((,|&|and | , and) ["#"] #number:more)*', asStretch)],
  definite: [rule('the|my|our <words>', asStretch)],
  ownKnown: [rule('my|our|the [<words>] (#taskName | #occasion) [<words>]', asStretch)],
  /** "until tonight", with its preposition */
  until: [rule('until|till|to|by|at|on|in|this|next|tomorrow|tonight [<words>]', asStretch)],
  front: [rule('on|off|for|from|in|at|this|next|tomorrow|today [<words>]', asStretch)],
  /** words that can only mean tasks that there are */
  known: [
    rule(
      '[<words>] (#taskName | #occasion | <container> | everything|all|completed|finished|overdue|thing|it|that|this|them|these|those) [<words>]',
      asStretch,
    ),
    rule('[<words>] "#" ~ #word [<words>]', asStretch),
    rule('[<words>] "@" ~ #word [<words>]', asStretch),
    rule(
      '[the|number|no|task|item|numbers] [.] ["#"] (#number | #cardinal | #ordinal | last|next) [one|two|three] ((,|and|&) [the] (#number:more | #cardinal:more | #ordinal:more | last))*',
      asStretch,
    ),
    rule('<ownDay>', asStretch),
    rule('my day|week|morning|afternoon|evening|weekend [<words>]', asStretch),
  ],
}
