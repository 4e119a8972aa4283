/** Sentences that say a change in words of their own: a field, labels, a title, repetition. */

import type { Changes, Context, Delay } from '../../../types.ts'
import { source } from '../lexicon/source.ts'
import { readWhen } from '../quick-add/index.ts'
import { delayIn, dueOf, priorityIn, readChanges, timeIn, unquoted } from './changes.ts'
import { lowered } from './target.ts'
import { DATEISH, NUMBER, OF_THEM } from './vocabulary.ts'

/** A way to say a change: what is changed and what it becomes are named groups. */
export interface Way {
  is: RegExp
  changes: (value: string, raw: string, context: Context, match: RegExpExecArray) => Changes | null
}

const names = (text: string): string[] =>
  text
    .split(/\s*(?:,|&|\band\b)\s*/)
    .map((each) =>
      each
        .replace(/^(?:the )?(?:label|tag)?\s*@?/i, '')
        .trim()
        .replace(/^["']|["']$/g, '')
        .replace(/\s+/g, '-'),
    )
    .filter(Boolean)

const EMPTY: Record<string, Changes> = {
  date: { due: null },
  time: { due: { time: null } },
  deadline: { deadline: null },
  priority: { priority: 4 },
  project: { project: null },
  section: { section: null },
  reminder: { clearReminders: true },
  recurrence: { repeat: null },
  repetition: { repeat: null },
  duration: { durationMinutes: null },
  assignee: { assignee: null },
}

const NOUN =
  'due date|due time|dates?|times?|deadlines?|priority|projects?|section|reminders?|recurrence|repetition|duration|assignee'

export const WAYS: readonly Way[] = [
  {
    is: new RegExp(
      source`^(?:put|schedule|set) (?<target>${OF_THEM})(?: back| off)? (?:on|to|for|at|until|till|in) (?<value>(?:the )?${DATEISH}.*)$`,
      'd',
    ),
    changes: (_, raw, context) => readChanges(raw, context),
  },
  {
    is: /^(?:tag|label) (?<target>it|that|this|\d+) (?<value>[\w-]+)$/d,
    changes: (_, raw) => ({ addLabels: names(raw) }),
  },
  {
    is: new RegExp(
      source`^add (?<value>(?:an?|another|half an?|${NUMBER})(?: more| extra)? (?:minute|min|hour|hr)s?) to (?<target>.+)$`,
      'd',
    ),
    changes: (value, _, context) => later(value, context, ({ minutes = 0 }) => ({ lengthen: minutes })),
  },
  {
    is: new RegExp(
      source`^(?:(?:add|put|attach) )?(?:an? |the |this )?(?:note|comment|description) (?:to|on) (?<target>(?!self\b).+?)(?:\s*:|
        (?:saying|that says|which says|that reads)(?: that)?) ?(?<value>.+)$`,
      'd',
    ),
    changes: (_, raw) => ({ addNote: unquoted(raw) }),
  },
  {
    is: /^(?:add|put|attach) (?:the |this )?(?:note|comment) (?<value>["“'].+["”']) (?:to|on) (?<target>.+)$/d,
    changes: (_, raw) => ({ addNote: unquoted(raw) }),
  },
  {
    is: new RegExp(
      source`^(?:extend|push(?: back| out)?|move(?: back| out)?|postpone|delay|shift) (?:the |its )?deadline(?: (?:of|for|
      on) (?<target>.+?))? (?:back |out )?(?:by )?(?<value>(?:an?|another|half|\d+|${NUMBER}) .+)$`,
      'd',
    ),
    changes: (value, _, context) => later(value, context, (delay) => ({ postponeDeadline: delay })),
  },
  {
    is: new RegExp(
      source`^(?:extend|prolong|lengthen|shorten|cut) (?<target>.+?)(?:'s)? (?<field>deadline )?by (?<value>.+)$`,
      'd',
    ),
    changes: extension,
  },
  {
    is: /^make (?<target>.+?) (?:about |around )?(?<value>(?:half an?|an?|\w+) (?:minute|min|hour|hr)s?) long$/d,
    changes: (value, _, context) => toChange('durationMinutes', readWhen(`for ${value}`, context)?.durationMinutes),
  },
  {
    is: new RegExp(
      source`^(?:add|put|set|attach) (?:an? |another )?(?:reminder|alert|alarm) (?:to|on) (?<target>.+?) (?<value>(?:an?|another|half an?|${NUMBER}) (?:\w+ )?(?:minute|
        min|hour|hr|day|week)s? (?:before(?:hand)?|earlier|ahead|prior|in advance))$`,
      'd',
    ),
    changes: (_, raw, context) => reminderChange(raw, context),
  },
  {
    is: /^(?<target>(?:the|my) .+?|it|that) (?:will take|takes|is going to take|lasts|will last|will be) (?:about |around )?(?<value>.+)$/d,
    changes: (value, _, context) => toChange('durationMinutes', readWhen(`for ${value}`, context)?.durationMinutes),
  },
  {
    is: /^(?:rename|retitle|re-title|call) (?<target>.+?) (?:to|into|as|=>?|->) (?<value>.+)$/d,
    changes: (_, raw) => ({ title: unquoted(raw) }),
  },
  {
    is: /^call (?<target>it|(?:task|item) #?\d{1,3}) (?<value>.+?)(?: instead)?$/d,
    changes: (_, raw) => ({ title: unquoted(raw) }),
  },
  {
    is: new RegExp(
      source`^(?<target>(?:the|my) .+?) (?:(?:has been |have been |was |were |got |is |
      are )?(?:moved|rescheduled|postponed|pushed|shifted|changed|delayed)(?: back)? (?:to|until|till|for)|
      should be(?: due)?|(?:is|are)(?: now)?(?: on| at)?(?= .+ now$)|(?:is|are) now(?: due)?(?: on| at| for)?) (?<value>.+?)(?: now)?$`,
      'd',
    ),
    changes: (_, raw, context) => readChanges(raw, context),
  },
  {
    is: new RegExp(
      source`^(?<target>[\w' -]{3,40}?) (?:(?:has been |was |got |is )?(?:moved|rescheduled|postponed|pushed)(?: back)? (?:to|until|till)) (?<value>.+)$`,
      'd',
    ),
    changes: (_, raw, context) => readChanges(raw, context),
  },
  {
    is: new RegExp(
      source`^(?:set|add|put|give|assign) (?:the |an? )?(?<field>${NOUN}) (?:of|for) (?<value>.+?) (?:to|on) (?<target>.+)$`,
      'd',
    ),
    changes: fieldChange,
  },
  {
    is: new RegExp(
      source`^(?:set|add|put|give|assign) (?:the |an? )?(?<field>${NOUN}) (?:of|for|to|on) (?<target>.+?) (?:to|as|of|on) (?<value>.+)$`,
      'd',
    ),
    changes: fieldChange,
  },
  {
    is: new RegExp(
      source`^(?:change|edit|set|update|fix|correct|alter|modify) (?:the |its )?(?:title|name|
      text)(?: (?:of|for) (?<target>.+?))? (?:to|into) (?<value>.+)$`,
      'd',
    ),
    changes: (_, raw) => ({ title: unquoted(raw) }),
  },
  {
    is: new RegExp(
      source`^(?:change|edit|update|fix|correct|alter|modify) (?<target>.+?)(?:'s)? (?:title|name|
      text) (?:to|into) (?<value>.+)$`,
      'd',
    ),
    changes: (_, raw) => ({ title: unquoted(raw) }),
  },
  {
    is: new RegExp(
      source`^(?:remove|delete|clear|drop|unset|take) (?:the |its |their |all |
        any )*(?<value>${NOUN})(?: (?:from|of|for|off|on) (?<target>.+))?$`,
      'd',
    ),
    changes: (value) => EMPTY[value.replace(/^due /, '').replace(/s$/, '')] ?? null,
  },
  {
    is: new RegExp(
      source`^(?:remove|delete|take|drop) (?:the )?(?:labels? |
      tags? )?(?<value>@?[\w-]+(?: (?:label|tag))?) (?:from|off of|off|of) (?<target>.+)$`,
      'd',
    ),
    changes: (_, raw) => {
      const removeLabels = names(raw.replace(/ ?(?:label|tag)$/i, ''))
      return removeLabels.length ? { removeLabels } : null
    },
  },
  {
    is: new RegExp(
      source`^(?:add|put|attach|give) (?:the |an? )?(?:labels?|tags?)? ?(?<value>.+?)(?: (?:label|
      tag))? (?:to|on) (?<target>.+)$`,
      'd',
    ),
    changes: (_, raw) => ({ addLabels: names(raw) }),
  },
  {
    is: /^(?:tag|label) (?<target>.+?) (?:with|as) (?<value>.+)$|^(?:tag|label) (?<target2>.+?) (?<value2>@.+)$/d,
    changes: (_, raw) => ({ addLabels: names(raw) }),
  },
  {
    is: /^(?:re-?)?(?:assign|delegate) (?<target>.+) to (?<value>\S+(?: \S+)?)$/d,
    changes: (_, raw) => ({ assignee: unquoted(raw).replace(/^[+@]/, '') }),
  },
  { is: /^(?:un-?assign|take .+ off) (?<target>.+)$/d, changes: () => ({ assignee: null }) },
  {
    is: new RegExp(
      source`^(?:(?:stop|quit|don't|do not|dont|never|no longer) (?:remind|notify|
      alert)(?:ing)? me (?:about|of|to) (?<target>.+)|(?:(?:turn|switch|shut) off|disable|deactivate|mute|silence) (?:the |my |all )*(?:reminder|
      alarm|alert|notification)s?(?: (?:for|of|about|on) (?<target2>.+))?|(?:turn|switch|shut) .* off)$`,
      'd',
    ),
    changes: () => ({ clearReminders: true }),
  },
  {
    is: new RegExp(
      source`^(?:stop|cancel|end|quit|no longer|don't|do not) (?:repeating|recurring|repeat|
      the (?:repetition|recurrence)(?: (?:of|for))?)(?: (?<target>.+))?$`,
      'd',
    ),
    changes: () => ({ repeat: null }),
  },
  {
    is: new RegExp(
      source`^(?<target>.+?) (?:shouldn't|should not|no longer|doesn't|does not|
      should no longer)(?: (?:need|have|needs|has) to)? (?:repeat|recur)s?(?: .*)?$`,
      'd',
    ),
    changes: () => ({ repeat: null }),
  },
  {
    is: /^(?:prioriti[sz]e|de-?prioriti[sz]e) (?<target>.+)$/d,
    changes: (_, __, ___, match) => ({ priority: match[0].startsWith('de') ? 4 : 1 }),
  },
  {
    is: new RegExp(
      source`^(?<value>raise|increase|lift|bump(?: up)?|lower|decrease|reduce|
      drop) (?:the )?(?:priority|urgency)(?: (?:of|for|on) (?<target>.+))?$`,
      'd',
    ),
    changes: (value) => ({ priority: /^(?:lower|decrease|reduce|drop)/.test(value) ? 4 : 1 }),
  },
  {
    is: new RegExp(
      source`^(?:change|set|update|edit|move|adjust|make|raise|lower|bump) (?:the |
        its )?(?<field>${NOUN})(?: (?:of|for|on) (?<target>.+?))? (?:to|as|at|until) (?<value>.+)$`,
      'd',
    ),
    changes: fieldChange,
  },
  {
    is: new RegExp(
      source`^(?:change|set|update|edit|move|adjust|make) (?<target>.+?)(?:'s)? (?<field>${NOUN}) (?:to|as|at|
        until) (?<value>.+)$`,
      'd',
    ),
    changes: fieldChange,
  },
  { is: /^give (?<target>.+) an? (?<field>deadline|due date) (?:of|on|by)? ?(?<value>.+)$/d, changes: fieldChange },
  {
    is: new RegExp(
      source`^give (?<target>.+?) (?<value>(?:an? )?(?:p[1-4]|(?:top|highest|high|medium|normal|
      low|lowest) priority|priority .+))$`,
      'd',
    ),
    changes: fieldChange,
  },
  {
    is: new RegExp(
      source`^(?:remind|notify|alert) me (?:(?:about|of) )?(?<target>it|this|that|
      (?:the )?(?:number |task )?\d+|the \w+ one|the .+ (?:task|thing|one)) (?<value>.+)$`,
      'd',
    ),
    changes: (_, raw, context) => reminderChange(raw, context),
  },
]

/** Tried when no division into a task and what becomes of it can be read. */
export const LOOSE_WAYS: readonly Way[] = [
  {
    is: new RegExp(
      source`^(?:(?:do|have|let's do|let's have|schedule|put) )?(?<target>.+?) (?<value>(?:(?:on|at|in|by|for) )?(?:the )?${DATEISH}.*) instead$`,
      'd',
    ),
    changes: (_, raw, context) => readChanges(raw, context),
  },
  {
    is: /^(?:postpone|put off|push back|delay|defer|procrastinate(?: on)?|hold off(?: on)?) (?<target>.+)$/d,
    changes: () => ({ postpone: { days: 1 } }),
  },
  {
    is: /^(?<target>.+?) (?:should|must|needs to|has to) (?:repeat|recur|be|happen)(?: (?:on|at|due))? (?<value>.+)$/d,
    changes: (_, raw, context) => readChanges(raw, context),
  },
]

export function fieldChange(value: string, raw: string, context: Context, match: RegExpExecArray): Changes | null {
  const field = (match.groups?.field ?? '').replace(/^due /, '').replace(/s$/, '')
  if (field === 'priority')
    return toChange('priority', priorityIn(value.trim()) ?? priorityIn(`priority ${value.trim()}`))
  if (field === 'deadline') return toChange('deadline', readWhen(raw, context)?.due)
  if (field === 'project') return { project: unquoted(raw).replace(/^#/, '') }
  if (field === 'section') return { section: unquoted(raw).replace(/^\//, '') }
  if (field === 'assignee') return { assignee: unquoted(raw) }
  if (field === 'reminder') return reminderChange(raw, context)
  if (field === 'duration') return toChange('durationMinutes', readWhen(`for ${value}`, context)?.durationMinutes)
  if (field === 'time') {
    const read = readWhen(`at ${value.replace(/^at /, '')}`, context)
    return read?.due ? { due: dueOf(read) } : null
  }
  return readChanges(raw, context)
}

/** "extend the meeting by 30 minutes" makes it longer, "by two days" later. */
function extension(value: string, _: string, context: Context, match: RegExpExecArray): Changes | null {
  const sign = /^(?:shorten|cut)/.test(match[0]) ? -1 : 1
  return later(value, context, (delay) => {
    if (match.groups?.field) return { postponeDeadline: delay }
    return delay.minutes && !delay.days && !delay.months ? { lengthen: sign * delay.minutes } : { postpone: delay }
  })
}

function later(value: string, context: Context, change: (delay: Delay) => Changes): Changes | null {
  const delay = delayIn(value, context)
  return delay ? change(delay) : null
}

const toChange = <K extends keyof Changes>(key: K, value: Changes[K] | null | undefined): Changes | null =>
  value === undefined || value === null ? null : { [key]: value }

const AHEAD =
  /^(?:(?:the|an?|one) (?<part>day|night|evening|morning)|(?<lead>.+?)) (?:before(?:hand)?|earlier|ahead|prior|in advance)(?:,? (?:at|@) (?<clock>.+))?$/
/** When on the day before, where no time is said. */
const PART_TIME: Record<string, string> = { night: '21:00', evening: '18:00', morning: '09:00' }

/** "tomorrow at 8", "30 minutes before", "the day before at 6pm". */
function reminderChange(raw: string, context: Context): Changes | null {
  const ahead = AHEAD.exec(lowered(raw).trim())?.groups
  if (ahead) {
    const { part, lead, clock } = ahead
    const { days = 0, minutes = 0, months = 0 } = part ? { days: 1 } : (delayIn(lead!, context) ?? {})
    const time = clock ? readWhen(`at ${clock}`, context)?.due?.time : PART_TIME[part ?? '']
    if (months || (clock && !(time && days && !minutes))) return null
    if (time) return { remindDaysBefore: [{ days, time }] }
    return days || minutes ? { addReminders: [{ minutesBefore: days * 1440 + minutes }] } : null
  }
  const due = timeIn(raw, context)?.due
  const at = due && readWhen(raw, context)?.due
  return at ? { addReminders: [{ at: `${at.date}T${at.time ?? '09:00'}` }] } : null
}
