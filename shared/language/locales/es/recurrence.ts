/** Spanish recurrences: "todos los martes", "cada tres días", "una vez por semana", "el día 5 de cada mes". */
import { type Days, noDays } from '../../calendar/rule-draft.ts'
import type { Exception, RuleFound } from '../../calendar/rule-read.ts'
import { spread } from '../../calendar/spread.ts'
import type { Dimension, Rule } from '../../engine/grammar.ts'
import { type Head, headOf } from '../../engine/time.ts'

const onDays = (days: Partial<Days>): Days => ({ ...noDays(), ...days })

const weekdays: Rule<number[]>[] = [
  {
    name: 'lunes y jueves',
    pattern: '#weekday:first ([,|y|e] [los] #weekday:more)*',
    make: ({ first, more = [] }) => [first, ...more],
  },
]

const every: Rule<Head>[] = [
  { name: 'todos los días', pattern: 'todos|todas los|las #unit', make: ({ unit }) => headOf(unit, 1) },
  {
    name: 'todos los días laborables',
    pattern: '(todos los dias laborables|habiles | entre semana | cada dia laborable|habil)',
    rank: 1,
    make: () => headOf('workday', 1),
  },
  {
    name: 'todos los fines de semana',
    pattern: '(todos los fines de semana | cada fin de semana)',
    rank: 1,
    make: () => headOf('weekend', 1),
  },
  {
    name: 'todas las mañanas',
    pattern: '(todas las | cada) #part',
    make: ({ part }) => ({ ...headOf('day', 1), draft: { ...headOf('day', 1).draft, part: { name: part } } }),
  },
  {
    name: 'todos los martes',
    pattern: '(todos los | cada) <weekdays>',
    make: ({ weekdays }) => headOf('week', 1, onDays({ weekdays })),
  },
  { name: 'los lunes', pattern: 'los <weekdays>', make: ({ weekdays }) => headOf('week', 1, onDays({ weekdays })) },
  {
    name: 'cada dos fines de semana',
    pattern: 'cada <count> fines de semana',
    make: ({ count }) => (count ? headOf('weekend', count) : undefined),
  },
  {
    name: 'cada dos jueves',
    pattern: 'cada <count> #weekday',
    make: ({ count, weekday }) => (count ? headOf('week', count, onDays({ weekdays: [weekday] })) : undefined),
  },
  {
    name: 'un viernes de cada cuatro',
    pattern: 'un #weekday [de] cada <count>',
    make: ({ count, weekday }) => (count ? headOf('week', count, onDays({ weekdays: [weekday] })) : undefined),
  },
  {
    name: 'un viernes sí y otro no',
    pattern: 'un #weekday si y otro no',
    make: ({ weekday }) => headOf('week', 2, onDays({ weekdays: [weekday] })),
  },
  { name: 'un día sí y otro no', pattern: 'un dia si y otro no', make: () => headOf('day', 2) },
  {
    name: 'cada tres días',
    pattern: 'cada <count> #unit',
    make: ({ count, unit }) => (count ? headOf(unit, count) : undefined),
  },
  {
    name: 'cada dos semanas los lunes',
    pattern: 'cada <count> semanas [,] (los|el|en) <weekdays>',
    make: ({ count, weekdays }) => (count ? headOf('week', count, onDays({ weekdays })) : undefined),
  },
  { name: 'cada mes', pattern: 'cada #unit', make: ({ unit }) => headOf(unit, 1) },
  { name: 'cada semestre', pattern: 'cada semestre', make: () => headOf('month', 6) },
  { name: 'diariamente', pattern: '[a] #rule', make: ({ rule }) => headOf(rule.unit, rule.interval) },
  {
    name: 'una vez por semana',
    pattern: '<count> vez|veces (por | a la | al | cada) #unit',
    make: ({ count, unit }) => spreadOver(count, unit),
  },
  {
    name: 'el día 5 de cada mes',
    pattern: '[el] [dia] <dom> de cada mes',
    make: ({ dom }) => headOf('month', 1, onDays({ monthDays: [dom] })),
  },
  {
    name: 'el último día de cada mes',
    pattern: '[el] #ordinal dia de cada mes',
    make: ({ ordinal }) => headOf('month', 1, onDays({ monthDays: [ordinal] })),
  },
  {
    name: 'el primer lunes de cada mes',
    pattern: '[el] #ordinal #weekday de cada mes',
    make: ({ ordinal, weekday }) => headOf('month', 1, onDays({ nths: [{ nth: ordinal, weekday }] })),
  },
  {
    name: 'cada 12 de octubre',
    pattern: 'cada <dom> de #month',
    make: ({ dom, month }) => headOf('year', 1, onDays({ yearDays: [{ day: dom, month }] })),
  },
  {
    name: 'de lunes a viernes',
    pattern: 'de #weekday:from a #weekday:to',
    make: ({ from, to }) => (from < to ? headOf('week', 1, onDays({ weekdays: range(from, to) })) : undefined),
  },
  // two days may be one each, three are a habit
  {
    name: 'lunes, miércoles y viernes',
    pattern: '<weekdays>',
    make: ({ weekdays }) => (new Set(weekdays).size > 2 ? headOf('week', 1, onDays({ weekdays })) : undefined),
  },
]

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)

function spreadOver(times: number, unit: Head['draft']['unit']): Head | undefined {
  const draft = spread(times, unit)
  return draft && { draft, counted: 'schedule' }
}

const exception: Rule<Exception>[] = [
  {
    name: 'menos los domingos',
    pattern: '(menos | excepto | salvo) [los] <weekdays>',
    make: ({ weekdays }) => ({ days: onDays({ weekdays }) }),
  },
  {
    name: 'menos los fines de semana',
    pattern: '(menos | excepto | salvo) [los|el] fin|fines de semana',
    make: () => ({ days: onDays({ weekdays: [6, 7] }) }),
  },
]

const more: Rule<(found: RuleFound) => boolean>[] = [
  {
    name: 'menos los domingos',
    pattern: '[,] <exception>',
    make:
      ({ exception }) =>
      (found) =>
        found.exceptions.push(exception) > 0,
  },
]

export const recurrence: Record<string, Dimension> = { weekdays, every, exception, more }
