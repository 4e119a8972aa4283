/** One search may take so many steps and no more, so that no rule holds up the process that works it out. */
import { isWithinDays } from './cycle.ts'
import { printRule } from './print.ts'
import { RecurrenceError, type Rule } from './rule.ts'

/**
 * Steps of one search over all lines of a recurrence. A step is a period, a day or an occurrence looked at, 50 to 150 ns, so that the
 * longest search takes about 10 ms of CPU (up to 50 in a process that has just started, whose code is not compiled yet). What people
 * say needs less than a thousand. The longest that is to fit is 400 years of weeks compared with their exceptions, after which it
 * is known that none is left.
 */
const MAX_STEPS = 100_000

/** Steps that each occurrence adds which was found, so that a list of occurrences may be as long as its reader wants. */
const STEPS_FOR_EACH = 1000

/** What a line takes of the budget that it shares with the others. @throws RecurrenceError `too-complex` */
export type Spend = (steps: number) => void

export interface Budget {
  /** the share of one line; what it takes is counted apart, so that the line that took most can be named */
  openLine(name: 'RRULE' | 'EXRULE', rule: Rule): Spend
  /** takes steps that are of no single line */
  spend: Spend
  /** to be called for each occurrence of a list */
  extend(): void
}

interface Line {
  name: 'RRULE' | 'EXRULE'
  rule: Rule
  spent: number
}

export function openBudget(): Budget {
  const lines: Line[] = []
  let left = MAX_STEPS
  const spend = (steps: number) => {
    left -= steps
    if (left < 0) throw tooComplex(costliest(lines))
  }
  return {
    openLine(name, rule) {
      const line = { name, rule, spent: 0 }
      lines.push(line)
      return (steps) => {
        line.spent += steps
        spend(steps)
      }
    },
    spend,
    extend() {
      left += STEPS_FOR_EACH
    },
  }
}

/** The line to name. An exception that takes everything away costs about as much as the rule that it is compared with, and is the cause. */
function costliest(lines: Line[]): Line {
  const [first, ...others] = lines.filter(({ name, spent }) => name === 'EXRULE' && spent > MAX_STEPS / 4)
  const [one, ...rest] = first ? [first, ...others] : lines
  return rest.reduce((most, each) => (each.spent > most.spent ? each : most), one!)
}

/** Characters of a line that a message repeats. */
const SHOWN_LENGTH = 80

function tooComplex({ name, rule }: Line): RecurrenceError {
  const text = `${name}:${printRule({ rules: [rule], exRules: [], dates: [], exDates: [] })}`
  const shown = text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
  return new RecurrenceError('too-complex', `“${shown}” takes too long to work out: ${advice(name, rule)}`)
}

function advice(name: Line['name'], rule: Rule): string {
  if (rule.count !== null) return 'give it a smaller COUNT, or UNTIL instead'
  if (isWithinDays(rule.frequency)) return 'use FREQ=DAILY with BYHOUR and BYMINUTE instead'
  if (name === 'EXRULE') return 'list the days to leave out as EXDATE instead'
  return 'give it fewer BY parts, or an INTERVAL that meets them more often'
}
