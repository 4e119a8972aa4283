import { readChanges } from './changes.ts'
import type { TargetCommandKind } from './kind.ts'
import { spanOf, targetIn } from './on-target.ts'

/** The same task once more, with other values: "and again on saturday", "duplicate the dentist for friday". */
export const copyKind: TargetCommandKind<'copy'> = {
  intent: 'add',
  confirmed: 'never',
  wanted: 'any',
  readWish(reader, wish) {
    const { value } = wish
    const read = targetIn(reader, wish)
    const changes = value ? readChanges(reader, value) : {}
    // Nobody wants a whole list twice.
    if (!read || !changes || 'filter' in read.target) return undefined
    const spans = value ? [...read.spans, spanOf(reader, value, 'date')] : read.spans
    return { command: { kind: 'copy', target: read.target, changes }, spans, free: read.free }
  },
  // A model adds a task with the fields that it wants.
  tool: null,
}
