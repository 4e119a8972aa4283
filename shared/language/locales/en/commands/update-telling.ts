/** Sentences that tell how a task is to be, without a verb that asks for it: "lunch is at 1, not at 12", "the audit can wait until monday". */

import type { Changes, Context } from '../../../types.ts'
import { source } from '../lexicon/source.ts'
import { priorityIn, readChanges, unquoted } from './changes.ts'
import { fieldChange, type Way } from './update-ways.ts'
import { CONTAINER, DATEISH, ITEM, NUMBER, PRONOUN, RULE } from './vocabulary.ts'

/** What a task is called in a sentence about it; a question, a pronoun or a verb of adding in front is another sentence. */
const NAMED = source`(?!(?:i|we|you|he|she|they|it|that|this|there|what|which|who|when|where|how|why|if|because|as|since|remind|
  add|put|set|make|create|schedule|move|tell|ask|note|remember|don't|let|call|buy|get|check|see|show|list|is|are|do|does|did|can|could|
  will|would|should|no|not|every|each)\b)[\w#'’ .-]{1,50}?`
const SHOWN = source`(?:(?:number |task |item |#)?\d{1,3}(?:(?:, ?| and | & )\d{1,3})*|${PRONOUN})`
const MANY = source`(?!${RULE}(?! ${ITEM}))(?:all|every|everything|anything|whatever|the rest of)\b.*?|(?:my |the )?(?:overdue|late) (?:tasks?|items?|stuff|ones|things)`
const LEVEL = source`(?:p[1-4]|(?:top|highest|high|medium|normal|low|lowest|no) priority|priority (?:[1-4]|one|two|three|four|high|low|
  medium))`
const WHEN = source`(?:the )?(?:${DATEISH})(?! (?:task|one|meeting|thing)s?\b).*?`

/** "at" is understood before a bare hour: "lunch is at 1, not 12". */
export const readValue = (raw: string, context: Context): Changes | null =>
  readChanges(/^\s*\d{1,2}\s*$/.test(raw) ? `at ${raw.trim()}` : raw, context)

const when: Way['changes'] = (_, raw, context) => readValue(raw, context)
const title: Way['changes'] = (_, raw, context) => readValue(raw, context) ?? { title: unquoted(raw) }
const note: Way['changes'] = (_, raw) => ({ addNote: unquoted(raw) })
const clearLabels: Way['changes'] = () => ({ clearLabels: true })
const labelled: Way['changes'] = (_, raw) => ({ addLabels: [unquoted(raw).replace(/^@/, '')] })
const assigned: Way['changes'] = (_, raw) => ({ assignee: unquoted(raw) })
const prioritised: Way['changes'] = (value) => {
  const priority = priorityIn(value.trim())
  return priority ? { priority } : null
}

const way = (is: string, changes: Way['changes']): Way => ({ is: new RegExp(is, 'd'), changes })

