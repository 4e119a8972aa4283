/** Filters within filters, and stretches of time, in words: the same parts in each language, which has the words for them. */
import { addDays, splitWall } from '../time/civil.ts'
import type { Locale } from './locale.ts'
import type { Context, Filter, Range } from './types.ts'

export interface FiltersWithin {
  /** "(due today or overdue)": in brackets where it is of several parts */
  grouped(filter: Filter, context: Context): string
  /** "due today and #Work"; empty for none */
  joined(filters: Filter[], word: string, context: Context): string
}

export function createFiltersWithin(describe: Locale['describeFilter']): FiltersWithin {
  function grouped(filter: Filter, context: Context): string {
    const inner = 'and' in filter ? filter.and : 'or' in filter ? filter.or : []
    const words = describe(filter, context)
    return inner.length > 1 ? `(${words})` : words
  }
  return {
    grouped,
    joined: (filters, word, context) =>
      filters.map((each) => (filters.length > 1 ? grouped(each, context) : describe(each, context))).join(` ${word} `),
  }
}

export interface RangeWords {
  /** "from" where there is no end */
  since: string
  until: string
  /** "from" before an end */
  from: string
  when: Locale['describeWhen']
}

/** "due from monday until friday"; the whole of one day is that day. */
export function createRangeInWords({ since, until, from: begin, when }: RangeWords) {
  return (word: string, { from, to }: Range, context: Context): string => {
    const say = (wall: string) => when(splitWall(wall), context)
    if (!from && !to) return word
    if (!to) return `${word} ${since} ${say(from!)}`
    const last = to.length === 10 ? addDays(to, -1) : to
    if (!from) return `${word} ${until} ${say(last)}`
    return from.slice(0, 10) === last.slice(0, 10) && to.length === 10
      ? `${word} ${say(from)}`
      : `${word} ${begin} ${say(from)} ${until} ${say(last)}`
  }
}
