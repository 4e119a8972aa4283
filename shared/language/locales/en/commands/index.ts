/** English commands as rules: every rule is a whole sentence, without what people wrap a wish in. */
import type { Dimension } from '../../../engine/grammar.ts'
import { deleting, skipping } from './deleting.ts'
import { completing, reopening } from './ending.ts'
import { lacking } from './lacking.ts'
import { names } from './naming.ts'
import { setting, settings } from './setting.ts'
import { snoozing } from './snoozing.ts'
import { talking } from './talking.ts'
import { tasks } from './tasks.ts'
import { undoing } from './undoing.ts'
import { words } from './words.ts'

export const commands: Record<string, Dimension> = {
  ...words,
  ...talking,
  ...settings,
  command: [
    ...tasks,
    ...undoing,
    ...completing,
    ...reopening,
    ...deleting,
    ...skipping,
    ...snoozing,
    ...names,
    ...setting,
    ...lacking,
  ],
}