/** When: the new value is said beside the old one, or what becomes of it is told. */
const WHENS: readonly Way[] = [
  way(
    source`^(?<target>${NAMED})(?: is| are|'s| starts| begins)(?: now)?(?: due)?(?: on| at| in)? (?<value>${WHEN}),? (?:and )?not (?:on |at |in |due )?(?:${DATEISH}|\d).*$`,
    when,
  ),
  way(
    source`^not (?:on |at |in )?(?:${DATEISH}),? (?<target>${NAMED})(?: is| are|'s)(?: now)?(?: due)?(?: on| at| in)? (?<value>${WHEN})$`,
    when,
  ),
  way(
    source`^(?<target>${NAMED})(?: is| are|'s)(?: now(?: due)?(?: on| at| for)? (?<value>${WHEN})|(?: due)?(?: on| at)? (?<value2>${WHEN}) now)$`,
    when,
  ),
  way(
    source`^(?<target>${NAMED}) (?:can|could|should|must|may|will have to|has to) wait(?: (?:until|till|for|to) (?<value>.+))?$`,
    (value, raw, context) => (value ? readValue(raw, context) : { postpone: { days: 1 } }),
  ),
  way(source`^(?:hold|leave|keep) (?<target>(?:the|my) .+?) (?:until|till|for) (?<value>${WHEN})$`, when),
  way(
    source`^(?<target>${MANY}) (?:(?:should|can|must|to|has to|have to|needs? to|please) )*(?:(?:go(?:es)?|moves?|moved|be (?:moved|pushed|
      postponed)|gets? (?:moved|pushed)|shifts?|slips?) )?(?:over )?(?:to|until|onto) (?<value>${WHEN})$`,
    when,
  ),
  way(
    source`^(?<target>${NAMED}) (?:should|must|needs to|has to|ought to)(?: now)? be(?: due)?(?: on| at| in)? (?<value>${WHEN})$`,
    when,
  ),
  way(
    source`^(?<target>${NAMED})(?:'s| has| have)?(?: been| got| was| is| were)? (?:moved|rescheduled|postponed|pushed|shifted|
      brought)(?: back| forward| out)?(?: to| until| till)? (?<value>(?:${DATEISH}|(?:an?|half an?|\d+|${NUMBER}) (?:\w+ )?(?:minute|hour|
      day|week|month)).*)$`,
    when,
  ),
  way(source`^(?:swap|switch|shift) (?<target>.+?) (?:over )?to (?<value>${WHEN})$`, when),
  way(
    source`^(?:take|carry|bring) (?<target>(?:today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)'s .+?) (?:over )?to (?<value>${WHEN})$`,
    when,
  ),
  way(source`^(?<target>${SHOWN}) (?:to|on|at) (?<value>${WHEN})$`, when),
]

/** Titles and notes. */
const WORDS: readonly Way[] = [
  way(source`^(?:edit|change|fix|correct|rename)\b[^:]*?\b(?<target>it|#?\d{1,3})\s*:\s*(?<value>.+)$`, (_, raw) => ({
    title: unquoted(raw),
  })),
  way(
    source`^(?:the |its )?(?:date|time|day|hour) is (?:wrong|not right|off)[,;.]? (?:and |but )?(?:it(?:'s| is| should be| must be)|should be|make it) (?<value>.+)$`,
    when,
  ),
  way(
    source`^(?<target>.{2,50}?) is (?:spell?(?:ed|t) wrong(?:ly)?|wrongly spell?(?:ed|t)|misspell?(?:ed|t)|wrong|misnamed|called wrong)[,;.]? (?:and |
      but )?(?:it(?:'s| is| should be| should say| should read| must be| has to be)|should be|make it|that should be) (?<value>.+)$`,
    title,
  ),
  way(
    source`^(?:it(?:'s| is) (?:spell?(?:ed|t)|called|written)|it should (?:say|read|be called|be spell?(?:ed|t))|(?:the |its )?(?:title|name|
      wording)(?: (?:of|for) (?<target>.+?))? (?:should (?:be|read|say)|must be|has to be|is)) (?<value>.+)$`,
    (_, raw) => ({ title: unquoted(raw) }),
  ),
  way(
    source`^(?:add|put|write|attach|append|save|include|enter) (?<value>.+?) (?:to|in|into|on|as|under) (?:the )?(?:notes?|comments?|
      descriptions?|details) (?:of|for|on|to) (?!self\b)(?<target>.+)$`,
    note,
  ),
  way(
    source`^(?:add|put|write|attach|append|save|include|enter) (?<value>.+?) (?:to|in|into|on|under) (?<target>.+?)'s (?:notes?|comments?|
      descriptions?|details)$`,
    note,
  ),
  way(source`^note (?:for|on|to) (?!self\b)(?<target>.+?): (?<value>.+)$`, note),
  way(source`^(?:attach|append) (?<value>["“'].+?["”']) to (?<target>.+)$`, note),
  way(
    source`^(?:change|set|update|edit) (?:the )?(?:notes?|comments?|descriptions?) (?:of|for|on) (?<target>.+?) to (?<value>.+)$`,
    note,
  ),
  way(
    source`^(?:enter|use|put|set|take|make|write) (?<value>.+?) (?:as|for) (?:the |its )?(?:new )?(?<field>due date|due time|time|date|
      deadline|priority|duration)(?: (?:of|for) (?<target>.+))?$`,
    fieldChange,
  ),
  way(
    source`^set (?:the |its )?(?<field>due date|due time|time|date|deadline|priority|duration)(?: (?:of|for) (?<target>.+?))? to (?<value>.+)$`,
    fieldChange,
  ),
]

