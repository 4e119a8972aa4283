/** A part of a stretch: "am letzten Freitag im Mai", "die ersten zwei Wochen", "Ende März", "Monatsende". */
import type { Clause, Edge, Pick, Unit } from '../../../calendar/values.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { unitFromNow } from '../../../engine/pieces.ts'

const withField = (clause: Clause, more: NonNullable<Clause['fields']>): Clause => ({
  ...clause,
  fields: { ...clause.fields, ...more },
  introduced: true,
})

const nth: Rule<number>[] = [
  { name: 'zweiter', pattern: '#ordinal', make: ({ ordinal }) => ordinal },
  { name: '2.', pattern: '#number ~ .', make: ({ number }) => (number > 0 && number < 32 ? number : undefined) },
  { name: 'letzter', pattern: 'letzte|letzten|letzter|letztes|letztem', make: () => -1 },
  { name: 'vorletzter', pattern: 'vorletzte|vorletzten|vorletzter|vorletztes', make: () => -2 },
]

const pick = (nth: number, of: Pick['of'], weekday = 1, count = 1): Pick => ({ nth, of, weekday, count })
const PICKED: Partial<Record<Unit, Pick['of']>> = {
  day: 'day',
  workday: 'workday',
  week: 'week',
  weekend: 'weekend',
  month: 'month',
}

const ON = '[am|an|in|der|die|das|den|dem|vom|zum] [dem|der|den]'

const picked: Rule<Clause>[] = [
  {
    name: 'am letzten Freitag im Mai',
    pattern: `${ON} <nth> #weekday&!plural [im|des|der|in] <stretch>`,
    make: ({ nth, weekday, stretch }) => withField(stretch, { pick: pick(nth, 'weekday', weekday) }),
  },
  {
    name: 'letzter Freitag im Monat',
    pattern: `${ON} <nth> #weekday&!plural im monat`,
    make: ({ nth, weekday }) => withField({}, { pick: pick(nth, 'weekday', weekday) }),
  },
  {
    name: 'am letzten Tag des Monats',
    pattern: `${ON} <nth> #unit <stretch>`,
    make: ({ nth, unit, stretch }) => {
      const of = PICKED[unit as Unit]
      return of && withField(stretch, { pick: pick(nth, of) })
    },
  },
  {
    name: 'am ersten Werktag im Monat',
    pattern: `${ON} <nth> #unit im monat`,
    make: ({ nth, unit }) => {
      const of = PICKED[unit as Unit]
      return of && of !== 'month' ? withField({}, { pick: pick(nth, of) }) : undefined
    },
  },
  {
    name: 'in den ersten zwei Wochen im Mai',
    pattern: '[in] [den|die] (#ordinal | letzten) <count> #unit <stretch>',
    make: ({ ordinal, count, unit, stretch }) => {
      const of = PICKED[unit as Unit]
      return of && Number.isInteger(count) ? withField(stretch, { pick: pick(ordinal ?? -1, of, 1, count) }) : undefined
    },
  },
]

const EDGES: Record<string, [Edge, Unit]> = {
  monatsende: ['end', 'month'],
  monatsanfang: ['start', 'month'],
  monatsmitte: ['middle', 'month'],
  jahresende: ['end', 'year'],
  jahresanfang: ['start', 'year'],
  jahresmitte: ['middle', 'year'],
  quartalsende: ['end', 'quarter'],
  quartalsanfang: ['start', 'quarter'],
  wochenanfang: ['start', 'week'],
  wochenbeginn: ['start', 'week'],
  wochenmitte: ['middle', 'week'],
}

const edges: Rule<Clause>[] = [
  {
    name: 'Ende März',
    pattern: '[am|gegen|zum|zu|ab|seit] #edge <stretch>',
    make: ({ edge, stretch }) => withField(stretch, { edge }),
  },
  {
    name: 'Monatsende',
    pattern: `[am|zum|gegen|zu] ${Object.keys(EDGES).join('|')}`,
    make: (_, { source, to }) => {
      const [edge, unit] = EDGES[source.tokens[to - 1]!.text]!
      return withField(unitFromNow(source, unit, 0), { edge })
    },
  },
  { name: 'im Spätsommer', pattern: 'im spätsommer', make: () => ({ fields: { season: 1, edge: 'late' } }) },
]

export const partsOfPeriods: Record<string, Dimension> = { nth, picked, edges }
