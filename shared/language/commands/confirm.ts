import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'

/** Yes to what was proposed: only a person can say it. */
export const confirmKind: CommandKind<'confirm'> = {
  intent: null,
  confirmed: 'never',
  readWish: () => plain({ kind: 'confirm' }),
  tool: null,
}
