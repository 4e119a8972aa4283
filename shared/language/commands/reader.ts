import type { Grammar } from '../engine/grammar.ts'
import type { Source } from '../engine/source.ts'
import type { QuickAdd } from '../quick-add/drafts.ts'

/** A sentence, and what its language offers to read it. */
export interface CommandReader {
  source: Source
  grammar: Grammar
  quickAdd: QuickAdd
}
