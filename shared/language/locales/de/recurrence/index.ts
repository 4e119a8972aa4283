/** German recurrences: heads, and what stands behind them. */

import { holidayRule } from '../../../calendar/holidays.ts'
import { hoursOf } from '../../../calendar/parts.ts'
import { type Days, isFree, noDays, type RuleDraft } from '../../../calendar/rule-draft.ts'
import { addTime, minutesOf, setDuration } from '../../../calendar/rule-parts.ts'
import type { Exception, RuleFound } from '../../../calendar/rule-read.ts'
import { oneDay } from '../../../calendar/solve.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { nthWeekdays, recurringDays } from './days.ts'
import { recurringHeads } from './every.ts'

const MAX_COUNT = 1000

const exception: Rule<Exception>[] = [
  { name: 'Art von Tagen', pattern: '<kinds>', make: ({ kinds }) => ({ days: kinds }) },
  { name: 'Feiertag', pattern: '[an|am|zu|in] [den|dem] <holiday>', make: ({ holiday }) => ({ holiday }) },
  {
    name: 'Datum',
    pattern: '[an|am|in] [den|dem|der] <phrase>',
    make: ({ phrase }) => (phrase.bound || phrase.clock ? undefined : { clause: phrase }),
    rank: -1,
  },
]

function takeMonthly(draft: RuleDraft, days: Days | undefined): boolean {
  if (draft.unit !== 'month' || !isFree(draft.days) || !days) return false
  Object.assign(draft.days, days)
  return true
}

const EXCEPT =
  '(außer | ausgenommen | ausser | bis auf | nur nicht | aber nicht | jedoch nicht | ohne | nicht an|am|im|in | mit ausnahme von|des|der)'