/** Marks: of one task, or of as many as are said. */
const MARKS: readonly Way[] = [
  way(
    source`^(?<target>${MANY}|${SHOWN}|${NAMED}) (?:should (?:have|be|get)|must (?:have|be)|needs?|has|have|gets?|is|are)(?: now)?(?: an?)? (?<value>${LEVEL})$`,
    prioritised,
  ),
  way(
    source`^(?<target>(?:the|my) .+|${SHOWN}|[\w-]+) (?:is|are)(?: now| very| really)* (?<value>urgent|important)$`,
    prioritised,
  ),
  way(source`^(?:flag|star) (?<target>${SHOWN})$`, () => ({ priority: 1 })),
  way(
    source`^(?:(?:turn|switch|shut) off|disable|deactivate|mute|silence|stop) (?!(?:the |my |all |any )*(?:reminder|alarm|alert|notification)s?\b)(?<target>(?:the |my |all |any )*(?:[\w'’]+ ){1,3}(?:reminder|alarm|alert|notification)s?\b.*)$`,
    () => ({ clearReminders: true }),
  ),
  way(
    source`^(?:give|hand(?: over)?|pass(?: on)?|re-?assign|hand off) (?<target>${SHOWN}|.*\b(?:tasks?|items?|to-?dos?|everything)\b.*?) (?:over )?to (?<value>(?!(?:me|us)\b)[a-z\u00c0-\uffff][\w\u00c0-\uffff-]*)$`,
    assigned,
  ),
  way(
    source`^(?:strip|clear|wipe|empty|rid) (?<target>.+?)(?:'s)?(?: of)?(?: (?:its|their|all|the))* (?:labels|tags)$`,
    clearLabels,
  ),
  way(
    source`^(?:strip|take|remove|clear|delete|drop|pull) (?:all |the |any |its |every )*(?:labels|tags|(?<=every )(?:label|tag)) (?:from|off|of) (?<target>.+)$`,
    clearLabels,
  ),
  way(
    source`^(?<target>(?:all|every|everything)\b.+?) (?:gets?|should get|should have|needs?) (?:the |a )?(?:label|tag) (?<value>[\w-]+)$`,
    labelled,
  ),
  way(source`^(?:label|tag) (?<target>(?:everything|all)\b.+?) (?:with |as )?(?<value>@?[\w-]+)$`, labelled),
  way(
    source`^(?:move|put|file|place) (?<target>${SHOWN}|(?:all|every)(?: \w+){0,3}? (?:tasks|items)(?: .+?)?|everything(?: .+?)?) (?:to|in|into|under|onto) (?<value>(?:the |my )?(?!${DATEISH}|(?:\w+ )?${CONTAINER})[a-z#\u00c0-\uffff][\w\u00c0-\uffff-]*(?: project)?)$`,
    (_, raw) => {
      const name = raw.trim().replace(/^(?:the|my) /i, '')
      return /^#?\p{Lu}|^#| project$/u.test(name) ? { project: name.replace(/^#| project$/g, '') } : null
    },
  ),
]

export const TELLING_WAYS: readonly Way[] = [...WORDS, ...MARKS, ...WHENS]
