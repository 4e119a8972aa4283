import type { Recurrence } from '../../../../../shared/domain/task.ts'
import { occurrencesIfAny } from '../../../../../shared/recurrence/index.ts'
import { today } from '../../state/clock.ts'

/** The next dates of a series, from today on. */
export const nextDates = ({ rule, start }: Pick<Recurrence, 'rule' | 'start'>, limit: number): string[] =>
  occurrencesIfAny(rule, start, { from: today.value, limit }).map((wall) => wall.slice(0, 10))
