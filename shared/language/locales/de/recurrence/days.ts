/** Days that recur: "montags und donnerstags", "Mo-Fr", "am ersten und dritten Montag", "den 1. und 15." */
import { type Days, noDays } from '../../../calendar/rule-draft.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'

/** Weekdays from one to another. */
export const span = (from: number, to: number): number[] =>
  Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => ((from - 1 + i) % 7) + 1)

const AND = '(und|oder|sowie|,|&|/|+)'
const on = (weekdays: number[]): Days => ({ ...noDays(), weekdays })

/** Weekdays by name, one or several. */
const weekdaysIn: Rule<number[]>[] = [
  {
    name: 'Montag und Donnerstag',
    pattern: `#weekday&!part&!plural [~ .] (${AND} [und] [am|an|den] #weekday:more [~ .])*`,
    make: ({ weekday, more }) => [weekday, ...more],
  },
  {
    name: 'Montag bis Freitag',
    pattern: '#weekday&!part&!plural [~ .] (bis|-) #weekday:to [~ .]',
    make: ({ weekday, to }) => span(weekday, to),
  },
  { name: 'Wochenende', pattern: 'wochenende|wochenenden', make: () => [6, 7] },
  {
    name: 'Werktage',
    pattern: 'werktag|werktagen|arbeitstag|arbeitstagen|wochentag|wochentagen',
    make: () => [1, 2, 3, 4, 5],
  },
]

/** What is said of a weekday so that it recurs. */
const weekly: Rule<number[]>[] = [
  {
    name: 'montags und donnerstags',
    pattern: `#weekday&plural&!part (${AND} [und] #weekday&plural:more)*`,
    make: ({ weekday, more }) => [weekday, ...more],
  },
  {
    name: 'montags bis freitags',
    pattern: '#weekday&plural&!part (bis|-) #weekday:to',
    make: ({ weekday, to }) => span(weekday, to),
  },
  {
    name: 'werktags',
    pattern: 'werktags|wochentags | (an werktagen|arbeitstagen|wochentagen) | unter der woche',
    make: () => [1, 2, 3, 4, 5],
  },
  { name: 'wochenends', pattern: 'wochenends | (an wochenenden | an den wochenenden)', make: () => [6, 7] },
]

/** "erster und dritter": which ones of a month. */
const nths: Rule<number[]>[] = [
  { name: 'erster und dritter', pattern: `<nth> (${AND} [den] <nth:more>)*`, make: ({ nth, more }) => [nth, ...more] },
]

const doms: Rule<number[]>[] = [
  { name: '1. und 15.', pattern: `<dom> (${AND} [am|den|zum] <dom:more>)*`, make: ({ dom, more }) => [dom, ...more] },
  { name: 'Monatserster', pattern: 'monatserster|monatsersten|monatserste', make: () => [1] },
  { name: 'Monatsletzter', pattern: 'monatsletzter|monatsletzten|monatsletzte', make: () => [-1] },
]

const OF_MONTH = '(im monat | des monats | eines monats | jeden|jedes monats | pro monat | eines jeden monats)'

/** Days by their place in the month. */
const monthly: Rule<Days>[] = [
  {
    name: 'erster Montag im Monat',
    pattern: `<nths> #weekday&!plural&!part ${OF_MONTH}`,
    make: ({ nths, weekday }) => nthWeekdays(nths, weekday),
  },
  {
    name: 'letzter Tag im Monat',
    pattern: `<nths> tag ${OF_MONTH}`,
    make: ({ nths }) => ({ ...noDays(), monthDays: nths }),
  },
  {
    name: 'letzter Werktag im Monat',
    pattern: `<nths> werktag|arbeitstag ${OF_MONTH}`,
    make: ({ nths }) => ({ ...noDays(), workdays: nths }),
  },
  {
    name: '1. und 15. des Monats',
    pattern: `<doms> ${OF_MONTH}`,
    make: ({ doms }) => ({ ...noDays(), monthDays: doms }),
  },
]

export const nthWeekdays = (nths: number[], weekday: number): Days | undefined =>
  nths.every((nth) => nth <= 5) ? { ...noDays(), nths: nths.map((nth) => ({ nth, weekday })) } : undefined

/** Kinds of days that an exception takes away, as `Days`. */
const kinds: Rule<Days>[] = [
  { name: 'mittwochs', pattern: '<weekly>', make: ({ weekly }) => on(weekly) },
  { name: 'mittwoch', pattern: '[am|an|den|der|dem] <weekdaysIn>', make: ({ weekdaysIn }) => on(weekdaysIn) },
  {
    name: 'im August',
    pattern: `[im|in] #month (${AND} [im] #month:more)*`,
    make: ({ month, more }) => ({ ...noDays(), months: [month, ...more] }),
  },
  {
    name: 'am letzten Freitag im Monat',
    pattern: '[am|an|dem|den] [dem|den] <monthly>',
    make: ({ monthly }) => monthly,
  },
]

export const recurringDays: Record<string, Dimension> = { weekdaysIn, weekly, nths, doms, monthly, kinds }
