/** A filter in words that the filter language reads back to the same filter. */
import { addDays, dateOf, parseDate } from '../../../../time/civil.ts'
import { rangeOfWhen } from '../../../calendar/ranges.ts'
import { periodOf } from '../../../calendar/solve.ts'
import { createFiltersWithin } from '../../../filters-within.ts'
import type { Context, Filter, Range } from '../../../types.ts'
import { describeWhen } from './dates.ts'

/** Such as "(due today or overdue) and #Work and not @waiting". */
export function describeFilter(filter: Filter, context: Context): string {
  if ('and' in filter) return joined(filter.and, 'and', context) || 'all tasks'
  if ('or' in filter) return joined(filter.or, 'or', context) || 'not all tasks'
  if ('not' in filter) return `not ${grouped(filter.not, context)}`
  return atom(filter, context)
}

const { grouped, joined } = createFiltersWithin((filter, context) => describeFilter(filter, context))

function atom(
  filter: Exclude<Filter, { and: Filter[] } | { or: Filter[] } | { not: Filter }>,
  context: Context,
): string {
  if ('all' in filter) return 'all tasks'
  if ('due' in filter) return field('due', filter.due, context)
  if ('deadline' in filter) return field('deadline', filter.deadline, context)
  if ('starts' in filter) return field('starts', filter.starts, context)
  if ('started' in filter) return { true: 'started', false: 'not started', any: 'started or not' }[`${filter.started}`]
  if ('created' in filter) return field('created', filter.created, context)
  if ('completed' in filter)
    return filter.completed.from || filter.completed.to
      ? field('completed', filter.completed, context)
      : 'completed date'
  if ('overdue' in filter) return 'overdue'
  if ('noDate' in filter) return 'no date'
  if ('hasTime' in filter) return filter.hasTime ? 'with a time' : 'without a time'
  if ('recurring' in filter) return 'recurring'
  if ('subtask' in filter) return 'subtask'
  if ('under' in filter) return 'subtasks of a task'
  if ('priority' in filter) return filter.priority === 4 ? 'no priority' : `p${filter.priority}`
  if ('label' in filter) return name('@', filter.label)
  if ('noLabels' in filter) return 'no labels'
  if ('project' in filter) return name(filter.withChildren ? '##' : '#', filter.project)
  if ('section' in filter) return name('/', filter.section)
  if ('assignee' in filter) return name('+', filter.assignee)
  if ('search' in filter) return `search "${filter.search.replace(/[\\"]/g, '\\$&')}"`
  return { open: 'open', completed: 'completed', any: 'any status' }[filter.status]
}

/** Names that would be read as something else stand in quotes. */
const name = (sign: string, value: string): string =>
  /^[\p{L}\p{N}*_-]+(?: (?!(?:and|or)\b)[\p{L}\p{N}*_-]+)*$/u.test(value)
    ? `${sign}${value}`
    : `${sign}"${value.replace(/[\\"]/g, '\\$&')}"`

function field(word: string, range: Range, context: Context): string {
  const { from, to } = range
  const isPast = word === 'created' || word === 'completed'
  const say = (wall: string) => {
    const [date, time = null] = wall.split('T') as [string, string?]
    // A weekday or month would be read as the one before.
    const isComing = isPast && date > context.now.slice(0, 10)
    return describeWhen({ date, time }, isComing ? { ...context, now: '1970-01-01T00:00' } : context)
  }
  if (from === null && to === null) return word === 'starts' ? 'start date' : word
  if (to === null) return `${word} from ${say(from!)} on`
  if (from === null) return `${word} before ${say(to)}`
  const one = rangeOfWhen({ date: from.slice(0, 10), time: from.length > 10 ? from.slice(11) : null })
  if (one.to === to) return `${word} ${say(from)}`
  const wholeDays = from.length === 10 && to.length === 10
  // What is still to come would be read as the one before.
  const isReadAsSaid = !isPast || from <= context.now.slice(0, 10)
  const period = wholeDays && isReadAsSaid && periodName(range, context)
  if (period) return `${word} ${period}`
  return wholeDays
    ? `${word} from ${say(from)} to ${say(addDays(to, -1))}`
    : `${word} from ${say(from)} until ${say(withTime(to))}`
}

const WHICH = { this: 0, next: 1, last: -1 }
const UNITS = ['week', 'weekend', 'month', 'year'] as const

/** What people call these days. */
function periodName({ from, to }: Range, { now, weekStart }: Context): string | undefined {
  const today = parseDate(now)!
  for (const [which, offset] of Object.entries(WHICH))
    for (const unit of UNITS) {
      const period = periodOf(unit, today, offset, weekStart)
      if (dateOf(period.from) === from && dateOf(period.to) === to) return `${which} ${unit}`
    }
  return undefined
}

const withTime = (wall: string): string => (wall.length > 10 ? wall : `${wall}T00:00`)
