/** Of what a rule is said: "of every 3 months", "in each year"; and how many units it steps: "other", "3rd", "couple of". */
import type { Unit } from '../../../calendar/values.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'

/** A unit that a rule may step by; minutes are the shortest. */
const UNITS = new Set<Unit>(
  'minute hour day workday week weekend fortnight month quarter year decade'.split(' ') as Unit[],
)

/** How many units, and which. */
export interface Step {
  unit: Unit
  interval: number
}

const unitOfRule: Rule<Unit>[] = [
  { name: 'weeks', pattern: '<unit>', make: ({ unit }) => (UNITS.has(unit) ? unit : undefined) },
  { name: 'week day', pattern: 'week day|days', make: () => 'workday' },
]

/** Of a range the first counts, as in "in 2-3 days". */
const howMany: Rule<number>[] = [
  { name: '3', pattern: '[a] <count>', make: ({ count }) => count },
  {
    name: '2-3',
    pattern: '<count> -|to|or <count:more>',
    make: ({ count, more }) => (more > count ? count : undefined),
  },
]

/** Steps of more than one, counted. */
const steps: Rule<Step>[] = [
  { name: '3 weeks', pattern: '<howMany> <unitOfRule>', make: ({ howMany, unitOfRule }) => step(unitOfRule, howMany) },
  {
    name: '3d',
    pattern: '[#number -|to|or] #number:count <unitBehindDigits>',
    make: ({ number, count, unitBehindDigits }) =>
      UNITS.has(unitBehindDigits) && count > 0 ? step(unitBehindDigits, number ?? count) : undefined,
  },
]
const step = (unit: Unit, interval: number): Step => ({ unit, interval })

/** What stands behind the days of a rule: "of the month", or with "every" that it repeats. */
const of: Rule<Step & { every: boolean }>[] = [
  {
    name: 'of the month',
    pattern: '(of [the|a] | in the|a) <unitOfRule>',
    make: ({ unitOfRule }) => ({ ...step(unitOfRule, 1), every: false }),
  },
  {
    name: 'of every month',
    pattern: '[of|in] #every <unitOfRule>',
    make: ({ unitOfRule }) => ({ ...step(unitOfRule, 1), every: true }),
  },
  {
    name: 'of every other month',
    pattern: '[of|in] #every other|second <unitOfRule>',
    make: ({ unitOfRule }) => ({ ...step(unitOfRule, 2), every: true }),
  },
  {
    name: 'of every third month',
    pattern: '[of|in] #every <ordinal> <unitOfRule>',
    make: ({ ordinal, unitOfRule }) => ({ ...step(unitOfRule, ordinal), every: true }),
  },
  { name: 'of every 3 months', pattern: '[of|in] #every <steps>', make: ({ steps }) => ({ ...steps, every: true }) },
]

export const recurringUnits: Record<string, Dimension> = { unitOfRule, howMany, steps, of }
