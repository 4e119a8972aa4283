/** What stands behind the head of a rule and is said of it: "at 15 past", "on the hour", "and evening", "after completion", "weekends excluded". */
import { fromDayNumber } from '../../../../time/civil.ts'
import { hoursOf } from '../../../calendar/parts.ts'
import { isFree } from '../../../calendar/rule-draft.ts'
import { addTime } from '../../../calendar/rule-parts.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import type { Take } from './piece.ts'

/** A minute of every hour, from the next one on. */
const minuteOfHour =
  (minute: number, { source }: Place): Take =>
  (found) => {
    const { unit, times } = found.drafts.at(-1)!
    if (unit !== 'hour' || times.length || minute > 59) return false
    addTime(found, Math.floor(source.minute / 60) * 60 + minute + (minute > source.minute % 60 ? 0 : 60))
    return true
  }

const PAST = '[minutes|mins|min] past|after [the|every|each] [hour]'

const more: Rule<Take>[] = [
  { name: 'for 3 weeks', pattern: '<ruleLength>', make: ({ ruleLength }) => ruleLength },
  { name: 'at :15', pattern: '[at|on] : #number', make: ({ number }, place) => minuteOfHour(number, place) },
  {
    name: 'at 15 past the hour',
    pattern: `[at|on] <cardinal> ${PAST}`,
    make: ({ cardinal }, place) => minuteOfHour(cardinal, place),
  },
  { name: 'at quarter past', pattern: `[at|on] [a] quarter ${PAST}`, make: (_, place) => minuteOfHour(15, place) },
  { name: 'at half past', pattern: `[at|on] [a] half ${PAST}`, make: (_, place) => minuteOfHour(30, place) },
  {
    name: 'on the hour',
    pattern: 'on the hour | at the top of the hour',
    make:
      () =>
      ({ drafts }) => {
        const draft = drafts.at(-1)!
        if (draft.unit !== 'hour') return false
        draft.window ??= { from: 0, to: 23 }
        return true
      },
  },
  {
    name: 'and evening',
    pattern: 'and|& #part&!day',
    make:
      ({ part: name }, { source }) =>
      (found) => {
        const { part } = found.drafts.at(-1)!
        if (!part) return false
        for (const each of [part, { name }]) addTime(found, hoursOf(each, source.context).at)
        return true
      },
  },
  {
    name: 'after completion',
    pattern: '[,] <done>',
    make: () => (found) => {
      found.counted = 'completion'
      return true
    },
  },
  {
    name: 'weekends excluded',
    pattern: '[,] <days> excluded|excepted|off|exempt',
    make:
      ({ days }) =>
      (found) => {
        found.exceptions.push({ days })
        return true
      },
  },
  {
    name: 'on this date',
    pattern: 'on this|the day|date|same [day|date]',
    make:
      (_, { source }) =>
      ({ drafts }) => {
        const { unit, days } = drafts.at(-1)!
        if (unit !== 'year' || !isFree(days)) return false
        const { month, day } = fromDayNumber(source.today)
        days.yearDays.push({ month, day })
        return true
      },
  },
  {
    name: 'every month 18th',
    pattern: '[the] #number ~ st|nd|rd|th',
    unlessBefore: '#word&!closer',
    make:
      ({ number }) =>
      ({ drafts }) => {
        const { unit, days } = drafts.at(-1)!
        if (unit !== 'month' || !isFree(days) || number > 31) return false
        days.monthDays.push(number)
        return true
      },
  },
  { name: 'this week', pattern: '<within>', make: ({ within }) => within },
  // says nothing that the rule does not
  { name: 'thereafter', pattern: 'thereafter|afterwards | after that | from then on', make: () => () => true },
  { name: 'of the month', pattern: 'of the month|year', make: () => () => true },
]

export const behindHead: Record<string, Dimension> = { more }
