/** English commands as rules: every rule is a whole sentence, without what people wrap a wish in. */
import type { Dimension } from '../../../engine/grammar.ts'
import { undoing } from './undoing.ts'

export const commands: Record<string, Dimension> = {
  command: [...undoing],
}
