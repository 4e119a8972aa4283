/** Days by their name or their distance from today: "am Freitagabend", "morgen früh", "in der Nacht auf Sonntag". */
import { oneDay, solve } from '../../../calendar/solve.ts'
import type { Clause } from '../../../calendar/values.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'

const weekdays: Rule<Clause>[] = [
  { name: 'Freitag', pattern: '#weekday&!plural&!weak&!part', make: ({ weekday }) => ({ fields: { weekday } }) },
  {
    name: 'Fr.',
    pattern: '#weekday&weak [~ .]',
    unlessAfter: 'to|o',
    make: ({ weekday }) => ({ fields: { weekday }, weak: 'alone' }),
  },
  {
    name: 'Do 9-10',
    pattern: '#weekday&weak [~ .]',
    unlessAfter: 'to|o',
    onlyBefore: '#number -|.|: #number',
    rank: 1,
    make: ({ weekday }) => ({ fields: { weekday }, introduced: true }),
  },
  {
    name: 'am Freitag',
    pattern: 'am|den|der|an|zum|für [diesem|dem|den] #weekday&!plural&!part [~ .]',
    unlessAfter: 'to',
    make: ({ weekday }) => ({ fields: { weekday }, introduced: true }),
  },
  {
    name: 'Freitagabend',
    pattern: '[am|den|für] #weekday&part&!plural',
    make: ({ weekday, part }) => ({ fields: { weekday }, part: { name: part }, introduced: true }),
  },
  {
    name: 'Sa Vormittag',
    pattern: '#weekday&weak [~ .] (#part&!weekday | morgen|früh)',
    make: ({ weekday, part = 'morning' }) => ({ fields: { weekday }, part: { name: part }, introduced: true }),
  },
  {
    name: 'Freitag Morgen',
    pattern: '[am|den|für] #weekday&!part&!plural morgen|früh',
    make: ({ weekday }) => ({ fields: { weekday }, part: { name: 'morning' }, introduced: true }),
  },
]

const days: Rule<Clause>[] = [
  ...weekdays,
  {
    name: 'heute',
    pattern: '[noch|erst|für|schon] #day',
    make: ({ day }, { source }) => ({ period: oneDay(source.today + day) }),
  },
  {
    name: 'heute noch',
    pattern: '[für] #day noch',
    make: ({ day }, { source }) => ({ period: oneDay(source.today + day) }),
  },
  {
    name: 'heute oder morgen',
    pattern: '#day:first oder [erst] #day',
    make: ({ first, day }, { source }) => ({
      period: oneDay(source.today + first),
      until: { period: oneDay(source.today + day) },
    }),
  },
  {
    name: 'Montag oder Dienstag',
    pattern: '[am] #weekday&!plural:first oder [am] #weekday',
    make: ({ first, weekday }) => ({ fields: { weekday: first }, until: { fields: { weekday } }, introduced: true }),
  },
  {
    name: 'heute Morgen',
    pattern: '[noch|für] heute|heut morgen|früh',
    make: (_, { source }) => ({ period: oneDay(source.today), part: { name: 'morning' } }),
  },
  {
    name: 'morgen früh',
    pattern: '[für] #day früh|morgen',
    make: ({ day }, { source }) => ({ period: oneDay(source.today + day), part: { name: 'morning' } }),
  },
  {
    name: 'in der Nacht auf Sonntag',
    pattern: '[in] [der] nacht [(von|vom #weekday:first)] auf|zu|zum [den] #weekday',
    make: ({ weekday }, { source }) => {
      const day = solve({ ...source, today: source.today + 1 }, { weekday })?.from
      return day === undefined ? undefined : { period: oneDay(day - 1), part: { name: 'night' } }
    },
  },
  {
    name: 'heutiger Abend',
    pattern: '[am|der] heutiger|heutigen|heutige #part',
    make: ({ part }, { source }) => ({ period: oneDay(source.today), part: { name: part } }),
  },
  {
    name: 'jetzt',
    pattern: '[genau|ab] jetzt|sofort',
    make: (_, { source }) => ({ instant: source.today * 1440 + source.minute, weak: 'alone' }),
  },
]

export const namedDays: Record<string, Dimension> = { days }
