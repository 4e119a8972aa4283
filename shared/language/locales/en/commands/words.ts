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

/** What a sentence tells of: no question, no pronoun, nothing that asks for something. */
const thing: Read<Stretch> = ({ tokens }, from) => {
  const { opener, clause } = classes
  if (tokens[from]!.kind === 'mark' || opener!.has(tokens[from]!.text)) return undefined
  const found: { value: Stretch; next: number }[] = []
  for (let to = from + 1; to <= tokens.length && to - from <= MOST_NAMED; to++) {
    if (clause!.has(tokens[to - 1]!.text)) break
    found.unshift({ value: { from, to }, next: to })
  }
  return found
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
  thing,
  happened,
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
    rule('off|out|from|of|on|in|to|onto|into [of] [the|my|our|this|that|a|your] [#word] [#word] <container>', yes),
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
  pointed: [rule('it|that', asStretch)],
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