/** What a rule takes from behind its head; false when it does not fit. */
const more: Rule<(found: RuleFound) => boolean>[] = [
  {
    name: 'außer mittwochs',
    pattern: `[(, | "(")] ${EXCEPT} <exception:first> ((,|und|oder|sowie) <exception:others>)* [")"]`,
    make:
      ({ first, others }) =>
      (found) => {
        found.exceptions.push(first, ...others)
        return true
      },
  },
  {
    name: 'nicht samstags',
    pattern: '[(, | "(")] nicht <weekly> [")"]',
    make:
      ({ weekly }) =>
      (found) => {
        found.exceptions.push({ days: { ...noDays(), weekdays: weekly } })
        return true
      },
  },
  {
    name: 'und freitags',
    pattern: '[,] und|& [<each>] [am|an|den] (<weekdaysIn> | <weekly>)',
    make:
      ({ weekdaysIn = [], weekly = [] }) =>
      ({ drafts }) => {
        const { unit, days } = drafts.at(-1)!
        if (unit !== 'week' || !days.weekdays.length) return false
        days.weekdays.push(...weekdaysIn, ...weekly)
        return true
      },
  },
  {
    name: 'montags',
    pattern: '[immer|jeweils] <weekly>',
    make:
      ({ weekly }) =>
      ({ drafts }) => {
        const { unit, days } = drafts.at(-1)!
        if (unit !== 'week' || days.weekdays.length) return false
        days.weekdays.push(...weekly)
        return true
      },
  },
  {
    name: 'am letzten Freitag',
    pattern: '[immer|jeweils] [am|an|den|dem] <nths> #weekday&!plural&!part',
    make:
      ({ nths, weekday }) =>
      ({ drafts }) =>
        takeMonthly(drafts.at(-1)!, nthWeekdays(nths, weekday)),
  },
  {
    name: 'am letzten Tag',
    pattern: '[immer|jeweils] [am|an|den|dem] <nths> tag',
    make:
      ({ nths }) =>
      ({ drafts }) =>
        takeMonthly(drafts.at(-1)!, { ...noDays(), monthDays: nths }),
  },
  {
    name: 'am letzten Werktag',
    pattern: '[immer|jeweils] [am|an|den|dem] <nths> werktag|arbeitstag',
    make:
      ({ nths }) =>
      ({ drafts }) =>
        takeMonthly(drafts.at(-1)!, { ...noDays(), workdays: nths }),
  },
  {
    name: 'an Weihnachten',
    pattern: '(an|am|zu|zum) [den|dem|das] <holiday>',
    make:
      ({ holiday }) =>
      (found) => {
        const draft = found.drafts.at(-1)!
        if (draft.unit !== 'year' || !isFree(draft.days)) return false
        const yearly = holidayRule(holiday)
        if (yearly) Object.assign(draft.days, yearly)
        else found.holiday = holiday
        return true
      },
  },
  {
    name: 'und 20 Uhr',
    pattern: '(und|,|sowie|&) [um] (<clock> | <bareClock>)',
    make:
      ({ clock, bareClock }) =>
      (found) => {
        const draft = found.drafts.at(-1)!
        if (!draft.times.length) return false
        addTime(found, minutesOf(clock ?? bareClock, draft.part ?? undefined))
        return true
      },
  },
  {
    name: 'und Abend',
    pattern: 'und [<each>] #part&!weekday',
    make:
      ({ part }, { source }) =>
      (found) => {
        const draft = found.drafts.at(-1)!
        if (!draft.part || draft.times.length) return false
        addTime(found, hoursOf(draft.part, source.context).at)
        addTime(found, hoursOf({ name: part }, source.context).at)
        return true
      },
  },
  {
    name: 'zehnmal',
    pattern: '[,] [insgesamt|genau|nur|noch|bis] <times> [insgesamt|lang]',
    make:
      ({ times }) =>
      (found) => {
        if (found.count !== undefined || times > MAX_COUNT) return false
        found.count = times
        return true
      },
  },
  {
    name: 'ab Montag',
    pattern: '[,] beginnend|startend|angefangen|los [am|ab|mit|im] <phrase>',
    make:
      ({ phrase }) =>
      (found) => {
        if (found.start || phrase.until) return false
        const { clock, part: _part, bound: _bound, ...start } = phrase
        found.start = start
        if (clock) addTime(found, minutesOf(clock, phrase.part))
        return true
      },
  },
  {
    name: 'im August',
    pattern: 'im|in #month ((,|und) [im] #month:others)*',
    make:
      ({ month, others }) =>
      ({ drafts }) => {
        const { days, unit } = drafts.at(-1)!
        if (days.months.length || unit === 'year') return false
        days.months.push(month, ...others)
        return true
      },
  },
  {
    name: 'von April bis September',
    pattern: '[von] #month:from (bis|-) #month:to',
    make:
      ({ from, to }) =>
      ({ drafts }) => {
        const { days, unit } = drafts.at(-1)!
        if (days.months.length || unit === 'year') return false
        days.months.push(...Array.from({ length: ((to - from + 12) % 12) + 1 }, (_, i) => ((from - 1 + i) % 12) + 1))
        return true
      },
  },
  {
    name: 'zehn Minuten',
    pattern: '<span>',
    make:
      ({ span }) =>
      (found) =>
        found.durationMinutes === null && setDuration(found, span),
  },
  {
    name: 'diese Woche',
    pattern: '<periods>',
    make:
      ({ periods: { period } }, { source }) =>
      (found) => {
        if (!period || period.to - period.from < 2 || found.start || found.until || found.span) return false
        found.start = { period: { ...period, ...oneDay(Math.max(period.from, source.today)) } }
        found.until = { period: oneDay(period.to - 1) }
        return true
      },
  },
  {
    name: 'im Monat',
    pattern: 'im monat',
    make:
      () =>
      ({ drafts }) =>
        drafts.at(-1)!.unit === 'month',
  },
]

export const recurrence: Record<string, Dimension> = { ...recurringDays, ...recurringHeads, exception, more }
