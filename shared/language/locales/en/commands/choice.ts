/** A question with the commands that its answers stand for. */
import type { Command, Context, Understanding } from '../../../types.ts'
import { explain } from './explain.ts'

export type Question = NonNullable<Understanding['question']>

export const choiceOf = (command: Command, context: Context): Question['choices'][number] => ({
  label: explain([command], context).replace(/\.$/, ''),
  commands: [command],
})
