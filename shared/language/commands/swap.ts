import type { TargetCommandKind } from './kind.ts'
import { plain, readOnTarget } from './on-target.ts'

const BOTH = { kind: 'swap', target: { shown: 'all', count: 2 } } as const

/** Each of two tasks comes when the other one was: "swap them", "swap the dentist and the haircut". */
export const swapKind: TargetCommandKind<'swap'> = {
  intent: 'update',
  confirmed: 'never',
  wanted: 'open',
  readWish: (reader, wish) => (wish.target ? readOnTarget('swap')(reader, wish) : plain(BOTH)),
  // A model changes the two dates.
  tool: null,
}
