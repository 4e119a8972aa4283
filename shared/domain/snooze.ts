import { isInRange, LAST_DATE } from './bounds.ts'
import { Refusal } from './refusal.ts'
import type { Task } from './task.ts'

/**
 * What is told when a task's reminder is put off.
 *
 * @param at epoch milliseconds
 * @throws Refusal for an instant beyond the dates that can be written
 */
export function snoozeTask(task: Task, at: number): { task: Task; until: string } {
  const instant = new Date(at)
  const until = Number.isNaN(instant.getTime()) ? '' : instant.toISOString()
  if (!isInRange(until))
    throw new Refusal('invalid-request', `Nothing was stored: you can be reminded until ${LAST_DATE}, not later.`)
  return { task, until }
}
