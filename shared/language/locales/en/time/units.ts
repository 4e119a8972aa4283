/** Units, seasons and years by what stands before them: "the week", "end of month", "in autumn", "by 2014", "week of march 3". */
import type { Clause, Unit } from '../../../calendar/values.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import { current, PERIODS } from './period.ts'
import type { Piece, Said } from './piece.ts'

interface UnitAlone {
  unit: Unit
  clause: Clause
}

const unitAlone: Rule<UnitAlone>[] = [
  {
    name: 'week',
    pattern: '#unit&!plural&!ordinal',
    make: ({ unit }, { source }) => (PERIODS.has(unit) ? { unit, clause: current(source, unit) } : undefined),
  },
  {
    name: 'work week',
    pattern: 'work|working|business week',
    make: (_, { source }) => ({ unit: 'workweek', clause: current(source, 'workweek') }),
  },
  {
    name: 'week end',
    pattern: 'week end',
    make: (_, { source }) => ({ unit: 'weekend', clause: current(source, 'weekend') }),
  },
]

/** "end of", "the last day", "the 1st" have their unit behind them. */
const isOpen = ({ fields }: Clause): boolean =>
  fields?.edge !== undefined || fields?.pick !== undefined || fields?.day !== undefined

/** "the week", "my day", "for the day", "end of month". */
function inUnit({ unit, clause }: UnitAlone, { prefix: { article, word, introduces }, clause: before }: Said) {
  if (isOpen(before)) {
    // "the first of the month" is the next one, "end of day" that of the day that is said
    const hasEdge = before.fields!.edge !== undefined
    const isSaid = unit === 'month' ? !hasEdge && word === 'of' : unit === 'day' && hasEdge
    return isSaid ? {} : clause
  }
  if (word === 'my') return unit === 'day' || unit === 'weekend' ? clause : undefined
  if (!article) return undefined
  return unit === 'weekend' || word === 'for' || (introduces && unit !== 'day') ? clause : undefined
}

const isIntroduced = ({ prefix, clause }: Said): boolean => prefix.introduces || clause.introduced === true

const YEAR_WORDS = new Set(['before', 'by', 'until', 'till', 'through', 'thru', 'after', 'since'])
/** "at 1900", "before 1930": of a year that is over, the time of day. */
const mayBeTime = (year: number, { prefix: { clock, word } }: Said, { source }: Place): boolean =>
  clock && year % 100 < 60 && (year < Number(source.context.now.slice(0, 4)) || !YEAR_WORDS.has(word))

export const inUnits: Rule<Piece>[] = [
  {
    name: 'the week',
    pattern: '<unitAlone:alone>',
    make:
      ({ alone }) =>
      (said) =>
        inUnit(alone, said),
  },
  {
    name: 'dinner with mom weekend',
    pattern: '<unitAlone:alone>',
    unlessBefore: '<nounOrMore>',
    unlessAfter: '#unit | long',
    make: ({ alone: { unit, clause } }) =>
      unit === 'weekend'
        ? (said) =>
            said.prefix.article || said.prefix.word === 'my' || isOpen(said.clause)
              ? undefined
              : { ...clause, weak: 'edge' }
        : undefined,
  },
  {
    name: 'in autumn',
    pattern: '#season',
    unlessAfter: 'to',
    make:
      ({ season }) =>
      (said) =>
        isIntroduced(said) ? { fields: { season } } : undefined,
  },
  {
    name: 'the year 2020',
    pattern: 'year <year>',
    make:
      ({ year }) =>
      () => ({ fields: { year } }),
  },
  // "read 1984"
  {
    name: '2014',
    pattern: '<year>',
    unlessAfter: '("$" | € | £ | # | / | . | - | "+" | :) ~',
    make: ({ year }, place) => {
      const isWord = place.source.tokens[place.from]!.kind === 'word'
      return (said) => {
        const isSaid = isIntroduced(said)
        if ((isWord && !isSaid) || mayBeTime(year, said, place)) return undefined
        return { fields: { year }, weak: isSaid ? undefined : 'alone' }
      }
    },
  },
  {
    name: 'week of march 3',
    pattern: '(#unit of|commencing|beginning|starting | wc | w / ~ c) (on|the|from)* <clause:anchor>',
    make: ({ unit = 'week', anchor }) =>
      unit === 'week' || unit === 'weekend'
        ? () => ({ ...anchor, fields: { ...anchor.fields }, weekOf: unit, weak: undefined })
        : undefined,
  },
]

export const units: Record<string, Dimension> = { unitAlone }
