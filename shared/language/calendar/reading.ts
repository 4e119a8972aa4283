import type { Range, When } from '../types.ts'

/** What a phrase says about a task. */
export interface Reading {
  due: When | null
  range: Range | null
  durationMinutes: number | null
}
