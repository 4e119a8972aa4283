/** What the model may call: commands, of the one table of them, and reads. All that a tool changes it stages; nothing is stored by one. */
import * as z from 'zod/mini'
import type { Task } from '../../../../shared/domain/task.ts'
import type { Turn } from '../turn.ts'
import type { Handles } from './handles.ts'
import type { ToolSpec } from './model.ts'
import type { Staging } from './staging.ts'

/** What tools work on: one turn of one person. */
export interface Desk {
  turn: Turn
  handles: Handles
  staging: Staging
  /** tasks that the answer is to show as a list */
  show(tasks: Task[]): void
  /** what waits for a yes is not to be done */
  drop(): void
}

export interface Tool {
  name: string
  description: string
  parameters: z.ZodMiniType
  /** it only looks */
  isRead: boolean
  /**
   * @param given the arguments, unchecked
   * @returns what the model is told, as JSON
   * @throws ToolArgumentError, Refusal, RecurrenceError for what the model can put right; Problem, DatabaseError
   */
  run(given: unknown, desk: Desk): Promise<unknown>
}

export function specOf({ name, description, parameters }: Tool): ToolSpec {
  const { $schema, ...schema } = z.toJSONSchema(parameters) as Record<string, unknown>
  return { name, description, parameters: schema }
}
